"""Who counted: they sign the record of counting for the panel, and read it (Quyết định 190-QĐ/TW, Điều 8)."""

from django.db.models import Q

from documents.models import Act
from documents.states import ActKind
from meetings.models import Attendee
from people.models import User
from voting.elections.states import Seat
from voting.models import Scrutineer, Teller


def record_of(act: Act) -> Act | None:
    """The record of counting that an act is, or that it supplements; None for any other act."""
    found = act.about if act.kind == ActKind.SUPPLEMENT else act
    return found if found is not None and found.kind == ActKind.COUNTING else None


def head_of(act: Act) -> Attendee | None:
    """Who signs a record for those who counted: the head of the panel, of a box the first who keeps a part of its key.

    None for other acts, and where the server kept the key: then who takes the minutes signs.
    """
    record = record_of(act)
    if record is None:
        return None
    if record.round_id is not None:
        seats = Scrutineer.objects.filter(election__rounds=record.round_id, seat=Seat.HEAD)
        head = seats.select_related("attendee__user").first()
        return head.attendee if head else None
    first = Teller.objects.filter(vote=record.vote_id).select_related("attendee__user").order_by("number").first()
    return first.attendee if first else None


def counted(user: User) -> Q:
    """The records of what this person counted as a member of the panel, and what supplements them."""
    elections = Scrutineer.objects.filter(attendee__user=user).values("election")
    votes = Teller.objects.filter(attendee__user=user).values("vote")
    own = Q(kind=ActKind.COUNTING) & (Q(round__election__in=elections) | Q(vote__in=votes))
    return own | Q(kind=ActKind.SUPPLEMENT, about__in=Act.objects.filter(own).values("pk"))


def is_teller(user: User, act: Act) -> bool:
    """Whether the person counted what the record is of."""
    return record_of(act) is not None and Act.objects.filter(counted(user), pk=act.pk).exists()
