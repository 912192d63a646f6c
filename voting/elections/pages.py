"""How a view finds the paper ballot it is about; what a person may not know of is not there."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from agenda.access import may_arrange
from agenda.pages import seen_item
from meetings.pages import person
from voting.elections.access import visible_elections
from voting.elections.states import RoundState
from voting.models import Candidate, Election, Round


def seen_election(request: HttpRequest, election_id: UUID) -> Election:
    """The election, if the person may know of it, with its item and meeting; else `Http404`."""
    item_id = Election.objects.filter(pk=election_id).values_list("item_id", flat=True).first()
    if item_id is None:
        raise Http404
    item = seen_item(request, item_id)
    election = visible_elections(person(request), item.meeting).filter(pk=election_id).first()
    if election is None:
        raise Http404
    election.item = item
    return election


def arranged_election(request: HttpRequest, election_id: UUID) -> Election:
    """The election, for who prepares it; else `PermissionDenied`, or `Http404` if it is not theirs."""
    election = seen_election(request, election_id)
    if not may_arrange(person(request), election.item.meeting):
        raise PermissionDenied
    return election


def arranged_candidate(request: HttpRequest, candidate_id: UUID) -> Candidate:
    """The candidate, for who prepares the election; else `PermissionDenied` or `Http404`."""
    candidate = Candidate.objects.filter(pk=candidate_id).first()
    if candidate is None:
        raise Http404
    candidate.election = arranged_election(request, candidate.election_id)
    return candidate


def seen_round(request: HttpRequest, round_id: UUID) -> Round:
    """The round, if the person may know of its election; else `Http404`."""
    round_ = Round.objects.filter(pk=round_id).first()
    if round_ is None:
        raise Http404
    round_.election = seen_election(request, round_.election_id)
    return round_


def printable_round(request: HttpRequest, round_id: UUID) -> Round:
    """The round, for who prints its papers; `Http404` once it was broken off."""
    round_ = seen_round(request, round_id)
    round_.election = arranged_election(request, round_.election_id)
    if round_.state == RoundState.CANCELLED:
        raise Http404
    return round_
