"""The pages of written consultations: asking, the round with its answers, the list."""

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from documents.consultations import access, figures, reminders, sentences
from documents.consultations.closing import unanswered
from documents.consultations.deadlines import is_pressing, usual_deadline
from documents.consultations.forms import ChangesForm, ConsultationForm, ReferralForm, ReplyForm
from documents.consultations.history import history_of, with_history
from documents.consultations.opening import open_consultation
from documents.consultations.referral import coming_meetings
from documents.models import Comment, Consultation
from documents.states import ConsultationState
from documents.views.opinions import opinion_form
from documents.views.reader import seen_version
from meetings.pages import person
from people.answers import FORM, done
from people.refusals import Refusal

ENDED = (ConsultationState.SETTLED, ConsultationState.REFERRED)


def seen_consultation(request: HttpRequest, consultation_id: UUID) -> Consultation:
    """The round, if the person may know of it, or `Http404`."""
    found = access.visible_consultations(person(request)).filter(pk=consultation_id).first()
    if found is None:
        raise Http404
    return found


@require_safe
def consultations(request: HttpRequest) -> HttpResponse:
    """The rounds in which the person is asked, which they run or follow; the newest first."""
    user = person(request)
    rows = list(access.visible_consultations(user).order_by("-opened_at"))
    for row in rows:
        row.mine = access.opinion_of(user, row)  # type: ignore[attr-defined]
        row.figures = figures.figures_of(row)  # type: ignore[attr-defined]
        row.followed = access.may_follow(user, row.paper.meeting)  # type: ignore[attr-defined]
    return render(request, "documents/consultations.html", {"rows": rows})


@require_http_methods(FORM)
def consultation_new(request: HttpRequest, paper_id: UUID) -> HttpResponse:
    """The form that asks the members about the newest version, and its answer."""
    version = seen_version(request, paper_id)
    meeting = version.paper.meeting
    if not access.may_consult(person(request), meeting):
        raise PermissionDenied
    start = {"deadline": usual_deadline(timezone.now()), "question": _question(version.paper.title)}
    form = ConsultationForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            made = open_consultation(version=version, plan=form.plan(), by=person(request), at=timezone.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            to = reverse("documents:consultation", args=[made.pk])
            return done(request, to, _("Đã gửi phiếu xin ý kiến."), follow=True)
    context = {"meeting": meeting, "runs": True, "paper": version.paper, "version": version, "form": form}
    return render(request, "documents/consultation_new.html", context, status=422 if form.errors else 200)


@require_safe
def consultation(request: HttpRequest, consultation_id: UUID) -> HttpResponse:
    """One round: for a member their form, for the office and the chair who answered what."""
    found = seen_consultation(request, consultation_id)
    user = person(request)
    follows = access.may_follow(user, found.paper.meeting)
    numbers = figures.figures_of(found)
    outcome = figures.outcome_of(found)
    mine = access.opinion_of(user, found)
    context: dict[str, Any] = {
        "consultation": found,
        "meeting": found.paper.meeting,
        "runs": follows and access.may_consult(user, found.paper.meeting),
        "follows": follows,
        "opens": found.state == ConsultationState.CANCELLED and access.may_open(user, found.paper),
        "mine": mine,
        "history": history_of(mine) if mine else [],
        "past": timezone.now() > found.deadline,
        "ended": found.state in ENDED,
        "form": opinion_form(found, mine) if mine else None,
        "outcome": outcome,
        "conclusion": sentences.conclusion(found),
    }
    if follows:
        provisional = outcome or (figures.decided(found, numbers) if found.state == ConsultationState.OPEN else None)
        context |= _followed(found) | {
            "figures": numbers,
            "working": sentences.explanation(found, numbers, provisional)[1:],
        }
    elif outcome:
        context["working"] = sentences.explanation(found, numbers, outcome)
    return render(request, "documents/consultation.html", context)


def _followed(found: Consultation) -> dict[str, Any]:
    """What the office and the chair see besides: everybody's answer, the comments with replies, the next steps."""
    comments = Comment.objects.filter(opinion__consultation=found).select_related("opinion__user", "replied_by")
    rows = list(comments.order_by("place", "opinion__position", "opinion__user__name_key"))
    for row in rows:
        row.form = ReplyForm(  # type: ignore[attr-defined]
            initial={"verdict": row.verdict, "text": row.reply}, auto_id=f"id_{row.pk.hex[:8]}_%s"
        )
    return {
        "opinions": with_history(found),
        "comments": rows,
        "silent": reminders.to_remind(found),
        "pressing": found.state == ConsultationState.OPEN and is_pressing(found.deadline, timezone.now()),
        "closable": found.state == ConsultationState.OPEN and timezone.now() >= found.deadline,
        "missing": unanswered(found),
        "changes": ChangesForm(initial={"text": found.changes}, auto_id="id_changes_%s"),
        "referral": ReferralForm(meetings=coming_meetings(found), auto_id="id_referral_%s"),
    }


def _question(title: str) -> str:
    return _("Đề nghị các đồng chí nghiên cứu và cho ý kiến vào “%s”.") % title
