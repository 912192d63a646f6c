"""Working days: the holiday table of the office, the holidays of the law, and the rule that papers are out in time."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice

from django.utils import timezone

from meetings.holidays import is_off
from meetings.models import Holiday, Meeting


def working_days_before(day: date, count: int) -> date:
    """The last day on which something may be sent that has to be there `count` working days before `day`.

    The days between are working days: for Thursday 12/11/2026 and 3 it is Monday 09/11/2026
    (Monday, Tuesday, Wednesday are the three). Source: Quyết định 45/2018/QĐ-TTg (papers at least 3 working days
    ahead).
    """
    return _counted(day, count, timedelta(days=-1))


def hour_before(moment: datetime, count: int, hour: time) -> datetime:
    """That hour of the last day on which something may be done that has to be `count` working days before."""
    day = working_days_before(timezone.localdate(moment), count)
    return timezone.make_aware(datetime.combine(day, hour))


def working_days_after(day: date, count: int) -> date:
    """The last of the `count` working days that follow `day` (5 days for a conclusion notice, same source)."""
    return _counted(day, count, timedelta(days=1))


def working_days(first: date, last: date) -> list[date]:
    """The working days from `first` to `last`, both included, in one query."""
    exceptions = _exceptions(first, last)
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return [day for day in days if exceptions.get(day, not is_off(day))]


def _counted(day: date, count: int, step: timedelta) -> date:
    """The `count`th working day from `day` on, in steps of one day; `day` itself for 0."""
    reach = step * (count * 2 + 40)
    first, last = sorted((day, day + reach))
    if not count:
        return day
    return next(islice(_working_days(day, step, _exceptions(first, last)), count - 1, None))


def _working_days(day: date, step: timedelta, exceptions: dict[date, bool]) -> Iterator[date]:
    """The working days that follow `day`: as the office's table says, else the law; made-up days (làm bù) count."""
    while True:
        day += step
        if exceptions.get(day, not is_off(day)):
            yield day


def _exceptions(first: date, last: date) -> dict[date, bool]:
    return dict(Holiday.objects.filter(day__range=(first, last)).values_list("day", "is_working"))


def papers_due(meeting: Meeting) -> date:
    """The last day on which the papers of a meeting go out in time."""
    return working_days_before(timezone.localdate(meeting.starts_at), meeting.body.papers_days)
