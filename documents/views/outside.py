"""The page of an outside recipient: reading an act and confirming it, without an account."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from documents import store
from documents.dispatching import outside
from documents.follow_ups import standing_of
from documents.views.pdf_answer import pdf_answer
from people.answers import FORM, done


@login_not_required
@require_http_methods(FORM)
def received(request: HttpRequest, token: str) -> HttpResponse:
    """What was sent, and the button that confirms it."""
    try:
        if request.method == "POST":
            outside.confirm_outside(token, timezone.now())
            to = reverse("documents:received", args=[token])
            return done(request, to, _("Đã xác nhận nhận văn bản."), follow=True)
        row = outside.received(token)
    except outside.NoSuchAddress as refusal:
        return render(request, "documents/received.html", {"problem": refusal}, status=refusal.status)
    outside.note_opened(row, timezone.now())
    return render(
        request, "documents/received.html", {"row": row, "act": row.act, "later": standing_of(row.act).issued}
    )


@login_not_required
@require_safe
def received_file(request: HttpRequest, token: str) -> HttpResponse:
    """The PDF as it was issued, checked against its hash."""
    try:
        row = outside.received(token)
    except outside.NoSuchAddress as refusal:
        return render(request, "documents/received.html", {"problem": refusal}, status=refusal.status)
    outside.note_opened(row, timezone.now())
    name = row.act.entry.written.replace("/", "-") if row.act.entry else row.act.kind
    return pdf_answer(store.intact(row.act.file_sha256), name)
