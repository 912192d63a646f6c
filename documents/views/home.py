"""The first page after signing in: what is next, what waits for me."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from agenda import reminders as task_reminders
from agenda.queries import to_decide
from documents import body_letters, delivery, reviewing
from documents.circulation import receipts
from documents.consultations import reminders
from documents.consultations.access import visible_consultations
from documents.dispatching.access import in_trays_of
from documents.signing import rule as signing_rule
from documents.views.notice import draft_address
from meetings import access
from meetings.models import Attendee, Meeting
from meetings.pages import person
from meetings.states import IN_SESSION, OVER, MeetingState
from people.models import Body, User


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The meeting that runs or comes next, notices to confirm, and all meetings of the person."""
    user = person(request)
    delivery.show_deliveries(by=user, at=timezone.now())
    meetings = access.visible_meetings(user).select_related("body").order_by("starts_at")
    coming = [one for one in meetings if one.state not in OVER]
    past = [one for one in reversed(meetings) if one.state in OVER]
    running = [one for one in coming if one.state in IN_SESSION]
    following = next(iter(running or [one for one in coming if one.state == MeetingState.CONVENED] or coming), None)
    context = {
        "following": following,
        "unanswered": following is not None and _is_unanswered(user, following),
        "runs_following": following is not None and access.may_prepare(user, following),
        "coming": [one for one in coming if one != following],
        "past": past,
        "signing": signing_rule.waiting_for(user),
        "looks": reviewing.waiting_for(user),
        "waiting": delivery.waiting_for(user),
        "trays": in_trays_of(user).filter(acknowledged_at=None),
        "opinions": reminders.waiting_for(user, timezone.now()),
        "unread": {one.meeting_id: one for one in receipts.waiting_for(user)}.values(),  # one line for each meeting
        "reminders": task_reminders.waiting_for(user, timezone.localdate()),
        "undecided": to_decide(user),
        "consulted": visible_consultations(user).exists(),
        "bodies": Body.objects.filter(staff__user=user).distinct(),
        "lettered": body_letters.bodies_of(user),
        "approving": [(act, draft_address(act)) for act in body_letters.awaiting(user)],
    }
    return render(request, "documents/home.html", context)


def _is_unanswered(user: User, meeting: Meeting) -> bool:
    """Whether the person was asked to come and has not said yet whether they will."""
    attendee = access.attendee_of(user, meeting)
    return meeting.state == MeetingState.CONVENED and attendee is not None and attendee.reply == Attendee.Reply.NONE
