"""Papers of a ballot to be printed, and the record of counting."""

from collections.abc import Callable
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from documents import acts
from documents.composition.ballots import compose_ballot_paper, compose_counting_record, is_counted
from documents.composition.box_record import compose_box_record, is_opened
from documents.composition.slips import compose_slip, has_slips, voters
from documents.counting_records import issued_record
from documents.drafts import form_on, pdf_of, printed, rendered
from documents.views.pdf_answer import printed_answer
from meetings.models import Meeting
from voting.elections.pages import printable_round
from voting.elections.queries import papers_for
from voting.models import Round, Vote
from voting.pages import arranged_vote, seen_vote


@require_safe
@never_cache
def ballot_papers(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """As many ballots as there are electors in the room, or `copies`, at most one for each elector."""
    round_ = open_round(request, round_id)
    copies = _copies(request, *papers_for(round_))
    paper, profile = compose_ballot_paper(round_, copies), form_on(round_.election.item.meeting)
    return printed_answer(
        request,
        lambda: printed(lambda: acts.render_ballots(paper, profile)).pdf,
        _("Phiếu bầu vòng %s") % round_.number,
        _back(round_),
    )


def open_round(request: HttpRequest, round_id: UUID) -> Round:
    """A round whose ballots are still to be handed out, for who prints its papers; `Http404` afterwards."""
    round_ = printable_round(request, round_id)
    if is_counted(round_):
        raise Http404
    return round_


def slip_vote(request: HttpRequest, vote_id: UUID) -> Vote:
    """A vote that can be answered on slips, for who prepares votes; else `Http404` or `PermissionDenied`."""
    vote = arranged_vote(request, vote_id)
    if not has_slips(vote):
        raise Http404
    return vote


@require_safe
@never_cache
def voting_slips(request: HttpRequest, vote_id: UUID) -> HttpResponse:
    """As many slips as there are members who may answer, or `copies`, at most as many."""
    vote = slip_vote(request, vote_id)
    most = max(voters(vote), 1)
    slip, profile = compose_slip(vote, _copies(request, most, most)), form_on(vote.item.meeting)
    return printed_answer(
        request,
        lambda: printed(lambda: acts.render_ballots(slip, profile)).pdf,
        _("Phiếu biểu quyết mục %s") % vote.item.position,
        reverse("voting:vote", args=[vote.pk]),
    )


def _copies(request: HttpRequest, usual: int, most: int) -> int:
    asked = request.GET.get("copies", "")
    told = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else usual
    return max(min(told, most), 1)


def recorded_round(request: HttpRequest, round_id: UUID) -> Round:
    """A round whose count is accepted, for who prints its papers; `Http404` before."""
    round_ = printable_round(request, round_id)
    if not is_counted(round_):
        raise Http404
    return round_


@require_safe
@never_cache
def counting_record(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """The record of an accepted count: the issued file, before that as it would be printed now."""
    round_ = recorded_round(request, round_id)
    return printed_answer(
        request,
        lambda: _record(round_, lambda: compose_counting_record(round_), round_.election.item.meeting),
        _("Biên bản kiểm phiếu vòng %s") % round_.number,
        _back(round_),
    )


@require_safe
@never_cache
def box_record(request: HttpRequest, vote_id: UUID) -> HttpResponse:
    """The record of counting of a secret vote on screens, for everybody who sees its result."""
    vote = seen_vote(request, vote_id)
    if not is_opened(vote):
        raise Http404
    return printed_answer(
        request,
        lambda: _record(vote, lambda: compose_box_record(vote), vote.item.meeting),
        _("Biên bản kiểm phiếu mục %s") % vote.item.position,
        reverse("documents:meeting", args=[vote.item.meeting_id]),
    )


def _record(count: Round | Vote, compose: Callable[[], acts.CountingRecord], meeting: Meeting) -> bytes:
    """What was issued stays what everybody reads."""
    act = issued_record(count)
    return pdf_of(act) if act else rendered(compose(), form_on(meeting)).pdf


def _back(round_: Round) -> str:
    return reverse("voting:election", args=[round_.election_id])
