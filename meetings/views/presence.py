"""The desk's roll call: ticking people in and out."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from meetings import attendance
from meetings.forms import PresenceForm
from meetings.models import Attendance
from meetings.pages import person, seen_attendee
from people.answers import done, origin, writes
from people.refusals import BadInput


@require_POST
@writes
def presence(request: HttpRequest, attendee_id: UUID) -> HttpResponse:
    """`here` is in, out, excused or unexcused; `reason` is kept with it."""
    attendee = seen_attendee(request, attendee_id)
    form = PresenceForm(request.POST)
    if not form.is_valid():
        raise BadInput(_("Chọn có mặt, ra về hoặc vắng, và ghi lý do không quá 250 chữ."))
    here, reason = form.cleaned_data["here"], form.cleaned_data["reason"]
    by, at = person(request), timezone.now()
    if here == "in":
        attendance.arrive(attendee=attendee, how=Attendance.How.DESK, by=by, at=at, reason=reason)
    elif here == "out":
        attendance.leave(attendee=attendee, by=by, at=at, reason=reason)
    else:
        attendance.note_absence(attendee=attendee, absence=here, reason=reason, by=by, at=at)
    to = origin(request) if "next" in request.POST else reverse("documents:meeting", args=[attendee.meeting_id])
    return done(request, to)
