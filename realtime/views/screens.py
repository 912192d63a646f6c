"""The desk's hand on the screens in the hall."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from meetings.pages import person, seen_meeting
from people.answers import done, writes
from realtime import screens


@require_POST
@writes
def added(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    meeting = seen_meeting(request, meeting_id)
    screen = screens.add_screen(meeting=meeting, by=person(request), at=timezone.now())
    return done(request, _desk(meeting_id), _("Đã thêm màn hình %d.") % screen.number)


@require_POST
@writes
def content(request: HttpRequest, meeting_id: UUID, number: int) -> HttpResponse:
    meeting = seen_meeting(request, meeting_id)
    shows, text = request.POST.get("shows", ""), request.POST.get("text", "")
    screens.set_screen(meeting=meeting, number=number, shows=shows, text=text, by=person(request), at=timezone.now())
    return done(request, _desk(meeting_id), _("Đã đổi nội dung màn hình %d.") % number)


@require_POST
@writes
def removal(request: HttpRequest, meeting_id: UUID, number: int) -> HttpResponse:
    meeting = seen_meeting(request, meeting_id)
    screens.remove_screen(meeting=meeting, number=number, by=person(request), at=timezone.now())
    return done(request, _desk(meeting_id), _("Đã bỏ màn hình %d.") % number)


def _desk(meeting_id: UUID) -> str:
    return reverse("realtime:desk", args=[meeting_id])
