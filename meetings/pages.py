"""How a view finds the meeting it is about."""

from typing import cast
from uuid import UUID

from django.http import Http404, HttpRequest

from meetings import access
from meetings.models import Attendee, Meeting
from people.models import User


def person(request: HttpRequest) -> User:
    """The signed-in person (every view but the public ones requires one)."""
    return cast(User, request.user)


def seen_meeting(request: HttpRequest, meeting_id: UUID) -> Meeting:
    """The meeting, if the person may know of it; otherwise it does not exist (`Http404`)."""
    meetings = access.visible_meetings(person(request)).select_related("body__organisation", "term")
    meeting = meetings.filter(pk=meeting_id).first()
    if meeting is None:
        raise Http404
    return meeting


def seen_attendee(request: HttpRequest, attendee_id: UUID) -> Attendee:
    """An attendee of a meeting that the person may know of, or `Http404`."""
    attendee = Attendee.objects.select_related("meeting__body", "user").filter(pk=attendee_id).first()
    if attendee is None:
        raise Http404
    seen_meeting(request, attendee.meeting_id)
    return attendee
