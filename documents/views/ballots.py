"""Papers of a ballot to be printed, and the record of counting."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from documents import acts
from documents.composition.ballots import compose_ballot_paper, compose_counting_record, is_counted
from documents.composition.box_record import compose_box_record, is_opened
from documents.drafts import Unprintable, printed, profile_of, rendered
from documents.house_style import dressed, style_of
from documents.views.pdf_answer import pdf_answer
from meetings.models import Meeting
from people.answers import refused
from voting.elections.pages import printable_round
from voting.elections.queries import papers_for
from voting.models import Round
from voting.pages import seen_vote


@require_safe
@never_cache
def ballot_papers(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """As many ballots as there are electors in the room, or `copies`, at most one for each elector."""
    round_ = printable_round(request, round_id)
    here, most = papers_for(round_)
    asked = request.GET.get("copies", "")
    copies = min(max(int(asked), 1), most) if asked.isascii() and asked.isdigit() and len(asked) < 6 else here
    if is_counted(round_):
        raise Http404
    paper, profile = compose_ballot_paper(round_, max(copies, 1)), _profile(round_.election.item.meeting)
    try:
        pdf = printed(lambda: acts.render_ballots(paper, profile)).pdf
    except Unprintable as problem:
        return refused(request, problem, _back(round_))
    return pdf_answer(pdf, _("Phiếu bầu vòng %s") % round_.number)


def recorded_round(request: HttpRequest, round_id: UUID) -> Round:
    """A round whose count is accepted, for who prints its papers; `Http404` before."""
    round_ = printable_round(request, round_id)
    if not is_counted(round_):
        raise Http404
    return round_


@require_safe
@never_cache
def counting_record(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """The record of an accepted count, to be signed on paper."""
    round_ = recorded_round(request, round_id)
    try:
        pdf = rendered(compose_counting_record(round_), _profile(round_.election.item.meeting)).pdf
    except Unprintable as problem:
        return refused(request, problem, _back(round_))
    return pdf_answer(pdf, _("Biên bản kiểm phiếu vòng %s") % round_.number)


@require_safe
@never_cache
def box_record(request: HttpRequest, vote_id: UUID) -> HttpResponse:
    """The record of counting of a secret vote on screens, for everybody who sees its result."""
    vote = seen_vote(request, vote_id)
    if not is_opened(vote):
        raise Http404
    try:
        pdf = rendered(compose_box_record(vote), _profile(vote.item.meeting)).pdf
    except Unprintable as problem:
        return refused(request, problem, reverse("documents:meeting", args=[vote.item.meeting_id]))
    return pdf_answer(pdf, _("Biên bản kiểm phiếu mục %s") % vote.item.position)


def _profile(meeting: Meeting) -> acts.Profile:
    return dressed(profile_of(meeting), style_of(meeting.body.organisation))


def _back(round_: Round) -> str:
    return reverse("voting:election", args=[round_.election_id])
