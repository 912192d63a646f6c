"""The invitation: each attendee's own copy, and the one that is numbered, signed and issued."""

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from documents import drafts
from documents.composition import compose_invitation
from documents.issuing import may_approve
from documents.models import Act
from documents.signing.rule import may_sign
from documents.states import ActKind, ActState, SignatureRole
from documents.timing import is_time_for
from documents.views.drafted import drafted, elsewhere
from documents.views.pdf_answer import printed_answer
from meetings import access
from meetings.models import Meeting
from meetings.pages import person, seen_meeting
from meetings.states import MeetingState
from meetings.views.door import public_url
from people.models import User


@require_safe
def invitation_file(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """The person's own invitation as PDF, with their code on a sheet of its own."""
    meeting = seen_meeting(request, meeting_id)
    attendee = access.attendee_of(person(request), meeting)
    if attendee is None or meeting.state in (MeetingState.DRAFT, MeetingState.CANCELLED):
        raise PermissionDenied
    attendee.meeting = meeting
    link = public_url(request, reverse("meetings:pass", args=[attendee.token]))
    return printed_answer(
        request,
        lambda: drafts.rendered(compose_invitation(attendee, link), drafts.form_on(meeting)).pdf,
        _("Giấy mời"),
        reverse("meetings:invitation", args=[meeting.pk]),
    )


@require_safe
def invitation_act(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """The general copy on its way to number and signature: for the office, the chair, and who signs it."""
    meeting = seen_meeting(request, meeting_id)
    user = person(request)
    act = _act(meeting, user)
    if act is None:
        raise PermissionDenied
    if away := elsewhere(act):
        return away
    context: dict[str, Any] = {**drafted(act), "runs": access.may_prepare(user, meeting)}
    context |= {"chairs": may_approve(user, act), "in_time": is_time_for(ActKind.INVITATION, meeting)}
    return render(request, "documents/invitation_act.html", context)


def _act(meeting: Meeting, user: User) -> Act | None:
    """The invitation, if it is anything to the person and the office numbers invitations at all."""
    if not access.may_prepare(user, meeting) and not access.is_chair(user, meeting):
        found = Act.objects.filter(meeting=meeting, kind=ActKind.INVITATION).exclude(state=ActState.DRAFT)
        act = found.select_related("signatory__user", "meeting__body__organisation").first()
        return act if act is not None and may_sign(user, act, SignatureRole.PERSONAL) else None
    if not drafts.numbers_invitations(meeting):
        return None
    act = drafts.act_of(meeting, ActKind.INVITATION)
    act.meeting = meeting
    return act
