"""The steps of a meeting, one resource each: convening, opening, recess, closing, cancellation."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from meetings import session
from meetings.models import Meeting
from meetings.pages import person, seen_meeting
from people.answers import done, origin, writes

Step = Callable[..., Meeting]


def _step(step: Step, message: "str | Promise") -> Callable[[HttpRequest, UUID], HttpResponse]:
    @require_POST
    @writes
    def view(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
        meeting = seen_meeting(request, meeting_id)
        step(meeting=meeting, by=person(request), at=timezone.now())
        to = origin(request) if "next" in request.POST else reverse("documents:meeting", args=[meeting_id])
        return done(request, to, str(message))

    return view


convening = _step(session.convene, _("Đã gửi giấy mời."))
opening = _step(session.open_meeting, _("Đã khai mạc."))
recess = _step(session.recess, _("Tạm nghỉ."))
resumption = _step(session.resume, _("Phiên họp tiếp tục."))
closing = _step(session.close, _("Đã bế mạc."))
cancellation = _step(session.cancel, _("Đã hủy phiên họp."))
