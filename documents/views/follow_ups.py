"""What is issued about an earlier act: begun from its page, written, shown as it will look, given up."""

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from documents import follow_ups as course
from documents.act_parts import drawn
from documents.acts import wording
from documents.models import Act
from documents.signatories import signatories_for
from documents.signing import rule as signing_rule
from documents.states import NUMBERED, ActKind, ActState
from documents.views.notice import seen_act
from meetings import access as meetings_access
from meetings.pages import person
from people.answers import FORM, done, writes
from people.refusals import BadInput

LONGEST = 20_000  # characters of one text


@require_POST
@writes
def follow_ups(request: HttpRequest, act_id: UUID) -> HttpResponse:
    """Begins a follow-up of the kind that was chosen."""
    act = seen_act(request, act_id)
    made = course.begin(act=act, kind=request.POST.get("kind", ""), by=person(request), at=timezone.now())
    return done(request, reverse("documents:follow-up", args=[made.pk]), _("Đã mở dự thảo."), follow=True)


@require_http_methods(FORM)
@writes
def follow_up(request: HttpRequest, act_id: UUID) -> HttpResponse:
    """The draft: its texts to write, below them the document; the office and the chair see it."""
    act = seen_act(request, act_id)
    if act.about is None:
        raise Http404
    if request.method == "POST":
        written = _written(request, act)
        course.write(act=act, written=written, seen=request.POST.get("seen", ""), by=person(request), at=timezone.now())
        return done(request, reverse("documents:follow-up", args=[act.pk]), _("Đã lưu dự thảo."), follow=True)
    if act.state == ActState.ISSUED:
        return redirect("documents:act", act.pk)
    if act.state == ActState.SIGNING:
        return redirect("documents:signing", act.pk)
    return render(request, "documents/follow_up.html", _context(request, act))


def _context(request: HttpRequest, act: Act) -> dict[str, Any]:
    user, (pages, problem) = person(request), drawn(act)
    runs = meetings_access.may_prepare(user, act.meeting)
    if not runs and not meetings_access.is_chair(user, act.meeting):
        raise PermissionDenied
    return {
        "act": act,
        "about": act.about,
        "meeting": act.meeting,
        "runs": runs,
        "chairs": meetings_access.is_chair(user, act.meeting),
        "pages": pages,
        "problem": problem,
        "seen": course.mark(act),
        "fields": _fields(act),
        "is_notice": act.kind in NUMBERED,
        "ends": act.kind in course.ENDS,
        "signatories": signatories_for(act.meeting.body, act.kind, timezone.localdate()),
        "signatures": signing_rule.signatures_of(act),
        "stamp": act.content_sha256[:16] or str(timezone.now().timestamp()),
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


def typed_text(raw: str) -> str:
    """What was typed, a paragraph a line. Raises `BadInput` for what is too long."""
    if len(raw) > LONGEST:
        raise BadInput(_("Nội dung dài quá %s ký tự. Đồng chí rút gọn rồi lưu lại.") % LONGEST)
    return "\n".join(wording.paragraphs_of(raw))


@require_POST
@writes
def dropping(request: HttpRequest, act_id: UUID) -> HttpResponse:
    """Gives the draft up."""
    act = seen_act(request, act_id)
    about = course.drop(act=act, by=person(request), at=timezone.now())
    to = reverse("documents:act", args=[about.pk]) if about else reverse("documents:acts", args=[act.meeting_id])
    return done(request, to, _("Đã hủy dự thảo."), follow=True)
