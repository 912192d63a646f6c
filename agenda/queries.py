"""What pages ask of the agenda: the floor, the drafts of conclusions, the list of tasks."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Final
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from agenda.access import visible_tasks
from agenda.deadlines import Standing, days_late, standing
from agenda.models import Conclusion, Extension, Inquiry, Item, Task, Turn
from agenda.queue import Suggestion, in_order, suggestion
from agenda.states import UNFINISHED, ExtensionState, InquiryState, TaskState, TurnState
from meetings.models import Meeting
from meetings.models.attendee import Role
from people.models import Office, User


@dataclass(frozen=True)
class Floor:
    """Who speaks on an item, who waits in the order of the queue, who has spoken, who might be called next."""

    speaking: Turn | None
    waiting: list[Turn]
    spoken: list[Turn]
    suggested: Suggestion | None


def floor_of(item: Item) -> Floor:
    """The floor of one item, in one query."""
    turns = list(Turn.objects.filter(item=item).select_related("attendee__user").order_by("asked_at"))
    return Floor(
        speaking=next((turn for turn in turns if turn.state == TurnState.SPEAKING), None),
        waiting=in_order(turn for turn in turns if turn.state == TurnState.WAITING),
        spoken=[turn for turn in turns if turn.state == TurnState.DONE],
        suggested=suggestion(turns),
    )


@dataclass(frozen=True)
class Spoken:
    """How often somebody has spoken in a meeting, and for how many seconds; turns that still run do not count."""

    times: int = 0
    seconds: int = 0


def spoken_in(meeting: Meeting) -> dict[UUID, Spoken]:
    """What each attendee, by id, has spoken in the whole meeting; who has not spoken is not in it."""
    found: dict[UUID, Spoken] = {}
    for turn in Turn.objects.filter(item__meeting=meeting, state=TurnState.DONE):
        before = found.get(turn.attendee_id, Spoken())
        found[turn.attendee_id] = Spoken(before.times + 1, before.seconds + turn.seconds())
    return found


@dataclass(frozen=True)
class Questions:
    """The questions of an item: the one that was called, those that wait, those that are dealt with."""

    called: Inquiry | None
    waiting: list[Inquiry]
    done: list[Inquiry]

    @property
    def every(self) -> list[Inquiry]:
        """All of them."""
        return [*([self.called] if self.called else []), *self.waiting, *self.done]


NOTHING_ASKED: Final = Questions(None, [], [])


def questions_of(item: Item) -> Questions:
    """The questions of one item in the order of asking, without those that were withdrawn."""
    found = Inquiry.objects.filter(item=item).exclude(state=InquiryState.WITHDRAWN)
    kept = list(found.select_related("asker__user", "to_attendee__user", "to_office").order_by("asked_at"))
    for inquiry in kept:
        inquiry.item = item
    return Questions(
        called=next((one for one in kept if one.is_open), None),
        waiting=[one for one in kept if one.state == InquiryState.WAITING],
        done=[one for one in kept if one.state == InquiryState.DONE],
    )


def conclusion_of(item: Item) -> Conclusion | None:
    """The conclusion of an item with who saved and approved it; None before the first word."""
    found = Conclusion.objects.select_related("saved_by", "approved_by").filter(item=item).first()
    if found is not None:
        found.item = item
    return found


def tasks_of(item: Item) -> list[Task]:
    """The tasks of an item with their offices, in order."""
    return list(Task.objects.filter(item=item).select_related("lead").prefetch_related("others").order_by("position"))


@dataclass(frozen=True)
class TaskRow:
    """A task as the list shows it: how it stands on the day, and by how many days it is late."""

    task: Task
    standing: Standing
    days_late: int


@dataclass(frozen=True)
class OfficeRows:
    """The tasks that one office leads."""

    office: Office
    rows: list[TaskRow] = field(default_factory=list)


def rows(tasks: Iterable[Task], today: date) -> list[TaskRow]:
    return [TaskRow(task, standing(task, today), days_late(task, today)) for task in tasks]


def by_office(shown: Iterable[TaskRow]) -> list[OfficeRows]:
    """The rows under their lead office, offices in the order of the organisation."""
    groups: dict[Office, OfficeRows] = {}
    for row in shown:
        groups.setdefault(row.task.lead, OfficeRows(row.task.lead)).rows.append(row)
    return sorted(groups.values(), key=lambda group: (group.office.position, group.office.name))


def narrowed(tasks: QuerySet[Task], show: str, today: date) -> QuerySet[Task]:
    """Those of `agenda.access.visible_tasks` that are open, late, waiting for a decision, or done; else all."""
    if show == "all" or show not in _numbers(today):
        return tasks
    return tasks.filter(_numbers(today)[show])


def task_numbers(tasks: QuerySet[Task], today: date) -> dict[str, int]:
    """How many tasks are open, late, waiting, done and there at all, in one query."""
    counted = {name: Count("pk", filter=which, distinct=True) for name, which in _numbers(today).items()}
    return tasks.order_by().aggregate(**counted, all=Count("pk", distinct=True))


def to_decide(user: User) -> int:
    """How many reported completions and requests for more time wait for this person: staff of the body or the chair."""
    chaired = Q(item__meeting__attendees__user=user, item__meeting__attendees__role=Role.CHAIR)
    followed = Q(item__meeting__body__staff__user=user) | chaired
    asked = Exists(Extension.objects.filter(task=OuterRef("pk"), state=ExtensionState.PENDING))
    return Task.objects.filter(followed, Q(state=TaskState.REPORTED) | Q(asked)).values("pk").distinct().count()


def _numbers(today: date) -> dict[str, Q]:
    asked = Exists(Extension.objects.filter(task=OuterRef("pk"), state=ExtensionState.PENDING))
    return {
        "open": ~Q(state__in=(TaskState.DONE, TaskState.STOPPED)),
        "late": Q(state__in=UNFINISHED, until__lt=today),
        "waiting": Q(state=TaskState.REPORTED) | Q(asked),
        "done": Q(state=TaskState.DONE),
    }


def leading_offices(user: User) -> QuerySet[Office]:
    """The offices that lead a task which the person sees."""
    return Office.objects.filter(pk__in=visible_tasks(user).order_by().values("lead"))
