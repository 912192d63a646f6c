"""While a conclusion may be changed, and what exactly the chair approves."""

import hashlib
import json

from django.utils.translation import gettext as _

from agenda.locks import MeetingOver
from agenda.models import Conclusion, Item, Task
from agenda.states import ConclusionState
from meetings import checks
from meetings.states import MeetingState
from people.refusals import Refusal

# A closed meeting still has its conclusions written out; an issued or cancelled one has not.
FINAL = frozenset({MeetingState.CONCLUDED, MeetingState.CANCELLED})


class AlreadyApproved(Refusal):
    """The chair approved the conclusion; it has to be opened again before it changes."""


def ensure_not_final(item: Item) -> None:
    """Raises `MeetingOver` once the conclusions are issued, `NotReady` when a higher app stands against a change."""
    if item.meeting.state in FINAL:
        raise MeetingOver(_("Kết luận của phiên họp đã ban hành hoặc phiên họp đã hủy, không sửa được nữa."))
    checks.ensure("edit_conclusion", item.meeting)


def ensure_open(item: Item) -> Conclusion:
    """The conclusion of a locked item (an empty one is made), provided that it and its tasks may change.

    Raises `MeetingOver`, `NotReady`, `AlreadyApproved`.
    """
    ensure_not_final(item)
    conclusion, _made = Conclusion.objects.select_related("saved_by").get_or_create(item=item)
    if conclusion.state == ConclusionState.APPROVED:
        raise AlreadyApproved(_("Chủ trì đã duyệt kết luận mục %s. Mở lại kết luận trước khi sửa.") % item.position)
    return conclusion


def may_change(item: Item, conclusion: Conclusion | None) -> bool:
    """Whether the conclusion of an item may be changed as things stand, whoever asks."""
    approved = conclusion is not None and conclusion.state == ConclusionState.APPROVED
    still = item.meeting.state in FINAL or item.is_secret or approved
    return not still and all(check.ok for check in checks.before("edit_conclusion", item.meeting) if check.blocking)


def is_begun(item: Item) -> bool:
    """Whether the conclusion of an item says anything: a text, or a task."""
    conclusion = Conclusion.objects.filter(item=item).first()
    written = conclusion is not None and bool(conclusion.text.strip())
    return written or Task.objects.filter(item=item).exists()


def seen(item: Item, conclusion: Conclusion | None) -> str:
    """A short mark of the conclusion's text and tasks: who approves sends back the mark of what they saw."""
    tasks = [
        (
            str(task.pk),
            task.position,
            task.action,
            str(task.lead_id),
            task.precision,
            str(task.due),
            task.product,
            task.report_to,
            task.said,
            sorted(str(office.pk) for office in task.others.all()),
        )
        for task in Task.objects.filter(item=item).prefetch_related("others").order_by("position")
    ]
    said = json.dumps([conclusion.revision if conclusion else 0, conclusion.text if conclusion else "", tasks])
    return hashlib.sha256(said.encode()).hexdigest()[:16]
