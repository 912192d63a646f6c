"""Is this file a document that was issued here? Open to everybody; the file never leaves the browser."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from documents import acts, verification
from documents.drafts import form_of
from documents.states import ActState
from documents.views.notice import seen_act
from meetings.views.door import public_url
from people.refusals import Refusal


@login_not_required
@require_safe
def verify(request: HttpRequest) -> HttpResponse:
    """The page, and what was found of the file whose SHA-256 stands in the address."""
    asked = request.GET.get("sha256", "")
    try:
        found = verification.find(asked, request.META.get("REMOTE_ADDR", "")) if asked else None
    except Refusal as refusal:
        context = {"problem": str(refusal), "asked": asked[:80]}
        return render(request, "documents/verify.html", context, status=refusal.status)
    typed = bool(found) and len(asked.strip()) < 64
    return render(request, "documents/verify.html", {"found": found, "asked": asked, "typed": typed})


@require_safe
def verification_sheet(request: HttpRequest, act_id: UUID) -> HttpResponse:
    """A sheet to go with a printed copy: its code leads to the page above. It is no part of the document."""
    act = seen_act(request, act_id)
    if act.state != ActState.ISSUED:
        raise Http404
    link = public_url(request, f"{reverse('documents:verify')}?sha256={act.file_sha256}")
    data = {
        "issuer": act.meeting.body.organisation.name,
        "number": act.entry.written if act.entry else act.get_kind_display(),
        "sha256": act.file_sha256,
        "code": verification.short(act.file_sha256),
        "qr": list(acts.qr_png(link)),
        "link": link.partition("?")[0],
    }
    return HttpResponse(
        acts.verification_sheet(data, form_of(act)),
        content_type="application/pdf",
        headers={"Content-Disposition": 'inline; filename="phieu-kiem-tra.pdf"'},
    )
