"""Whom to ask, and what they answer."""

from collections.abc import Callable
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from meetings import access, journal, seating
from meetings.events import AttendeeAdded, AttendeeRemoved, InvitationAnswered
from meetings.models import Attendance, Attendee, Meeting
from meetings.models.attendee import Role
from meetings.session import WrongState
from meetings.states import ANNOUNCED, NOT_BEGUN, OVER, MeetingState
from people.models import User
from people.refusals import BadInput, NotAllowed, Refusal

# Called with the attendee, who answered and when, in the transaction of the answer.
answered_hooks: list[Callable[[Attendee, User, datetime], None]] = []


class AlreadyAsked(Refusal):
    """The person is an attendee already."""


class HasTakenPart(Refusal):
    """The person was in the room or is a member; their row is part of the record."""


def _open_for_guests(meeting: Meeting, by: User) -> None:
    access.must(access.may_prepare(by, meeting), _("Chỉ thư ký của cơ quan họp sửa được thành phần tham dự."))
    if meeting.state in OVER:
        raise WrongState(_("Phiên họp đã kết thúc nên không sửa được thành phần tham dự."))


@transaction.atomic
def invite(*, meeting: Meeting, user: User, role: str, by: User, at: datetime) -> Attendee:
    """Asks one more person as guest or observer. Raises `AlreadyAsked`, `BadInput`, `WrongState`, `NotAllowed`."""
    meeting = journal.lock(meeting.pk)
    _open_for_guests(meeting, by)
    if role not in (Role.INVITED, Role.OBSERVER):
        raise BadInput(_("Chỉ thêm được đại biểu mời hoặc đại biểu dự thính; ủy viên lấy từ danh sách cơ quan."))
    try:
        with transaction.atomic():
            attendee = Attendee.objects.create(meeting=meeting, user=user, role=role, title=user.title, position=50)
    except IntegrityError:
        raise AlreadyAsked(_("Đồng chí %s đã có trong thành phần tham dự.") % user) from None
    journal.record(meeting, AttendeeAdded(attendee=str(attendee.pk), role=role), by=by, at=at)
    return attendee


@transaction.atomic
def uninvite(*, attendee: Attendee, by: User, at: datetime) -> None:
    """Takes a guest off the list. Raises `HasTakenPart`, `NotInvited`, `WrongState`, `NotAllowed`."""
    attendee = seating.lock(attendee)
    meeting = attendee.meeting
    _open_for_guests(meeting, by)
    if attendee.role not in access.GUESTS or Attendance.objects.filter(attendee=attendee).exists():
        raise HasTakenPart(_("Không bỏ được ủy viên, thư ký hoặc người đã có mặt khỏi thành phần tham dự."))
    key = str(attendee.pk)
    attendee.delete()
    journal.record(meeting, AttendeeRemoved(attendee=key), by=by, at=at)


@transaction.atomic
def name_chair(*, attendee: Attendee, by: User, at: datetime) -> Attendee:
    """Makes a member the chair; the one who was becomes a member again.

    Raises `BadInput`, `NotInvited`, `WrongState`, `NotAllowed`.
    """
    attendee = seating.lock(attendee)
    meeting = attendee.meeting
    _open_for_guests(meeting, by)
    if meeting.state not in NOT_BEGUN:
        raise WrongState(_("Phiên họp đã khai mạc nên không đổi chủ trì được nữa."))
    if not attendee.is_member:
        raise BadInput(_("Chủ trì phải là thành viên có quyền biểu quyết của cơ quan họp."))
    Attendee.objects.filter(meeting=meeting, role=Role.CHAIR).update(role=Role.MEMBER)
    attendee.role = Role.CHAIR
    attendee.save(update_fields=["role"])
    journal.record(meeting, AttendeeAdded(attendee=str(attendee.pk), role=Role.CHAIR.value), by=by, at=at)
    return attendee


@transaction.atomic
def answer(*, attendee: Attendee, reply: str, reason: str = "", by: User, at: datetime) -> Attendee:
    """Keeps whether the attendee comes; an absence needs a reason.

    Who comes after all is not absent any more, whatever the desk had noted.
    Raises `BadInput`, `NotInvited`, `WrongState`, `NotAllowed`.
    """
    attendee = seating.lock(attendee)
    meeting = attendee.meeting
    if by.pk != attendee.user_id:
        raise NotAllowed(_("Chỉ chính đồng chí được mời trả lời được giấy mời này."))
    if meeting.state != MeetingState.CONVENED:
        raise WrongState(_("Phiên họp đã bắt đầu hoặc chưa mời nên không trả lời giấy mời được."))
    if reply not in (Attendee.Reply.COMING, Attendee.Reply.NOT_COMING):
        raise BadInput(_("Chọn “Sẽ dự” hoặc “Xin vắng”."))
    if reply == Attendee.Reply.NOT_COMING and not reason.strip():
        raise BadInput(_("Đồng chí ghi lý do vắng để báo cáo chủ trì."))
    attendee.reply, attendee.replied_at = reply, at
    if reply == Attendee.Reply.NOT_COMING:
        attendee.absence_reason = reason
    else:
        attendee.absence, attendee.absence_reason = Attendee.Absence.NONE, ""
    attendee.save(update_fields=["reply", "replied_at", "absence", "absence_reason"])
    journal.record(meeting, InvitationAnswered(attendee=str(attendee.pk), reply=reply), by=by, at=at)
    for step in answered_hooks:
        step(attendee, by, at)
    return attendee


def see(*, attendee: Attendee, at: datetime) -> None:
    """Notes the first time the attendee looked at their invitation; no event, it changes nothing for others."""
    if attendee.meeting.state in ANNOUNCED:
        Attendee.objects.filter(pk=attendee.pk, invitation_seen_at=None).update(invitation_seen_at=at)
