"""The record of counting on its way to be issued: for the office, the chair, and those who counted."""

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from documents import counting_records
from documents.models import Act
from documents.signing.rule import signatures_of, signs
from documents.states import ActKind
from documents.tellers import is_teller
from documents.timing import is_time_for
from documents.views.drafted import drafted, elsewhere
from meetings import access
from meetings.pages import person
from voting.elections.pages import seen_round
from voting.elections.states import RoundState
from voting.models import Round, Vote
from voting.pages import seen_vote


@require_safe
def round_record(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """The record of a declared round on paper."""
    round_ = seen_round(request, round_id)
    if round_.state != RoundState.DECLARED:
        raise Http404
    return _page(request, round_)


@require_safe
def vote_record(request: HttpRequest, vote_id: UUID) -> HttpResponse:
    """The record of a secret vote on screens whose box was opened."""
    vote = seen_vote(request, vote_id)
    if not Vote.objects.filter(counting_records.BOXES, pk=vote.pk).exists():
        raise Http404
    return _page(request, vote)


def _page(request: HttpRequest, count: Round | Vote) -> HttpResponse:
    user, meeting = person(request), counting_records.meeting_of(count)
    runs, chairs = access.may_prepare(user, meeting), access.is_chair(user, meeting)
    act = counting_records.record_of(count) if runs or chairs else counting_records.begun(count)
    if act is None or not (runs or chairs or is_teller(user, act)):
        raise PermissionDenied
    act.meeting = meeting
    return elsewhere(act) or render(request, "documents/counting.html", _context(act, runs=runs, chairs=chairs))


def _context(act: Act, *, runs: bool, chairs: bool) -> dict[str, Any]:
    facts = {"runs": runs, "chairs": chairs, "in_time": is_time_for(ActKind.COUNTING, act.meeting)}
    signers = [(role, signs(act, role)) for role in signatures_of(act)]
    return {**drafted(act), **facts, "record": counting_records.as_record(act), "signers": signers}
