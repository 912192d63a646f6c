"""An attendee's own invitation, and the answer to it."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from meetings import access, invitations, places, qr
from meetings.calendar import papers_due
from meetings.forms import AnswerForm
from meetings.models import Attendee
from meetings.pages import person, seen_meeting
from meetings.views.door import public_url
from people.answers import done, writes
from people.refusals import BadInput


def own(request: HttpRequest, meeting_id: UUID) -> Attendee:
    """The person's own place in the meeting, or a refusal."""
    attendee = access.attendee_of(person(request), seen_meeting(request, meeting_id))
    if attendee is None:
        raise PermissionDenied
    return attendee


@require_safe
def invitation(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """The invitation page of the signed-in attendee."""
    attendee = own(request, meeting_id)
    invitations.see(attendee=attendee, at=timezone.now())
    meeting = attendee.meeting
    chair = meeting.attendees.filter(role="chair").select_related("user").first()
    context = {
        "meeting": meeting,
        "attendee": attendee,
        "chair": chair,
        "papers_due": papers_due(meeting),
        "seat": places.seat_of(attendee),
    }
    return render(request, "meetings/invitation.html", context)


@require_safe
def pass_code(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """The person's own code as an SVG image."""
    attendee = own(request, meeting_id)
    link = public_url(request, reverse("meetings:pass", args=[attendee.token]))
    return HttpResponse(qr.svg(link), content_type="image/svg+xml")


@require_POST
@writes
def reply(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Coming, or not and why."""
    attendee = own(request, meeting_id)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        raise BadInput(_("Chọn “Sẽ dự” hoặc “Xin vắng”, và ghi lý do không quá 250 chữ."))
    invitations.answer(attendee=attendee, **form.cleaned_data, by=person(request), at=timezone.now())
    return done(
        request,
        reverse("meetings:invitation", args=[meeting_id]),
        _("Đã gửi trả lời đến Văn phòng."),
        follow=True,
    )
