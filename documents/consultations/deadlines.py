"""Until when members answer, and when they are reminded."""

from datetime import date, datetime, time

from django.utils import timezone

from meetings import calendar

USUAL_DAYS = 5  # working days from the opening to the deadline, unless the secretary says another
LEAST_DAYS = 1
LAST_HOUR = time(17)
REMINDED_DAYS = 2  # working days before the deadline from which who has not answered is reminded


def usual_deadline(at: datetime) -> datetime:
    """The end of the fifth working day after `at`."""
    return _end_of(calendar.working_days_after(timezone.localdate(at), USUAL_DAYS))


def is_too_soon(deadline: datetime, at: datetime) -> bool:
    """Whether members would have less than a whole working day."""
    return timezone.localdate(deadline) < calendar.working_days_after(timezone.localdate(at), LEAST_DAYS)


def is_pressing(deadline: datetime, at: datetime) -> bool:
    """Whether the deadline is two working days away or nearer: time for a reminder."""
    return timezone.localdate(at) >= calendar.working_days_before(timezone.localdate(deadline), REMINDED_DAYS)


def _end_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, LAST_HOUR))
