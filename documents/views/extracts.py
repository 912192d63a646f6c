"""An extract of a notice: its page, its file, its pages as images."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from documents import delivery, extracts, preview, store
from documents.models import Delivery, Extract
from documents.pdf.refusals import UnreadablePage
from documents.views.pdf_answer import pdf_answer
from meetings.pages import person


@require_safe
def extract_page(request: HttpRequest, extract_id: UUID) -> HttpResponse:
    """What of a notice concerns the person's office, and the one tap that confirms it."""
    extract = extracts.file_of(_seen(request, extract_id))
    user = person(request)
    delivery.open_delivery(act=extract.act, by=user, at=timezone.now())
    context = {
        "extract": extract,
        "act": extract.act,
        "mine": Delivery.objects.filter(extract=extract, user=user).first(),
        "deliveries": Delivery.objects.filter(extract=extract).select_related("user"),
        "pages": range(1, extract.pages + 1),
    }
    return render(request, "documents/extract.html", context)


@require_safe
def extract_file(request: HttpRequest, extract_id: UUID) -> HttpResponse:
    """The PDF, checked against its hash."""
    extract = extracts.file_of(_seen(request, extract_id))
    return pdf_answer(store.intact(extract.file_sha256), f"trich-{extract.entry or extract.act}".replace("/", "-"))


@require_safe
def extract_sheet(request: HttpRequest, extract_id: UUID, page: int) -> HttpResponse:
    """One page as an image."""
    extract = extracts.file_of(_seen(request, extract_id))
    try:
        image = preview.stored_sheet(extract.file_sha256, page, extract.pages).read_bytes()
    except (UnreadablePage, FileNotFoundError):
        raise Http404 from None
    return HttpResponse(image, content_type="image/webp")


def _seen(request: HttpRequest, extract_id: UUID) -> Extract:
    rows = Extract.objects.select_related("act__meeting__body__organisation", "act__entry", "office")
    rows = rows.select_related("entry", "signature")
    extract = get_object_or_404(rows, pk=extract_id)
    if not extracts.may_see(person(request), extract):
        raise Http404
    return extract
