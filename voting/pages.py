"""How a view finds the vote it is about; what a person may not know of is not there."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from agenda.access import may_arrange
from agenda.pages import seen_item
from meetings.access import attendee_of
from meetings.models import Attendee
from meetings.pages import person
from voting.access import visible_votes
from voting.models import Teller, Vote


def seen_vote(request: HttpRequest, vote_id: UUID) -> Vote:
    """The vote, if the person may know of it, with its item and meeting; else `Http404`."""
    item_id = Vote.objects.filter(pk=vote_id).values_list("item_id", flat=True).first()
    if item_id is None:
        raise Http404
    item = seen_item(request, item_id)
    vote = visible_votes(person(request), item.meeting).filter(pk=vote_id).first()
    if vote is None:
        raise Http404
    vote.item = item
    return vote


def arranged_vote(request: HttpRequest, vote_id: UUID) -> Vote:
    """The vote, for who prepares questions; else `PermissionDenied`, or `Http404` if it is not theirs."""
    vote = seen_vote(request, vote_id)
    if not may_arrange(person(request), vote.item.meeting):
        raise PermissionDenied
    return vote


def voter(request: HttpRequest, vote: Vote) -> Attendee:
    """The person's place among the members of the meeting; guests and staff never see a ballot (`Http404`)."""
    attendee = attendee_of(person(request), vote.item.meeting)
    if attendee is None or not attendee.is_member:
        raise Http404
    return attendee


def seen_by_teller(request: HttpRequest, vote_id: UUID) -> Vote:
    """The vote, also before it opens, for who sits in its counting panel; else `Http404`."""
    seat = Teller.objects.select_related("vote").filter(vote=vote_id, attendee__user=person(request)).first()
    if seat is None:
        raise Http404
    seat.vote.item = seen_item(request, seat.vote.item_id)
    return seat.vote


def seat_of(request: HttpRequest, vote: Vote) -> Attendee:
    """The person's place in the meeting, or `Http404`."""
    attendee = attendee_of(person(request), vote.item.meeting)
    if attendee is None:
        raise Http404
    return attendee
