"""Documents as Word files, for the office that must edit; the signed original is the PDF alone."""

from urllib.parse import quote
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from documents import drafts
from documents.composition.ballots import compose_ballot_paper, compose_counting_record
from documents.composition.opinion_form import compose_opinion_form
from documents.composition.slips import compose_slip
from documents.editable import act_docx, paper_docx, plain_docx
from documents.models import Act
from documents.views.ballots import open_round, recorded_round, slip_vote
from documents.views.notice import draft_address, seen_act
from documents.views.opinion_forms import form_name, seen_opinion
from documents.views.pdf_answer import printed_answer
from meetings.access import is_chair, may_prepare
from meetings.pages import person

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
@never_cache
def act_word(request: HttpRequest, act_id: UUID) -> HttpResponse:
    """An act, draft or issued: for the office and the chair."""
    act = seen_act(request, act_id)
    if not may_prepare(person(request), act.meeting) and not is_chair(person(request), act.meeting):
        raise Http404
    try:
        made = act_docx(act)
    except drafts.Unprintable:
        return redirect(draft_address(act))
    return _answer(made, _name(act))


def _name(act: Act) -> str:
    return act.entry.written.replace("/", "-") if act.entry else act.kind


@require_safe
@never_cache
def record_word(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """The record of an accepted count."""
    round_ = recorded_round(request, round_id)
    return printed_answer(
        request,
        lambda: plain_docx(compose_counting_record(round_), drafts.form_on(round_.election.item.meeting)),
        _("Biên bản kiểm phiếu vòng %s") % round_.number,
        reverse("voting:election", args=[round_.election_id]),
        _answer,
    )


@require_safe
@never_cache
def ballots_word(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """The ballot of a round, once."""
    round_ = open_round(request, round_id)
    return printed_answer(
        request,
        lambda: paper_docx(compose_ballot_paper(round_, 1), drafts.form_on(round_.election.item.meeting)),
        _("Phiếu bầu vòng %s") % round_.number,
        reverse("voting:election", args=[round_.election_id]),
        _answer,
    )


@require_safe
@never_cache
def slips_word(request: HttpRequest, vote_id: UUID) -> HttpResponse:
    """The slip of a vote by name, once."""
    vote = slip_vote(request, vote_id)
    return printed_answer(
        request,
        lambda: paper_docx(compose_slip(vote, 1), drafts.form_on(vote.item.meeting)),
        _("Phiếu biểu quyết mục %s") % vote.item.position,
        reverse("voting:vote", args=[vote.pk]),
        _answer,
    )


@require_safe
@never_cache
def form_word(request: HttpRequest, opinion_id: UUID) -> HttpResponse:
    """The form of a member in a written consultation."""
    opinion = seen_opinion(request, opinion_id)
    return printed_answer(
        request,
        lambda: plain_docx(compose_opinion_form(opinion), drafts.form_on(opinion.consultation.paper.meeting)),
        form_name(opinion),
        reverse("documents:consultation", args=[opinion.consultation_id]),
        _answer,
    )


def _answer(docx: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}.docx"}
    return HttpResponse(docx, content_type=WORD, headers=headers)
