"""The order in which rows are locked: meeting, item, election, round."""

from typing import TypeVar
from uuid import UUID

from django.utils.translation import gettext as _

from agenda.locks import lock as lock_item
from people.refusals import Refusal
from voting.models import Candidate, Election, Round

T = TypeVar("T")


class ElectionGone(Refusal):
    """It was taken back in the meantime."""


def _found(row: T | None) -> T:
    if row is None:
        raise ElectionGone(_("Nội dung bỏ phiếu này đã được rút. Tải lại trang để xem."))
    return row


def lock_election(election_id: UUID) -> Election:
    """The election as it is now with its meeting's, its item's and its own row locked. Raises `ElectionGone`."""
    item = lock_item(_found(Election.objects.filter(pk=election_id).values_list("item_id", flat=True).first()))
    election = _found(Election.objects.select_for_update(of=("self",)).filter(pk=election_id).first())
    election.item = item
    return election


def lock_candidate(candidate_id: UUID) -> Candidate:
    """The candidate with the election locked. Raises `ElectionGone`."""
    rows = Candidate.objects.filter(pk=candidate_id)
    election = lock_election(_found(rows.values_list("election_id", flat=True).first()))
    candidate = _found(rows.first())
    candidate.election = election
    return candidate


def lock_round(round_id: UUID) -> Round:
    """The round with its election locked. Raises `ElectionGone`."""
    rows = Round.objects.filter(pk=round_id)
    election = lock_election(_found(rows.values_list("election_id", flat=True).first()))
    round_ = _found(rows.select_for_update(of=("self",)).first())
    round_.election = election
    return round_
