"""The look through draft conclusions: asked for, answered, ended."""

from typing import Final
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from agenda import look_parts, look_through
from agenda.access import may_arrange
from agenda.look_through import Mark
from agenda.pages import back_to
from meetings.access import attendee_of, may_lead
from meetings.pages import person, seen_meeting
from people.answers import done, origin, writes
from people.refusals import BadInput

SEEN: Final = 16  # characters of a mark


@require_safe
def looks(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """A member reads each draft and says what they think of it; who arranges the meeting sees what all said."""
    meeting = seen_meeting(request, meeting_id)
    user = person(request)
    attendee = attendee_of(user, meeting)
    arranges = may_arrange(user, meeting)
    if not arranges and (attendee is None or not attendee.is_member):
        raise PermissionDenied
    context = {"meeting": meeting, "runs": arranges, "next": request.path, **look_parts.mine(meeting, attendee)}
    if arranges:
        context["overview"] = look_parts.overview(meeting) | {"leads": may_lead(user, meeting)}
    return render(request, "agenda/looks.html", context)


@require_POST
@writes
def asking(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Asks the members to look through the drafts."""
    meeting = seen_meeting(request, meeting_id)
    look_through.ask_look(meeting=meeting, by=person(request), at=timezone.now())
    return done(request, origin(request), _("Đã đề nghị thành viên xem dự thảo kết luận."))


@require_POST
@writes
def ending(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Asks nobody any more."""
    meeting = seen_meeting(request, meeting_id)
    look_through.end_look(meeting=meeting, by=person(request), at=timezone.now())
    return done(request, origin(request), _("Đã thôi lấy ý kiến dự thảo kết luận; ý kiến đã gửi vẫn còn."))


@require_POST
@writes
def answers(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Agreement or a remark, by the button that was pressed, on the items of the form.

    Each stands in it as `seen=<item>:<mark>:<revision>`.
    """
    meeting = seen_meeting(request, meeting_id)
    text = request.POST.get("text", "").strip()
    agrees = request.POST.get("answer") == "agree"
    if not agrees and not text:
        raise BadInput(_("Đồng chí ghi ý kiến rồi gửi, hoặc chạm “Đồng ý”."))
    look_through.look(
        meeting=meeting,
        at_marks=_marks(request.POST.getlist("seen")),
        text="" if agrees else text,
        by=person(request),
        at=timezone.now(),
    )
    message = _("Đã ghi nhận: đồng ý.") if agrees else _("Đã gửi ý kiến đến chủ trì và thư ký.")
    return done(request, back_to(request, "/"), message)


def _marks(rows: list[str]) -> dict[UUID, Mark]:
    try:
        parts = [row.split(":") for row in rows]
        return {UUID(key): Mark(seen, int(revision)) for key, seen, revision in parts if len(seen) <= SEEN}
    except ValueError:
        raise BadInput(_("Trang đã cũ. Đồng chí tải lại trang rồi thử lại.")) from None
