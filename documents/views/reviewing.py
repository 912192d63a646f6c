"""Minutes that are checked: shown to the members, and what each says of them."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from documents import reviewing
from documents.models import Act
from documents.views.notice import seen_act
from meetings.access import may_see
from meetings.pages import person
from people.answers import done, writes
from people.refusals import BadInput


@require_POST
@writes
def showing(request: HttpRequest, act_id: UUID) -> HttpResponse:
    act = reviewing.show_minutes(act=seen_act(request, act_id), by=person(request), at=timezone.now())
    return done(request, _page(act), _("Đã gửi thành viên xem biên bản."), follow=True)


@require_POST
@writes
def remarks(request: HttpRequest, act_id: UUID) -> HttpResponse:
    """Agreement or a remark, by the button that was pressed."""
    act = get_object_or_404(Act.objects.select_related("meeting"), pk=act_id, kind="minutes")
    if not may_see(person(request), act.meeting):
        raise Http404
    text = request.POST.get("text", "").strip()
    agrees = request.POST.get("answer") == "agree"
    if not agrees and not text:
        raise BadInput(_("Đồng chí ghi ý kiến rồi gửi, hoặc chạm “Đồng ý với biên bản”."))
    try:
        revision = int(request.POST.get("revision", ""))
    except ValueError:
        raise BadInput(_("Trang gửi thiếu số lần sửa của biên bản. Đồng chí tải lại trang.")) from None
    said = "" if agrees else text
    reviewing.remark(act=act, revision=revision, text=said, by=person(request), at=timezone.now())
    message = _("Đã ghi nhận: đồng ý với biên bản.") if agrees else _("Đã gửi ý kiến đến văn phòng và chủ trì.")
    return done(request, _page(act), message, follow=True)


def _page(act: Act) -> str:
    return reverse("documents:minutes", args=[act.meeting_id])
