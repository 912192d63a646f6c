"""Coming and going: who is in the room, since when, and why somebody is not."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _

from meetings import access, journal, seating
from meetings.events import AbsenceNoted, AttendeeArrived, AttendeeLeft
from meetings.models import Attendance, Attendee, Event, Meeting
from meetings.quorum import Quorum, quorum
from meetings.states import IN_SESSION, MeetingState
from people.models import User
from people.models.standing import StandingKind
from people.refusals import NotAllowed, Refusal

SLIP = timedelta(minutes=2)


FEW = 20  # people whose own rows are asked for; of more, everybody's are read


class NotNow(Refusal):
    message = _("Chỉ điểm danh được từ khi đã mời họp đến khi bế mạc.")


class NotHere(Refusal):
    message = _("Đồng chí này chưa có mặt nên không ghi ra về được.")


class StillHere(Refusal):
    message = _("Đồng chí này đang có mặt; ghi ra về trước khi ghi vắng.")


def with_presence(meeting: Meeting) -> QuerySet[Attendee]:
    """The attendees of a meeting with what is known of their presence.

    Each is annotated with `is_present` (in the room now) and the times and reasons of their last stay: `in_at`,
    `in_reason`, `out_at`, `out_reason`; None where there is none.
    """
    stays = Attendance.objects.filter(attendee=OuterRef("pk")).order_by("-in_at")
    last = {
        name: Subquery(stays.values(column)[:1])
        for name, column in (
            ("in_at", "in_at"),
            ("in_reason", "reason"),
            ("out_at", "out_at"),
            ("out_reason", "out_reason"),
        )
    }
    attendees = Attendee.objects.filter(meeting=meeting).select_related("user")
    return attendees.annotate(is_present=Exists(stays.filter(out_at=None)), **last)


class Place(NamedTuple):
    """What decides about an attendee's part in a meeting, without the rest of their row."""

    attendee_id: UUID
    role: str
    is_member: bool
    is_present: bool
    standing: str = ""


def places(meeting: Meeting, users: Collection[UUID]) -> dict[UUID, Place]:
    """The places of those of the users who are attendees; two short queries, made for halls of thousands."""
    few = len(users) <= FEW
    whom, theirs = ({"user__in": users}, {"attendee__user__in": users}) if few else ({}, {})
    here = set(_open_stays(meeting).filter(**theirs).values_list("attendee_id", flat=True))
    found = Attendee.objects.filter(meeting=meeting, **whom).order_by()
    rows = found.values_list("user_id", "pk", "role", "is_member", "standing")
    return {user: Place(key, role, member, key in here, standing) for user, key, role, member, standing in rows}


def is_open(meeting: Meeting) -> bool:
    """Whether people may come in now: from the invitation to the closing."""
    return meeting.state in IN_SESSION | {MeetingState.CONVENED}


def present(meeting: Meeting) -> set[UUID]:
    """The ids of the attendees in the room now."""
    return set(_open_stays(meeting).values_list("attendee_id", flat=True))


def _open_stays(meeting: Meeting) -> QuerySet[Attendance]:
    return Attendance.objects.filter(attendee__meeting=meeting, out_at=None).order_by()


def is_present(attendee: Attendee) -> bool:
    return Attendance.objects.filter(attendee=attendee, out_at=None).exists()


def quorum_of(meeting: Meeting) -> Quorum:
    """The quorum now: members in the room against the share in the body's rules.

    Who is exempt from work and Party activities counts when in the room (Quy định 294-QĐ/TW, Điều 9.3).
    """
    here = Attendance.objects.filter(attendee__meeting=meeting, out_at=None)
    free = Q(standing=StandingKind.EXEMPT) & ~Q(pk__in=here.values("attendee"))
    members = Attendee.objects.filter(meeting=meeting, is_member=True).exclude(free)
    body = meeting.body
    return quorum(
        members=members.count(),
        present=Attendance.objects.filter(attendee__in=members, out_at=None).count(),
        numerator=body.quorum_numerator,
        denominator=body.quorum_denominator,
        strict=body.quorum_strict,
        basis=body.rules_basis,
    )


