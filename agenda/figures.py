"""How far the tasks of a body are in a period, by lead office, as they stand at the end of a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from agenda.models import Task
from agenda.states import ExtensionState, NoteKind, TaskState
from people.models import Body, Office

ROMAN = ("I", "II", "III", "IV")
COLUMNS = ("on_time", "done_late", "waiting", "going_on", "late", "stopped")


@dataclass(frozen=True)
class Period:
    """From one day to another, both included, as it is chosen ("2026-11", "2026-Q4", "2026") and written."""

    code: str
    starts: date
    ends: date

    @property
    def label(self) -> str:
        """As it is written in the language of the moment: "quý IV/2026"."""
        year, month = self.starts.year, self.starts.month
        if "Q" in self.code:
            return _("quý %(quarter)s/%(year)s") % {"quarter": ROMAN[month // 3], "year": year}
        if "-" in self.code:
            return _("tháng %(month)s/%(year)s") % {"month": month, "year": year}
        return _("năm %s") % year


def period_of(code: str) -> Period | None:
    """The month, quarter or year of a code; None for nonsense."""
    year, dash, part = code.partition("-")
    if not (year.isascii() and year.isdigit() and len(year) == 4 and 2000 <= int(year) <= 2100):
        return None
    if not dash:
        return _period(code, int(year), 1, 12)
    if part in ("Q1", "Q2", "Q3", "Q4"):
        return _period(code, int(year), int(part[1]) * 3 - 2, 3)
    if part.isascii() and part.isdigit() and len(part) == 2 and 1 <= int(part) <= 12:
        return _period(code, int(year), int(part), 1)
    return None


def _period(code: str, year: int, month: int, months: int) -> Period:
    after = year * 12 + month - 1 + months
    return Period(code, date(year, month, 1), date(after // 12, after % 12 + 1, 1) - timedelta(days=1))


@dataclass(frozen=True)
class Counted:
    """One task of the period: which column it stands in, the last day on time as it was, by how many days late."""

    task: Task
    column: str
    last_day: date | None
    days_late: int


@dataclass(frozen=True)
class Figures:
    """A line of the table: how many tasks stand in which column; what has no deadline cannot be late."""

    office: Office | None
    assigned: int
    on_time: int
    done_late: int
    waiting: int
    going_on: int
    late: int
    stopped: int

    @property
    def done(self) -> int:
        return self.on_time + self.done_late

    @property
    def base(self) -> int:
        """What the share of the done ones is taken of: all but those that were stopped."""
        return self.assigned - self.stopped


def counted(body: Body, period: Period, today: date) -> list[Counted]:
    """The tasks of the body that were open in the period, as they stood at its end, or stand at the end of `today`.

    A task is open from the day on which it was handed out until it is done and confirmed, or stopped.
    """
    until = min(period.ends, today)
    tasks = (
        Task.objects.filter(item__meeting__body=body)
        .exclude(state=TaskState.DRAFT)
        .select_related("lead", "item__meeting")
        .prefetch_related("notes", "extensions")
        .order_by("lead__position", "lead__name", "due", "item__meeting__starts_at", "item__position", "position")
    )
    return [_counted(task, until) for task in tasks if _is_open_in(task, period.starts, until)]


def figures(rows: Iterable[Counted]) -> tuple[list[Figures], Figures]:
    """The lines of the lead offices in their order, and that of all together."""
    by_office: dict[Office, list[Counted]] = {}
    everything = list(rows)
    for row in everything:
        by_office.setdefault(row.task.lead, []).append(row)
    return [_line(office, of_it) for office, of_it in by_office.items()], _line(None, everything)


def _line(office: Office | None, rows: list[Counted]) -> Figures:
    numbers = {name: sum(row.column == name for row in rows) for name in COLUMNS}
    return Figures(office, len(rows), **numbers)


def _is_open_in(task: Task, starts: date, until: date) -> bool:
    given = next((one.at for one in task.notes.all() if one.kind == NoteKind.ASSIGNMENT), task.item.meeting.starts_at)
    ended = task.stopped_on or (task.done_on if task.state == TaskState.DONE else None)
    return timezone.localdate(given) <= until and (ended is None or ended >= starts)


def _counted(task: Task, until: date) -> Counted:
    last = _last_day(task, until)
    done = task.done_on is not None and task.done_on <= until
    late = max(((task.done_on if done and task.done_on else until) - last).days, 0) if last else 0
    if task.stopped_on and task.stopped_on <= until:
        return Counted(task, "stopped", last, 0)
    if done:
        waits = task.state == TaskState.REPORTED
        return Counted(task, "waiting" if waits else "done_late" if late else "on_time", last, late)
    return Counted(task, "late" if late else "going_on", last, late)


def _last_day(task: Task, until: date) -> date | None:
    """The deadline that counted at the end of a day: that of the notice, or what was granted by then."""
    granted = [
        one.due
        for one in task.extensions.all()
        if one.state == ExtensionState.GRANTED and one.decided_at and timezone.localdate(one.decided_at) <= until
    ]
    return max(granted) if granted else task.due
