"""The order in which rows are locked: meeting, item, election, round."""

from uuid import UUID

from django.utils.translation import gettext as _

from agenda.locks import lock as lock_item
from people.refusals import Refusal
from voting.models import Candidate, Election, Round


class ElectionGone(Refusal):
    """It was taken back in the meantime."""


def _gone() -> ElectionGone:
    return ElectionGone(_("Nội dung bỏ phiếu này đã được rút. Tải lại trang để xem."))


def lock_election(election_id: UUID) -> Election:
    """The election as it is now with its meeting's, its item's and its own row locked. Raises `ElectionGone`."""
    item_id = Election.objects.filter(pk=election_id).values_list("item_id", flat=True).first()
    if item_id is None:
        raise _gone()
    item = lock_item(item_id)
    election = Election.objects.select_for_update(of=("self",)).filter(pk=election_id).first()
    if election is None:
        raise _gone()
    election.item = item
    return election


def lock_candidate(candidate_id: UUID) -> Candidate:
    """The candidate with the election locked. Raises `ElectionGone`."""
    election_id = Candidate.objects.filter(pk=candidate_id).values_list("election_id", flat=True).first()
    if election_id is None:
        raise _gone()
    election = lock_election(election_id)
    candidate = Candidate.objects.filter(pk=candidate_id).first()
    if candidate is None:
        raise _gone()
    candidate.election = election
    return candidate


def lock_round(round_id: UUID) -> Round:
    """The round with its election locked. Raises `ElectionGone`."""
    election_id = Round.objects.filter(pk=round_id).values_list("election_id", flat=True).first()
    if election_id is None:
        raise _gone()
    election = lock_election(election_id)
    round_ = Round.objects.select_for_update(of=("self",)).filter(pk=round_id).first()
    if round_ is None:
        raise _gone()
    round_.election = election
    return round_
