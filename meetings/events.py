"""What can happen to a meeting and its attendees."""

from meetings.facts import Fact, event


@event
class MeetingPlanned(Fact):
    """The meeting was entered."""


@event
class MeetingChanged(Fact):
    """Time, place or name of the meeting changed."""


@event
class SpeakingTimesChanged(Fact):
    """The body's minutes for a speech, a question, an answer and a follow-up changed."""

    speech: int
    question: int
    answer: int
    follow_up: int


@event
class MeetingConvened(Fact):
    """Invitations went out."""

    invited: int


@event
class InvitationAnswered(Fact):
    """An attendee said whether they come."""

    attendee: str
    reply: str


@event
class AttendeeAdded(Fact):
    """Somebody more was asked to come."""

    attendee: str
    role: str


@event
class AttendeeRemoved(Fact):
    """Somebody is not asked to come any more."""

    attendee: str


@event
class AttendeeArrived(Fact):
    """An attendee is in the room; `how` is qr, desk or online."""

    attendee: str
    how: str


@event
class AttendeeLeft(Fact):
    """An attendee left the room."""

    attendee: str


@event
class AbsenceNoted(Fact):
    """The desk noted why an attendee is not there; the reason is in the attendee's row."""

    attendee: str
    absence: str


@event
class WeightsChanged(Fact):
    """Members have other weights in votes by name; who has how much is in their rows."""


@event
class SeatTaken(Fact):
    """An attendee sits on a seat now; row 0 is the chair's table."""

    attendee: str
    row: int
    column: int


@event
class SeatLeft(Fact):
    """An attendee has no seat any more."""

    attendee: str


@event
class SeatsArranged(Fact):
    """The room has another size, or everybody was seated anew or stood up; `seated` people have a seat."""

    rows: int
    columns: int
    seated: int


@event
class MeetingOpened(Fact):
    """The chair opened the meeting, with this many members present of all."""

    present: int
    members: int


@event
class MeetingRecessed(Fact):
    """The chair called a recess."""


@event
class MeetingResumed(Fact):
    """The meeting goes on after a recess."""


@event
class MeetingClosed(Fact):
    """The chair closed the meeting."""


@event
class MeetingCancelled(Fact):
    """The meeting will not take place."""
