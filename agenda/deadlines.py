"""When a task is due, how its deadline is written, and how it stands today. Pure.

In the documents "trước ngày X" asks for the work before X, so X-1 is the last day on time; "trong tháng M"
is on time until the last day of the month; "thường xuyên" has no day at all.
"""

from calendar import monthrange
from datetime import date, timedelta
from enum import StrEnum
from typing import Protocol

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SOON_DAYS = 3


class Dated(Protocol):
    """What a deadline needs to know of a task."""

    @property
    def last_day(self) -> date | None: ...

    @property
    def state(self) -> str: ...

    @property
    def done_on(self) -> date | None: ...


class Standing(StrEnum):
    """How a task stands against its deadline."""

    ON_TIME = "on_time"
    DUE_SOON = "due_soon"
    LATE = "late"
    WAITING = "waiting"
    STOPPED = "stopped"
    DONE = "done"
    DONE_ON_TIME = "done_on_time"
    DONE_LATE = "done_late"

    @property
    def label(self) -> "str | Promise":
        return SHOWN[self][1]

    @property
    def badge(self) -> str:
        """The state whose tone and icon it wears (`config.tones`)."""
        return SHOWN[self][0]


SHOWN: dict[Standing, tuple[str, "str | Promise"]] = {
    Standing.ON_TIME: ("assigned", _("trong hạn")),
    Standing.DUE_SOON: ("due", _("sắp đến hạn")),
    Standing.LATE: ("overdue", _("quá hạn")),
    Standing.WAITING: ("reported", _("chờ xác nhận")),
    Standing.STOPPED: ("stopped", _("đã dừng")),
    Standing.DONE: ("done", _("hoàn thành")),
    Standing.DONE_ON_TIME: ("done", _("hoàn thành đúng hạn")),
    Standing.DONE_LATE: ("late", _("hoàn thành quá hạn")),
}


def due_of(precision: str, day: date | None) -> date | None:
    """The last day on time of a deadline that names `day` (for a month: any day of it).

    Raises `ValueError` when a deadline with a date has none, or an unknown precision.
    """
    if precision == "ongoing":
        return None
    if day is None:
        raise ValueError("this deadline needs a day")
    if precision == "day":
        return day - timedelta(days=1)
    if precision == "month":
        return day.replace(day=monthrange(day.year, day.month)[1])
    raise ValueError(f"no deadline is called {precision}")


def named_day(precision: str, due: date | None) -> date | None:
    """The day that the deadline names: the inverse of `due_of` (for a month its last day)."""
    return due + timedelta(days=1) if precision == "day" and due else due


def written(precision: str, due: date | None) -> str:
    """The deadline as documents write it, always in Vietnamese: "trước ngày 20/11/2026", "trong tháng 12/2026".

    Days below 10 and the months 1 and 2 have a leading zero, other months none ("05/9/2026").
    """
    day = named_day(precision, due)
    if precision == "ongoing" or day is None:
        return "thường xuyên"
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"trong tháng {month}/{day.year}" if precision == "month" else f"trước ngày {day:%d}/{month}/{day.year}"


def standing(task: Dated, today: date) -> Standing:
    """How the task stands on `today`; soon means within `SOON_DAYS` days, the due day itself is on time.

    A task without a day is done or not; it cannot be done in time. What its lead office reported as done waits until
    it is confirmed.
    """
    if task.state in ("reported", "stopped"):
        return Standing.WAITING if task.state == "reported" else Standing.STOPPED
    if task.last_day is None:
        return Standing.DONE if task.done_on else Standing.ON_TIME
    if task.done_on is not None:
        return Standing.DONE_LATE if task.done_on > task.last_day else Standing.DONE_ON_TIME
    left = (task.last_day - today).days
    if left < 0:
        return Standing.LATE
    return Standing.DUE_SOON if left <= SOON_DAYS else Standing.ON_TIME


def days_late(task: Dated, today: date) -> int:
    """By how many days the task was (or is by today) late; 0 when it is not, or was stopped."""
    if task.last_day is None or task.state == "stopped":
        return 0
    return max(((task.done_on or today) - task.last_day).days, 0)
