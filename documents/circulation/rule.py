"""When a paper is closed to those who were sent it: always but with the office, which keeps it.

Papers handed out at Party meetings carry a note on how far they go ("Tài liệu thu hồi", "Xong hội nghị trả lại":
Hướng dẫn 05-HD/VPTW, chỉ dẫn phạm vi lưu hành). One to be returned is open until the meeting ends; one for the room
alone is open to who is checked in there while the meeting runs, and in no recess.
"""

from uuid import UUID

from django.db.models import Q

from documents.states import Circulation
from meetings.models import Attendance, Attendee, Meeting
from meetings.states import OVER, MeetingState

AWAY = Attendance.How.ONLINE  # who takes part from elsewhere is present, and not in the room


def is_in_room(attendee: Attendee) -> bool:
    """Whether the person is checked in and sits in the room itself."""
    return attendee.stays.filter(out_at=None).exclude(how=AWAY).exists()


def in_room(meeting: Meeting) -> frozenset[UUID]:
    """All users who sit in the room."""
    stays = Attendance.objects.filter(attendee__meeting=meeting, out_at=None).exclude(how=AWAY)
    return frozenset(stays.values_list("attendee__user_id", flat=True))


def closed(meeting: Meeting, *, in_room: bool) -> frozenset[Circulation]:
    """The kinds of papers that somebody who was sent them cannot read now."""
    if meeting.state in OVER:
        return frozenset({Circulation.RETURN, Circulation.ROOM})
    if meeting.state == MeetingState.RUNNING and in_room:
        return frozenset()
    return frozenset({Circulation.ROOM})


def open_to(in_room: Q) -> Q:
    """The same as a condition on papers of any meeting; `in_room` says in which of these the person sits."""
    return (
        Q(circulation=Circulation.OPEN)
        | Q(circulation=Circulation.RETURN) & ~Q(meeting__state__in=OVER)
        | Q(circulation=Circulation.ROOM, meeting__state=MeetingState.RUNNING) & in_room
    )


def may_leave(circulation: str) -> bool:
    """Whether a delegate's copy may leave the system, on paper or as a file."""
    return circulation == Circulation.OPEN
