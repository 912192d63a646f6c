"""What the fragments of a conclusion in `templates/agenda/parts/` need; pages and live regions call these alike."""

from typing import Any

from django.utils import timezone

from agenda.drafting import FINAL, is_begun, seen
from agenda.forms.tasks import TaskForm
from agenda.insertions import mismatches
from agenda.models import Item, Task
from agenda.proposals import differences, proposals
from agenda.queries import conclusion_of, tasks_of
from agenda.sentences import offered
from agenda.states import ConclusionState
from meetings.states import NOT_BEGUN
from people.models import Office


def conclusion(item: Item, *, edits: bool, approves: bool, leads: bool) -> dict[str, Any]:
    """For `conclusion.html`: the conclusion of one item with its tasks.

    `edits`: may write (`access.may_arrange`); `approves`: is the chair; `leads`: may open it again
    (`meetings.access.may_lead`). After the issue nobody changes anything.
    """
    kept, tasks = conclusion_of(item), tasks_of(item)
    approved = kept is not None and kept.state == ConclusionState.APPROVED
    changes = item.meeting.state not in FINAL and not item.is_secret
    begun = item.meeting.state not in NOT_BEGUN
    writes = changes and edits and not approved
    offers = offered(item) if changes else []
    if writes:
        against = differences(item, kept, tasks)
        for task in tasks:
            task.differences = against.get(task.pk, [])  # type: ignore[attr-defined]
    return {
        "item": item,
        "conclusion": kept,
        "tasks": tasks,
        "approved": approved,
        "edits": writes,
        "approves": changes and approves and begun and not approved and is_begun(item),
        "reopens": changes and leads and approved,
        "seen": seen(item, kept),
        "inserts": offers if writes else [],
        "mismatches": mismatches(item, kept, offers) if changes else [],
        "proposals": proposals(item, kept, tasks) if writes else [],
        "task_form": task_form(item) if writes else None,
    }


def task_form(item: Item, task: Task | None = None) -> TaskForm:
    """The empty form for a task of the item, or that of `task`; ids differ from item to item."""
    return TaskForm(
        instance=task,
        offices=Office.objects.filter(organisation=item.meeting.body.organisation),
        today=timezone.localdate(item.meeting.starts_at),
        auto_id=f"task-{task.pk if task else item.pk}-%s",
    )
