"""The stamp over a paper that is read, copies with the stamp on every page, and finding a code's reader."""

from pathlib import PurePosixPath
from urllib.parse import quote
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from documents import access, copying, stamp
from documents.circulation import handling, tracing
from documents.models import Trace, TraceLookup
from documents.views.papers import prepared
from documents.views.reader import FOREVER, seen_version
from meetings.pages import person
from people.answers import FORM, done, writes
from people.queries import served_organisations
from people.refusals import Refusal

SHOWN = 30


@require_safe
def paper_stamp(request: HttpRequest, paper_id: UUID, number: int, code: str) -> HttpResponse:
    """The stamp of the person's own reading as SVG."""
    version = seen_version(request, paper_id, number)
    trace = get_object_or_404(Trace.objects.select_related("version"), code=code, version=version, user=person(request))
    headers = {"Cache-Control": FOREVER, "X-Content-Type-Options": "nosniff", "Content-Security-Policy": "sandbox"}
    return HttpResponse(stamp.svg(trace), content_type="image/svg+xml", headers=headers)


@require_POST
@writes
def paper_stamped(request: HttpRequest, paper_id: UUID, number: int) -> HttpResponse:
    """A PDF of the version for the office, the person's stamp on every page; it is in the access log."""
    handling.ensure_may_leave(prepared(request, paper_id), office=True)
    version = seen_version(request, paper_id, number)
    pdf, trace = copying.stamped_copy(version=version, by=person(request), at=timezone.now())
    answer = HttpResponse(pdf, content_type="application/pdf")
    name = f"{PurePosixPath(version.file_name or 'tai-lieu').stem}.{trace.code}.pdf"
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


@require_http_methods(FORM)
def traces(request: HttpRequest) -> HttpResponse:
    """The form for a code, and what was looked up lately; a lookup is written down before it is answered."""
    by = person(request)
    if not served_organisations(by).exists():
        raise PermissionDenied
    refusal: Refusal | None = None
    if request.method == "POST":
        try:
            found = tracing.look_up(typed=request.POST.get("code", ""), by=by, at=timezone.now())
        except Refusal as error:
            refusal = error
        else:
            return done(request, reverse("documents:trace", args=[found.pk]), follow=True)
    lookups = TraceLookup.objects.filter(Q(by=by) | Q(trace__in=access.traceable(by))).select_related("by", "trace")
    context = {"refusal": refusal, "typed": request.POST.get("code", ""), "lookups": lookups[:SHOWN]}
    return render(request, "documents/traces.html", context, status=refusal.status if refusal else 200)


@require_safe
def trace(request: HttpRequest, lookup_id: UUID) -> HttpResponse:
    """What one lookup found: who read which paper when, and which pages. For the person who looked it up."""
    by = person(request)
    lookup = get_object_or_404(TraceLookup, pk=lookup_id, by=by)
    found = access.traceable(by).filter(lookups=lookup).first()
    context = {
        "lookup": lookup,
        "trace": found,
        "pages": found.pages.all() if found else [],
        "others": found.lookups.exclude(pk=lookup.pk).select_related("by")[:SHOWN] if found else [],
    }
    return render(request, "documents/trace.html", context)
