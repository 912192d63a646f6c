"""Pages that were not printed: an estimate, and what it rests on.

A paper that somebody opened here would have been handed to them in print, once, one page a side; so would a notice that
was sent to them here. What people fetched to print is taken off. Papers handed out and collected are not here at all.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Max, Sum

from agenda.figures import Period
from documents.models import Delivery, Reading
from documents.states import ActState, Channel
from meetings.models import Event, Meeting
from people.models import Body


@dataclass(frozen=True)
class Paper:
    """`read` pages of papers that people opened, `sent` pages of acts they were sent, `printed` pages they fetched."""

    read: int
    sent: int
    printed: int

    @property
    def spared(self) -> int:
        """Never below nothing."""
        return max(0, self.read + self.sent - self.printed)


def paper_of(meetings: Iterable[Meeting], bodies: list[Body], period: Period) -> Paper:
    """Papers and printed pages of these meetings; acts of the bodies that were issued in the period."""
    keys = [meeting.pk for meeting in meetings]
    opened = Reading.objects.filter(version__paper__meeting__in=keys).values("version__paper", "user")
    once = opened.annotate(most=Max("version__pages")).values_list("most", flat=True)
    sent = Delivery.objects.filter(
        act__state=ActState.ISSUED,
        act__meeting__body__in=bodies,
        act__entry__issued_on__range=(period.starts, period.ends),
        channel=Channel.ELECTRONIC,
    )
    taken = Event.objects.filter(meeting__in=keys, kind="BookTaken").values_list("payload", flat=True)
    return Paper(
        read=sum(once),
        sent=sent.aggregate(pages=Sum("act__pages"))["pages"] or 0,
        printed=sum(int(payload.get("pages", 0)) for payload in taken),
    )
