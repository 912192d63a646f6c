"""Who belongs at the table by right: the members of the body on the day of the meeting, and its staff."""

from datetime import date, datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meetings import journal
from meetings.access import GUESTS
from meetings.events import AttendeeAdded, AttendeeRemoved
from meetings.models import Attendee, Meeting
from meetings.models.attendee import Role
from people.models import Membership, StaffRole, User
from people.models.standing import VOTELESS
from people.queries import members_on, standings_on
from people.refusals import Refusal

STAFF_PLACES = 10  # staff are listed this far behind the last member


class NotInvited(Refusal):
    """The person was taken off the list in the meantime."""

    message = _("Đồng chí này không còn trong thành phần tham dự. Tải lại trang để xem danh sách mới.")


def day_of(meeting: Meeting) -> date:
    """The day of the meeting in Vietnam."""
    return timezone.localdate(meeting.starts_at)


def members(meeting: Meeting) -> dict[UUID, Membership]:
    """The seats of the body on the day of the meeting by person, in protocol order.

    Who changes seats on that very day holds two and counts once, with the newer one.
    """
    seats: dict[UUID, Membership] = {}
    for seat in members_on(meeting.body, day_of(meeting)):
        held = seats.get(seat.user_id)
        if held is None or held.starts < seat.starts:
            seats[seat.user_id] = seat
    return seats


def standings(meeting: Meeting) -> dict[UUID, str]:
    """The standing on the day of the meeting of everybody in the body who has one, by person."""
    return {user: str(kind) for user, kind in standings_on(meeting.body, day_of(meeting)).items()}


def lock(attendee: Attendee) -> Attendee:
    """The attendee as they are now, `attendee.meeting` locked. Raises `NotInvited`."""
    meeting = journal.lock(attendee.meeting_id)
    now = Attendee.objects.select_related("user").filter(pk=attendee.pk).first()
    if now is None:
        raise NotInvited
    now.meeting = meeting
    return now


def seat(meeting: Meeting) -> None:
    """The attendees of a new meeting; the member who comes first in protocol order chairs for now."""
    place, chaired, kinds = 0, False, standings(meeting)
    for place, membership in enumerate(members(meeting).values(), start=1):
        kind = kinds.get(membership.user_id, "")
        chairs = not chaired and kind not in VOTELESS
        _seat(meeting, membership, place, Role.CHAIR if chairs else Role.MEMBER, kind)
        chaired = chaired or chairs
    for staff in StaffRole.objects.filter(body=meeting.body).select_related("user"):
        Attendee.objects.get_or_create(
            meeting=meeting,
            user=staff.user,
            defaults={"role": staff.role, "title": staff.user.title, "position": place + STAFF_PLACES},
        )


def reseat(*, meeting: Meeting, by: User, at: datetime) -> None:
    """Makes the members among the attendees those of the day: the base of every majority is complete and no larger.

    Runs inside the transaction of a step, under the meeting's lock. Who sits in the body no more is taken off the
    list; if they were in the room already, they stay as a guest. Who sits in it without a vote keeps a place.
    """
    seats, kinds = members(meeting), standings(meeting)
    held = Attendee.objects.filter(meeting=meeting).exclude(is_member=False, standing="")
    for former in held.exclude(user__in=seats):
        _dismiss(meeting, former, by, at)
    here = {one.user_id: one for one in Attendee.objects.filter(meeting=meeting)}
    for place, (user_id, membership) in enumerate(seats.items(), start=1):
        attendee, kind = here.get(user_id), kinds.get(user_id, "")
        if attendee is None:
            _announce(meeting, _seat(meeting, membership, place, Role.MEMBER, kind), by, at)
        elif (attendee.standing, attendee.is_member) != (kind, kind not in VOTELESS):
            _restand(meeting, attendee, place, kind, by, at)


def _seat(meeting: Meeting, membership: Membership, place: int, role: Role, kind: str) -> Attendee:
    return Attendee.objects.create(
        meeting=meeting,
        user=membership.user,
        role=role,
        is_member=kind not in VOTELESS,
        standing=kind,
        title=membership.title or membership.user.title,
        position=place,
    )


def _restand(meeting: Meeting, attendee: Attendee, place: int, kind: str, by: User, at: datetime) -> None:
    if attendee.role in GUESTS:
        attendee.role, attendee.position = Role.MEMBER, place
    attendee.is_member, attendee.standing = kind not in VOTELESS, kind
    attendee.save(update_fields=["role", "position", "is_member", "standing"])
    _announce(meeting, attendee, by, at)


def _dismiss(meeting: Meeting, attendee: Attendee, by: User, at: datetime) -> None:
    if attendee.role in (Role.SECRETARY, Role.CLERK):
        attendee.is_member, attendee.standing = False, ""
        attendee.save(update_fields=["is_member", "standing"])
    elif attendee.stays.exists():
        attendee.role, attendee.is_member, attendee.standing = Role.INVITED, False, ""
        attendee.save(update_fields=["role", "is_member", "standing"])
        _announce(meeting, attendee, by, at)
    else:
        key = str(attendee.pk)
        attendee.delete()
        journal.record(meeting, AttendeeRemoved(attendee=key), by=by, at=at)


def _announce(meeting: Meeting, attendee: Attendee, by: User, at: datetime) -> None:
    journal.record(meeting, AttendeeAdded(attendee=str(attendee.pk), role=str(attendee.role)), by=by, at=at)
