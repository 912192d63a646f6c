"""The sole writer of events: one append-only, gapless, chained journal for each meeting and each chancery."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce
from django.dispatch import Signal

from meetings import chain
from meetings.facts import Fact
from meetings.models import Event, Meeting
from people.models import User

# Sent after commit, with `meeting_id` and `seq`; the only signal in the product. Listeners tell open
# pages that there is news; they must not change anything.
recorded = Signal()


def lock(meeting_id: UUID) -> Meeting:
    """The meeting, its row locked until the transaction ends: the first lock every operation takes."""
    return Meeting.every.select_for_update(of=("self",)).select_related("body__organisation", "term").get(pk=meeting_id)


def record(meeting: Meeting, fact: Fact, *, by: User, at: datetime) -> int:
    """Appends `fact` to the meeting's journal and returns its number.

    Must run inside the transaction that makes the fact true. The counter is raised under the row
    lock, so numbers have no gap and no double whatever the number of writers; a serial id or a
    timestamp would lose rows to a reader that looks in between. Listeners hear of it after commit.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("journal.record needs the transaction of the change it records")
    meeting_id, kind, payload = meeting.pk, type(fact).__name__, fact.payload()
    Meeting.every.filter(pk=meeting_id).update(head=F("head") + 1)
    before = Event.objects.filter(meeting=OuterRef("pk"), seq=OuterRef("head") - 1).values("hash")
    stands = Meeting.every.values_list("head", Coalesce(Subquery(before), Value(chain.START)))
    stood: tuple[int, str] = stands.get(pk=meeting_id)
    seq, last = stood
    meeting.head = seq
    hashed = chain.link(last, meeting_id, seq, kind, at, by.pk, payload)
    Event.objects.create(meeting=meeting, seq=seq, kind=kind, at=at, by=by, payload=payload, hash=hashed)
    transaction.on_commit(lambda: recorded.send(sender=None, meeting_id=meeting_id, seq=seq), robust=True)
    return seq


def after(meeting_id: UUID, seq: int, limit: int = 500) -> list[Event]:
    """The meeting's events with numbers above `seq`, oldest first, at most `limit`."""
    return list(Event.objects.filter(meeting_id=meeting_id, seq__gt=seq).order_by("seq")[:limit])


def head(meeting_id: UUID) -> int:
    """The number of the meeting's last event; 0 before the first."""
    return Meeting.every.values_list("head", flat=True).get(pk=meeting_id)
