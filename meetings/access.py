"""Who may see a meeting, prepare it, lead it."""

from enum import StrEnum
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.functional import Promise

from meetings.chancery import leaders_of
from meetings.models import Attendee, Meeting
from meetings.models.attendee import Role
from meetings.states import ANNOUNCED, MeetingState
from people.models import StaffRole, User
from people.queries import serves
from people.refusals import NotAllowed


class Audience(StrEnum):
    """The groups that see the same live page."""

    CHAIR = "chair"
    SECRETARY = "secretary"
    MEMBER = "member"
    GUEST = "guest"
    SCREEN = "screen"


GUESTS = frozenset({Role.INVITED, Role.OBSERVER})


def attendee_of(user: User, meeting: Meeting) -> Attendee | None:
    """The person's place in this meeting, or None."""
    return Attendee.objects.filter(meeting=meeting, user=user).select_related("user", "meeting").order_by().first()


def visible_meetings(user: User) -> QuerySet[Meeting]:
    """The meetings the person may know of: those of the bodies they serve, and those they are asked to.

    One that was called off before anybody was asked stays with the office.
    """
    never_announced = Q(state=MeetingState.CANCELLED, convened_at=None)
    asked = Q(attendees__user=user, state__in=ANNOUNCED) & ~never_announced
    return Meeting.objects.filter(Q(body__staff__user=user) | asked).distinct()


def may_see(user: User, meeting: Meeting) -> bool:
    """Staff of the body always; attendees once the meeting is convened; of a chancery who leads it."""
    if may_prepare(user, meeting):
        return True
    if meeting.is_chancery:
        return is_chair(user, meeting)
    attendee = attendee_of(user, meeting)
    return attendee is not None and is_announced(attendee.meeting)


def may_prepare(user: User, meeting: Meeting) -> bool:
    """The body's secretary and records clerk prepare the meeting and run its desk."""
    return serves(user, meeting.body)


def is_chair(user: User, meeting: Meeting) -> bool:
    """Who leads the meeting; of a chancery whoever may sign its letters today."""
    if meeting.is_chancery:
        return user.pk in leaders_of(meeting)
    return Attendee.objects.filter(meeting=meeting, user=user, role=Role.CHAIR).exists()


def may_lead(user: User, meeting: Meeting) -> bool:
    """The chair leads; the body's secretary may do the same on the chair's word (the journal says who did)."""
    return is_chair(user, meeting) or serves(user, meeting.body, StaffRole.Role.SECRETARY)


def audience(user: User, meeting: Meeting) -> Audience | None:
    """Which live page the person sees; None if they may not see the meeting."""
    if meeting.is_chancery:
        return _of_chancery(is_chair(user, meeting), may_prepare(user, meeting))
    attendee = attendee_of(user, meeting)
    return _audience(attendee.role if attendee else "", may_prepare(user, meeting), meeting)


def audiences(meeting: Meeting) -> dict[UUID, Audience]:
    """The audience of everybody who may see the meeting, by user, in two queries."""
    roles = dict(Attendee.objects.filter(meeting=meeting).values_list("user_id", "role"))
    staff = set(StaffRole.objects.filter(body=meeting.body_id).values_list("user_id", flat=True))
    groups = {user: _audience(roles.get(user, ""), user in staff, meeting) for user in {*roles, *staff}}
    if meeting.is_chancery:
        lead = leaders_of(meeting)
        groups = {user: _of_chancery(user in lead, user in staff) for user in lead | staff}
    return {user: group for user, group in groups.items() if group is not None}


def _of_chancery(leads: bool, prepares: bool) -> Audience | None:
    if leads:
        return Audience.CHAIR
    return Audience.SECRETARY if prepares else None


def _audience(role: str, prepares: bool, meeting: Meeting) -> Audience | None:
    if not prepares and not (role and is_announced(meeting)):
        return None
    if role == Role.CHAIR:
        return Audience.CHAIR
    if prepares:
        return Audience.SECRETARY
    return Audience.GUEST if role in GUESTS else Audience.MEMBER


def is_announced(meeting: Meeting) -> bool:
    """Whether those who are asked to the meeting know of it: `visible_meetings` for one that is at hand."""
    called_off_before = meeting.state == MeetingState.CANCELLED and meeting.convened_at is None
    return meeting.state in ANNOUNCED and not called_off_before


def must(allowed: bool, why: "str | Promise") -> None:
    """Raises `NotAllowed` with `why` unless `allowed`."""
    if not allowed:
        raise NotAllowed(why)