@transaction.atomic
def arrive(*, attendee: Attendee, how: str, by: User, at: datetime, reason: str = "") -> Attendance:
    """Notes that an attendee is in the room from `at` on.

    The person themselves (by code) or the body's staff may. Arriving twice is harmless: the open stay
    is returned and nothing is recorded again. Raises `NotNow`, `NotInvited`, `NotAllowed`.
    """
    attendee = seating.lock(attendee)
    meeting = attendee.meeting
    if by.pk != attendee.user_id and not access.may_prepare(by, meeting):
        raise NotAllowed(_("Chỉ thư ký hoặc chính đồng chí đó điểm danh được."))
    if not is_open(meeting):
        raise NotNow
    stay = Attendance.objects.filter(attendee=attendee, out_at=None).first()
    if stay is not None:
        return stay
    stay = Attendance.objects.create(attendee=attendee, in_at=at, how=how, noted_by=by, reason=reason)
    Attendee.objects.filter(pk=attendee.pk).update(absence=Attendee.Absence.NONE, absence_reason="")
    journal.record(meeting, AttendeeArrived(attendee=str(attendee.pk), how=how), by=by, at=at)
    return stay


@transaction.atomic
def leave(*, attendee: Attendee, by: User, at: datetime, reason: str = "") -> Attendance:
    """Ends the attendee's stay at `at`.

    A tick of the desk that is taken back at once was a slip: the stay is not kept, and the minutes do not say that
    the person came. Raises `NotHere`, `NotNow`, `NotInvited`, `NotAllowed`.
    """
    attendee = seating.lock(attendee)
    meeting = attendee.meeting
    access.must(access.may_prepare(by, meeting), _("Chỉ thư ký ghi được đại biểu ra về."))
    if not is_open(meeting):
        raise NotNow
    stay = Attendance.objects.filter(attendee=attendee, out_at=None).first()
    if stay is None:
        raise NotHere
    if _was_a_slip(stay, meeting, at):
        stay.delete()
    else:
        stay.out_at, stay.out_reason = max(at, stay.in_at), reason
        stay.save(update_fields=["out_at", "out_reason"])
    journal.record(meeting, AttendeeLeft(attendee=str(attendee.pk)), by=by, at=at)
    return stay


def _was_a_slip(stay: Attendance, meeting: Meeting, at: datetime) -> bool:
    """Noted by the desk a moment ago, and nothing but coming and going has happened in the meeting since."""
    if stay.how != Attendance.How.DESK or at - stay.in_at > SLIP:
        return False
    since = Event.objects.filter(meeting=meeting, at__gte=stay.in_at)
    return not since.exclude(
        kind__in=[fact.__name__ for fact in (AttendeeArrived, AttendeeLeft, AbsenceNoted)]
    ).exists()


@transaction.atomic
def note_absence(*, attendee: Attendee, absence: str, reason: str, by: User, at: datetime) -> Attendee:
    """Notes why an attendee is not there (`excused` or `unexcused`).

    Raises `NotNow`, `StillHere`, `NotInvited`, `NotAllowed`.
    """
    attendee = seating.lock(attendee)
    meeting = attendee.meeting
    access.must(access.may_prepare(by, meeting), _("Chỉ thư ký ghi được lý do vắng."))
    if not is_open(meeting) and meeting.state != MeetingState.DRAFT:
        raise NotNow
    if is_present(attendee):
        raise StillHere
    attendee.absence = absence
    attendee.absence_reason = reason
    attendee.save(update_fields=["absence", "absence_reason"])
    journal.record(meeting, AbsenceNoted(attendee=str(attendee.pk), absence=absence), by=by, at=at)
    return attendee
