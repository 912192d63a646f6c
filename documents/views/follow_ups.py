"""What is issued about an earlier act: begun from its page, written, shown as it will look, given up."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from documents import follow_ups as course
from documents.acts import wording
from documents.models import Act
from documents.states import ADDRESSED, NUMBERED, ActKind
from documents.views.drafted import draft_context, elsewhere, typed_text
from documents.views.notice import draft_address, list_address, seen_act
from meetings.pages import person
from people.answers import FORM, done, writes
from people.refusals import BadInput


@require_POST
@writes
def follow_ups(request: HttpRequest, act_id: UUID) -> HttpResponse:
    """Begins a follow-up of the kind that was chosen."""
    act = seen_act(request, act_id)
    made = course.begin(act=act, kind=request.POST.get("kind", ""), by=person(request), at=timezone.now())
    return done(request, draft_address(made), _("Đã mở dự thảo."), follow=True)


@require_http_methods(FORM)
@writes
def follow_up(request: HttpRequest, act_id: UUID) -> HttpResponse:
    """The draft: its texts to write, below them the document; the office and the chair see it."""
    act = seen_act(request, act_id)
    if act.about is None or act.kind in ADDRESSED:
        raise Http404
    if request.method == "POST":
        written = _written(request, act)
        course.write(act=act, written=written, seen=request.POST.get("seen", ""), by=person(request), at=timezone.now())
        return done(request, reverse("documents:follow-up", args=[act.pk]), _("Đã lưu dự thảo."), follow=True)
    return elsewhere(act) or render(request, "documents/follow_up.html", draft_context(request, act) | _about(act))


def _about(act: Act) -> dict[str, Any]:
    return {
        "about": act.about,
        "fields": _fields(act),
        "is_notice": act.kind in NUMBERED,
        "ends": act.kind in course.ENDS,
    }


def _fields(act: Act) -> list[dict[str, str]]:
    """The boxes of a replacement, item by item; [] for what is one text."""
    if act.kind != ActKind.REPLACEMENT or act.about is None:
        return []
    rows, items = act.written.get("items", []), act.about.content.get("items", [])
    return [
        {"heading": f"{item['number']}. {wording.upper_first(item['heading'])}", **row}
        for item, row in zip(items, rows, strict=True)
    ]


def _written(request: HttpRequest, act: Act) -> dict[str, Any]:
    if act.kind != ActKind.REPLACEMENT:
        return {"text": typed_text(request.POST.get("text", ""))}
    paragraphs, tasks = request.POST.getlist("paragraphs"), request.POST.getlist("tasks")
    if not len(paragraphs) == len(tasks) == len(act.written.get("items", [])):
        raise BadInput(_("Trang gửi thiếu nội dung của một mục. Đồng chí tải lại trang; chưa có gì thay đổi."))
    pairs = zip(paragraphs, tasks, strict=True)
    return {"items": [{"paragraphs": typed_text(one), "tasks": typed_text(other)} for one, other in pairs]}


@require_POST
@writes
def dropping(request: HttpRequest, act_id: UUID) -> HttpResponse:
    """Gives the draft up."""
    act = seen_act(request, act_id)
    about = course.drop(act=act, by=person(request), at=timezone.now())
    to = reverse("documents:act", args=[about.pk]) if about else list_address(act.meeting)
    return done(request, to, _("Đã hủy dự thảo."), follow=True)
