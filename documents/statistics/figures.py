"""The figures of a period: meetings, how soon notices came out, electronic issue, paper, tasks. Nothing is stored."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from agenda import figures as task_figures
from agenda.figures import Figures, Period
from documents.models import Act, Consultation
from documents.promptness import Summary, judged, summed
from documents.states import ActKind, ActState, ConsultationState, Promptness
from documents.statistics.comparing import Comparison, comparison_of
from documents.statistics.paper import Paper, paper_of
from documents.statistics.sending import Sending, sending_of
from meetings.models import Meeting
from meetings.models.attendee import Role
from people.models import Body, Organisation, User


@dataclass(frozen=True)
class BodyLine:
    """One body in the period.

    `months` are its meetings by month in the order of `Statistics.months`; `in_writing` are matters that were decided
    without a meeting; `unissued` are notices that are still not out, by how late they are now.
    """

    body: Body
    months: tuple[int, ...]
    meetings: int
    online: int
    in_writing: int
    pace: Summary | None
    unissued: tuple[tuple[Promptness, int], ...]
    tasks: Figures


@dataclass(frozen=True)
class Statistics:
    """Everything that the page and the file show. `until` is the last day that counts: the period's, or today."""

    organisation: Organisation
    period: Period
    until: date
    months: tuple[date, ...]
    lines: tuple[BodyLine, ...]
    pace: Summary | None
    sending: Sending
    paper: Paper
    tasks: Figures
    comparisons: tuple[Comparison, ...]

    @property
    def meetings(self) -> int:
        return sum(line.meetings for line in self.lines)

    @property
    def in_writing(self) -> int:
        return sum(line.in_writing for line in self.lines)


def bodies_for(user: User, organisation: Organisation) -> QuerySet[Body]:
    """The bodies whose figures the person may see: those they serve, and those of which they chaired a meeting."""
    chaired = Q(meetings__attendees__user=user, meetings__attendees__role=Role.CHAIR)
    theirs = Body.objects.filter(Q(staff__user=user) | chaired, organisation=organisation)
    return theirs.select_related("organisation").distinct().order_by("name")


def statistics_of(organisation: Organisation, bodies: QuerySet[Body], period: Period, at: datetime) -> Statistics:
    """The figures of these bodies in a period, as they stand at `at`."""
    today = timezone.localdate(at)
    until, months, rows = min(period.ends, today), _months(period), list(bodies)
    held = held_in(rows, period)
    tasks = {body.pk: task_figures.counted(body, period, today) for body in rows}
    return Statistics(
        organisation=organisation,
        period=period,
        until=until,
        months=months,
        lines=tuple(_line(body, period, months, held, tasks[body.pk], at) for body in rows),
        pace=summed(_times(rows, period)),
        sending=sending_of(organisation, rows, period),
        paper=paper_of(held, rows, period),
        tasks=task_figures.figures(row for own in tasks.values() for row in own)[1],
        comparisons=tuple(
            comparison_of(body, period, [one for one in held if one.body_id == body.pk], today) for body in rows
        ),
    )


def held_in(bodies: list[Body], period: Period) -> list[Meeting]:
    """The meetings that were opened in the period, whatever became of them."""
    rows = Meeting.objects.filter(body__in=bodies, opened_at__isnull=False)
    return [row for row in rows if row.opened_at and period.starts <= timezone.localdate(row.opened_at) <= period.ends]


def _months(period: Period) -> tuple[date, ...]:
    first = period.starts
    count = (period.ends.year - first.year) * 12 + period.ends.month - first.month + 1
    return tuple(date(first.year, first.month + step, 1) for step in range(count))


def _line(
    body: Body,
    period: Period,
    months: tuple[date, ...],
    held: list[Meeting],
    tasks: list[task_figures.Counted],
    at: datetime,
) -> BodyLine:
    own = [meeting for meeting in held if meeting.body_id == body.pk]
    by_month = Counter(timezone.localdate(meeting.opened_at).replace(day=1) for meeting in own)
    return BodyLine(
        body=body,
        months=tuple(by_month[month] for month in months),
        meetings=len(own),
        online=sum(meeting.mode != Meeting.Mode.IN_PERSON for meeting in own),
        in_writing=_in_writing(body, period),
        pace=summed(_times([body], period)),
        unissued=_unissued(own, at),
        tasks=task_figures.figures(tasks)[1],
    )


def _in_writing(body: Body, period: Period) -> int:
    rounds = Consultation.objects.filter(paper__meeting__body=body, state=ConsultationState.SETTLED)
    days = rounds.exclude(settled_at=None).values_list("settled_at", flat=True)
    return sum(period.starts <= timezone.localdate(at) <= period.ends for at in days if at)


def _times(bodies: list[Body], period: Period) -> list[tuple[datetime | None, datetime | None]]:
    """When the meetings of the period closed and their notices were issued."""
    acts = Act.objects.filter(kind=ActKind.CONCLUSION_NOTICE, state=ActState.ISSUED, meeting__body__in=bodies)
    return [
        (closed, issued)
        for closed, issued in acts.values_list("meeting__closed_at", "issued_at")
        if closed and period.starts <= timezone.localdate(closed) <= period.ends
    ]


def _unissued(meetings: list[Meeting], at: datetime) -> tuple[tuple[Promptness, int], ...]:
    closed = {meeting.pk: meeting.closed_at for meeting in meetings if meeting.closed_at}
    issued = Act.objects.filter(meeting__in=closed, kind=ActKind.CONCLUSION_NOTICE, state=ActState.ISSUED)
    waiting = set(closed) - set(issued.values_list("meeting_id", flat=True))
    found = Counter(judged(moment, at) for key, moment in closed.items() if key in waiting and moment)
    return tuple((each, found[each]) for each in Promptness if found[each])


def share(part: int, whole: int) -> float | None:
    """Of 1; None where there is nothing to take a share of."""
    return part / whole if whole else None


def clock(took: timedelta) -> float:
    """Hours."""
    return took.total_seconds() / 3600
