"""The register of outgoing documents, and numbers taken for documents on paper."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from documents import body_letters, promptness, register
from documents.models import Series
from documents.reservations import reserve
from meetings.pages import person
from people.answers import done, writes
from people.queries import served_organisations


@require_safe
def register_page(request: HttpRequest) -> HttpResponse:
    """The register of the organisations that the person serves; in a run that goes on, numbers may be taken."""
    organisations = list(served_organisations(person(request)))
    if not organisations:
        raise PermissionDenied
    day = timezone.localdate()
    running = {organisation.pk: register.period_on(organisation, day) for organisation in organisations}
    books = [
        {
            "series": series,
            "entries": series.entries.select_related("act", "extract", "given_by")
            .prefetch_related("act__follow_ups__entry")
            .order_by("-number"),
            "running": running[series.organisation_id] == series.period,
        }
        for series in register.books([organisation.pk for organisation in organisations])
    ]
    paces = [(organisation, promptness.summary(organisation)) for organisation in organisations]
    lettered = body_letters.bodies_of(person(request)).filter(organisation__in=organisations)
    context = {"books": books, "organisations": organisations, "paces": paces, "lettered": lettered}
    return render(request, "documents/register.html", context)


@require_POST
@writes
def reservation(request: HttpRequest, series_id: UUID) -> HttpResponse:
    """Takes the next number of a run for a document on paper."""
    served = Series.objects.filter(organisation__in=served_organisations(person(request)))
    series = get_object_or_404(served.select_related("organisation"), pk=series_id)
    entry = reserve(series=series, by=person(request), at=timezone.now())
    return done(request, reverse("documents:register"), _("Đã lấy số %s cho văn bản giấy.") % entry, follow=True)
