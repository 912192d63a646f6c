"""The figures of a body from before it used the product."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from documents.models import Baseline
from documents.statistics import baselines
from documents.statistics.forms import BaselineForm, as_entered
from meetings.pages import person
from people.answers import FORM, done
from people.models import Body, User
from people.queries import serves
from people.refusals import Refusal


@require_http_methods(FORM)
def baseline(request: HttpRequest, body_id: UUID) -> HttpResponse:
    """What the office knows of a year before, and everything it entered; its staff alone."""
    user, body = person(request), get_object_or_404(Body.objects.select_related("organisation"), pk=body_id)
    if not serves(user, body):
        raise Http404
    kept = Baseline.objects.filter(body=body).select_related("by")
    form = BaselineForm(request.POST or None, initial=as_entered(kept.first()) or _first(body))
    if request.method == "POST" and form.is_valid() and _enter(form, body, user):
        to = reverse("documents:statistics", args=[body.organisation_id])
        return done(request, f"{to}#before", _("Đã lưu số liệu năm %s.") % form.cleaned_data["year"], follow=True)
    return render(request, "documents/baseline.html", {"body": body, "form": form, "kept": kept})


def _first(body: Body) -> dict[str, object]:
    """The year before the body's first meeting here, and the month in which that was."""
    today = timezone.localdate()
    opened = body.meetings.exclude(opened_at=None).order_by("opened_at").values_list("opened_at", flat=True).first()
    day = timezone.localdate(opened) if opened else today
    return {"year": day.year - 1, "since": day.replace(day=1), "counted_on": today}


def _enter(form: BaselineForm, body: Body, user: User) -> bool:
    """Whether the figures were kept; else the form tells why not."""
    try:
        baselines.enter_baseline(body=body, entered=form.entered(), by=user, at=timezone.now())
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    return True
