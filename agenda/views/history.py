"""The history of a conclusion, and bringing an earlier text back."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from agenda import history as operations
from agenda.drafting import may_change
from agenda.pages import arranged_item, back_to, seen_item
from agenda.queries import conclusion_of
from meetings.pages import person
from people.answers import done, writes
from people.refusals import BadInput


@require_safe
def history(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """Every change of an item's conclusion with its words, the newest first."""
    item = arranged_item(request, item_id)
    kept = conclusion_of(item)
    context = {
        "item": item,
        "meeting": item.meeting,
        "runs": True,
        "conclusion": kept,
        "changes": operations.history(item),
        "restores": may_change(item, kept),
        "back": back_to(request, reverse("agenda:conclusions", args=[item.meeting_id])),
    }
    return render(request, "agenda/history.html", context)


@require_POST
@writes
def restoration(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """Brings back the text of a revision (`number`), if nobody wrote meanwhile (`revision`)."""
    item = seen_item(request, item_id)
    try:
        number, revision = int(request.POST.get("number", "")), int(request.POST.get("revision", ""))
    except ValueError:
        raise BadInput(_("Trang đã cũ. Đồng chí tải lại trang rồi thử lại.")) from None
    operations.restore_conclusion(item=item, number=number, revision=revision, by=person(request), at=timezone.now())
    to = reverse("agenda:conclusion-history", args=[item.pk])
    return done(request, to, _("Đã khôi phục lần sửa %s thành bản mới.") % number, follow=True)
