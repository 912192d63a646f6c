"""Who has to be reminded of a task today: by the rule of the body, counted in working days, or because it was urged."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import gettext as _

from agenda.access import visible_tasks
from agenda.deadlines import Standing, standing
from agenda.events import TaskReminderReceived
from agenda.follow_up import locked, note
from agenda.models import ReminderRule, Task, TaskNote
from agenda.models.reminder_rule import usual_days
from agenda.states import UNFINISHED, NoteKind
from meetings import journal
from meetings.access import must
from meetings.calendar import working_days
from people.models import Body, User
from people.refusals import BadInput

MOST_DAYS = 60  # working days ahead
MOST_STEPS = 6
REACH = timedelta(days=3 * MOST_DAYS)  # calendar days that surely hold as many working days
ANSWERS = (NoteKind.PROGRESS, NoteKind.COMPLETION, NoteKind.MORE_TIME)


@dataclass(frozen=True)
class Reminder:
    """A reminder that the person has not taken note of. `day`: when the rule last asked for one; `urging`: an entry."""

    task: Task
    standing: Standing
    day: date | None
    urging: TaskNote | None


def rule_of(body: Body) -> ReminderRule:
    """The rule of the body, or the usual one."""
    return ReminderRule.objects.filter(body=body).select_related("by").first() or ReminderRule(body=body)


def set_rule(*, body: Body, before: Iterable[int], late: int, by: User, at: datetime) -> ReminderRule:
    """Another rule from now on. Raises `BadInput` for more than `MOST_STEPS` days or days out of reach."""
    days = sorted(set(before), reverse=True)
    if len(days) > MOST_STEPS or any(not 0 <= day <= MOST_DAYS for day in days) or not 1 <= late <= MOST_DAYS:
        raise BadInput(_("Nhắc nhiều nhất 6 lần trước hạn, mỗi lần cách hạn từ 0 đến 60 ngày làm việc."))
    values = {"before": days, "late": late, "by": by, "at": at}
    return ReminderRule.objects.update_or_create(body=body, defaults=values)[0]


def reminder_days(last_day: date, rule: ReminderRule, days: list[date], today: date) -> list[date]:
    """The days up to `today` on which the rule asks for a reminder, in order.

    `days` are all working days around; 0 before is the last day itself, or the working day before it.
    """
    found = set()
    for count in rule.before:
        place = bisect_right(days, last_day) - 1 if count == 0 else bisect_left(days, last_day) - count
        if 0 <= place < len(days):
            found.add(days[place])
    found.update(days[bisect_right(days, last_day) + rule.late - 1 :: rule.late])
    return sorted(day for day in found if day <= today)


def waiting_for(user: User, today: date) -> list[Reminder]:
    """The reminders of tasks that the person's office leads, the most urgent first."""
    if user.office_id is None:
        return []
    history = Prefetch("notes", queryset=TaskNote.objects.select_related("by").order_by("number"))
    led = visible_tasks(user).filter(lead=user.office_id, state__in=UNFINISHED).prefetch_related(history)
    tasks = list(led)
    rules = _rules(tasks)
    days = _around(tasks, today)
    found = (_reminder(task, rules[task.item.meeting.body_id], days, user, today) for task in tasks)
    return [one for one in found if one is not None]


def is_reminded(user: User, task: Task, today: date) -> bool:
    """Whether a reminder of this task waits for the person."""
    return any(one.task == task for one in waiting_for(user, today))


@transaction.atomic
def receive_reminder(*, task: Task, by: User, at: datetime) -> None:
    """Takes note of what there is to be reminded of, for this person; a second tap changes nothing. `NotAllowed`."""
    task = locked(task.pk)
    why = _("Chỉ người của cơ quan chủ trì nhận nhắc việc này.")
    must(by.office_id is not None and by.office_id == task.lead_id, why)
    if is_reminded(by, task, timezone.localdate(at)):
        note(task, NoteKind.RECEIPT, "", by, at)
        journal.record(task.item.meeting, TaskReminderReceived(task=str(task.pk)), by=by, at=at)


def _rules(tasks: list[Task]) -> dict[object, ReminderRule]:
    bodies = {task.item.meeting.body_id for task in tasks}
    kept = {rule.body_id: rule for rule in ReminderRule.objects.filter(body__in=bodies)}
    return {body: kept.get(body) or ReminderRule(body_id=body, before=usual_days()) for body in bodies}


def _around(tasks: list[Task], today: date) -> list[date]:
    dated = [task.last_day for task in tasks if task.last_day]
    return working_days(min(dated) - REACH, max(*dated, today) + REACH) if dated else []


def _reminder(task: Task, rule: ReminderRule, days: list[date], user: User, today: date) -> Reminder | None:
    asked = reminder_days(task.last_day, rule, days, today) if task.last_day else []
    notes = list(task.notes.all())
    urging = next((one for one in reversed(notes) if one.kind == NoteKind.URGING), None)
    answered = [one for one in notes if _answers(one, task, user)]
    last = answered[-1] if answered else None
    given = next((one for one in notes if one.kind == NoteKind.ASSIGNMENT), None)
    since = timezone.localdate(last.at) if last else timezone.localdate(given.at) - timedelta(days=1) if given else None
    day = asked[-1] if asked and (since is None or asked[-1] > since) else None
    if urging is not None and last is not None and last.number > urging.number:
        urging = None
    return Reminder(task, standing(task, today), day, urging) if day or urging else None


def _answers(entry: TaskNote, task: Task, user: User) -> bool:
    """Whether an entry means that this person need not be reminded of anything before it."""
    if entry.kind == NoteKind.RECEIPT:
        return entry.by_id == user.pk
    return entry.kind in ANSWERS and entry.by.office_id == task.lead_id
