"""The course of the discussion, written for the minutes item by item."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from agenda.models import Item
from agenda.pages import seen_item
from agenda.views.conflict import unsaved
from documents import course_texts
from documents.course_texts import NewerCourse
from documents.models import CourseText
from meetings.access import may_prepare
from meetings.pages import person
from people.answers import done, is_quiet, writes
from people.refusals import BadInput, Refusal


@require_POST
@writes
def course_text(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """Saves the text; to script it answers with the new revision, or with the newer text that stands against it.

    Nothing typed is lost: a plain page gets it back with the reason.
    """
    item = seen_item(request, item_id)
    try:
        revision = int(request.POST.get("revision", ""))
    except ValueError:
        raise BadInput(_("Trang đã cũ. Đồng chí tải lại trang rồi thử lại.")) from None
    text = request.POST.get("text", "")
    try:
        kept = course_texts.save_course(item=item, text=text, revision=revision, by=person(request), at=timezone.now())
    except Refusal as refusal:
        if not may_prepare(person(request), item.meeting):
            raise
        return _unsaved(request, item, refusal)
    if is_quiet(request):
        return JsonResponse({"revision": kept.revision})
    return done(request, _page(item), _("Đã lưu diễn biến mục %s.") % item.position)


def _unsaved(request: HttpRequest, item: Item, refusal: Refusal) -> HttpResponse:
    return unsaved(
        request,
        item,
        refusal,
        newer=refusal.kept if isinstance(refusal, NewerCourse) else None,
        kept=CourseText.objects.filter(item=item).first,
        to=_page(item),
        action=reverse("documents:course-text", args=[item.pk]),
    )


def _page(item: Item) -> str:
    return reverse("documents:minutes", args=[item.meeting_id])
