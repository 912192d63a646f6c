"""How soon after its meeting a notice is out: the same day is the aim, 24 hours warn, 5 working days are the limit.

Quyết định 45/2018/QĐ-TTg: the conclusion is told in writing within 5 working days of the meeting.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median
from typing import Final

from django.utils import timezone

from documents.models import Act
from documents.states import ActKind, ActState, Promptness
from meetings import calendar
from people.models import Organisation

A_DAY: Final = timedelta(hours=24)
LIMIT: Final = 5  # working days after the day of the meeting


def judged(closed_at: datetime, at: datetime) -> Promptness:
    """What is said of a notice that is issued at `at`, or that is still not issued then."""
    closed_on, day = timezone.localdate(closed_at), timezone.localdate(at)
    if day == closed_on:
        return Promptness.SAME_DAY
    if at - closed_at <= A_DAY:
        return Promptness.WITHIN_A_DAY
    return Promptness.SLOW if day <= calendar.working_days_after(closed_on, LIMIT) else Promptness.BREACH


@dataclass(frozen=True)
class Summary:
    """How many notices were issued, how many in each class, and what half of them took at most."""

    issued: int
    counts: tuple[tuple[Promptness, int], ...]
    median: timedelta


def summary(organisation: Organisation) -> Summary | None:
    """Of all issued notices of an organisation; None when there are none."""
    acts = Act.objects.filter(kind=ActKind.CONCLUSION_NOTICE, state=ActState.ISSUED)
    rows = acts.filter(meeting__body__organisation=organisation, meeting__closed_at__isnull=False)
    return summed(rows.values_list("meeting__closed_at", "issued_at"))


def summed(rows: Iterable[tuple[datetime | None, datetime | None]]) -> Summary | None:
    """Of notices by when their meeting closed and when they were issued; None when there are none."""
    times = [(closed_at, issued_at) for closed_at, issued_at in rows if closed_at and issued_at]
    if not times:
        return None
    found = Counter(judged(closed_at, issued_at) for closed_at, issued_at in times)
    took = median((issued_at - closed_at).total_seconds() for closed_at, issued_at in times)
    return Summary(len(times), tuple((each, found[each]) for each in Promptness), timedelta(seconds=round(took)))
