"""The pages of written consultations: asking, the round with its answers, the list."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from documents.consultations import access, figures
from documents.consultations.deadlines import usual_deadline
from documents.consultations.forms import ConsultationForm
from documents.consultations.opening import open_consultation
from documents.models import Consultation
from documents.views.reader import seen_version
from meetings.pages import person
from people.answers import FORM, done
from people.refusals import Refusal


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
    return render(request, "documents/consultation.html", {"consultation": found, "meeting": found.paper.meeting})


def _question(title: str) -> str:
    return _("Đề nghị các đồng chí nghiên cứu và cho ý kiến vào “%s”.") % title
