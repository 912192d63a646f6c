"""The minutes of a meeting, assembled from its journal, attendance, speeches, votes and conclusions.

What minutes must contain: Quyết định 45/2018/QĐ-TTg (people present, course, speeches, results of votes,
conclusions and decisions).
"""

from uuid import UUID

from django.utils import timezone
from django.utils.translation import override

from agenda.states import ConclusionState
from documents.acts import (
    Attendance,
    Minutes,
    Signature,
    Sitting,
    Uncounted,
    wording,
)
from documents.composition.letterhead import gathering, letterhead
from documents.composition.minutes_items import item_of
from documents.composition.people import absence_note, everybody, nobody, printed
from meetings import chain
from meetings.models import Attendee, Meeting
from meetings.models.attendee import Role
from people.models.standing import StandingKind

SOURCES = "Biên bản này lập từ nhật ký phiên họp, kết quả điểm danh, phát biểu, biểu quyết và các kết luận của chủ trì."


def compose_minutes(meeting: Meeting) -> Minutes:
    """The minutes as the record stands now."""
    attendees = list(meeting.attendees.select_related("user").prefetch_related("stays"))
    chair = next((one for one in attendees if one.role == Role.CHAIR), None)
    secretary = next((one for one in attendees if one.role == Role.SECRETARY), None)
    return Minutes(
        letterhead=letterhead(meeting, None),
        abstract=wording.minutes_abstract(meeting.body.short_name, meeting.ordinal, gathering(meeting)),
        sitting=_sitting(meeting),
        attendance=_attendance(attendees, chair, secretary),
        items=tuple(
            item_of(item)
            for item in meeting.items.select_related("conclusion", "meeting", "office").order_by("position")
        ),
        conclusion=_end(meeting),
        sources=_sources(meeting),
        secretary=_signs(secretary),
        chair=_signs(chair),
    )


def _sources(meeting: Meeting) -> str:
    """From what the minutes are drawn up, with the code of the journal's end, by which it is known again."""
    end = chain.end(meeting.pk)
    if not end.seq:
        return SOURCES
    return f"{SOURCES} Nhật ký phiên họp đến khi lập biên bản có {end.seq} sự kiện, mã kiểm tra {end.code}."


def _sitting(meeting: Meeting) -> Sitting:
    opened = timezone.localtime(meeting.opened_at or meeting.starts_at)
    closed = timezone.localtime(meeting.closed_at) if meeting.closed_at else None
    return Sitting(
        day=opened.date(),
        opened_at=opened.time(),
        closed_at=closed.time() if closed else None,
        closed_on=closed.date() if closed and closed.date() != opened.date() else None,
        place=meeting.place,
        mode=meeting.get_mode_display(),
    )


def _attendance(attendees: list[Attendee], chair: Attendee | None, secretary: Attendee | None) -> Attendance:
    came = {one.pk for one in attendees if one.stays.all()}
    free = [one for one in attendees if one.standing == StandingKind.EXEMPT and one.pk not in came]
    members = [one for one in attendees if one.is_member and one not in free]
    return Attendance(
        chair=printed(chair) if chair else nobody(),
        secretary=printed(secretary) if secretary else nobody(),
        members=len(members),
        present=everybody(one for one in members if one.pk in came),
        absent=tuple(printed(one, absence_note(one)) for one in members if one.pk not in came),
        uncounted=_uncounted(attendees, free, came),
        invited=everybody(one for one in attendees if one.role in (Role.INVITED, Role.OBSERVER) and one.pk in came),
    )


def _uncounted(attendees: list[Attendee], free: list[Attendee], came: set[UUID]) -> tuple[Uncounted, ...]:
    """Who sits in the body and is no part of the number of its members, by standing."""
    found = [one for one in attendees if one.standing and (not one.is_member or one in free)]
    with override("vi"):
        return tuple(
            Uncounted(
                label=str(kind.label),
                present=everybody(one for one in found if one.standing == kind and one.pk in came),
                absent=everybody(one for one in found if one.standing == kind and one.pk not in came),
            )
            for kind in StandingKind
            if any(one.standing == kind for one in found)
        )


def _end(meeting: Meeting) -> tuple[str, ...]:
    """Section IV: the conclusions stand with their items; this sentence says so."""
    if not meeting.items.filter(conclusion__state=ConclusionState.APPROVED).exists():
        return ()
    return ("Chủ trì đã kết luận từng nội dung như nêu tại phần III.",)


def _signs(attendee: Attendee | None) -> Signature:
    return Signature(title="", name=attendee.user.full_name if attendee else "")
