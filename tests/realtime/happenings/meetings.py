"""What can happen to a meeting and the people who are asked to it."""

from datetime import timedelta

from meetings import attendance, floor_times, invitations, journal, places, planning, session
from meetings.events import MeetingPlanned
from meetings.models import Meeting
from tests.agenda.factories import make_turn
from tests.factories import World
from tests.realtime.happenings.agenda import current, in_questions, speaking, with_queue
from tests.realtime.happenings.case import Case, meeting
from tests.realtime.happenings.voting import answered, answered_by_name, prepared
from tests.voting.weights import give_shares
from voting.states import Display

QUEUE = (("nguyet", "room"), ("uoc", "room"))


def plan(here: World) -> None:
    journal.record(journal.lock(here.meeting.pk), MeetingPlanned(), by=here.secretary, at=here.at())


def change(here: World) -> Meeting:
    now = meeting(here)
    plan = planning.Plan(
        ordinal=now.ordinal, title="Phiên họp bất thường", starts_at=now.starts_at + timedelta(hours=1), place="Phòng 2"
    )
    return planning.change_meeting(meeting=now, plan=plan, by=here.secretary, at=here.at())


def change_times(here: World) -> None:
    times, mark = floor_times.Times(speech=7, question=1, answer=5, follow_up=1), "5.2.3.2"
    floor_times.change_times(meeting=meeting(here), times=times, mark=mark, by=here.secretary, at=here.at(3))


def convene(here: World) -> Meeting:
    return session.convene(meeting=here.meeting, by=here.secretary, at=here.at())


def reply(here: World) -> object:
    attendee, by = here.attendee("on"), here.users["on"]
    return invitations.answer(attendee=attendee, reply="not_coming", reason="Đi công tác", by=by, at=here.at())


def invite(here: World) -> object:
    user, by = here.users["stranger"], here.secretary
    return invitations.invite(meeting=here.meeting, user=user, role="observer", by=by, at=here.at())


def uninvite(here: World) -> None:
    invitations.uninvite(attendee=here.attendee("luc"), by=here.secretary, at=here.at())


def name_another_chair(here: World) -> object:
    return invitations.name_chair(attendee=here.attendee("hanh"), by=here.secretary, at=here.at())


def arrive(here: World, name: str = "on") -> object:
    return attendance.arrive(attendee=here.attendee(name), how="desk", by=here.secretary, at=here.at(20))


def leave(here: World, name: str = "uoc") -> object:
    return attendance.leave(attendee=here.attendee(name), by=here.secretary, at=here.at(20), reason="Việc gấp")


def note_absence(here: World) -> object:
    attendee = here.attendee("on")
    return attendance.note_absence(attendee=attendee, absence="excused", reason="Ốm", by=here.secretary, at=here.at(3))


def open_it(here: World) -> Meeting:
    return session.open_meeting(meeting=here.meeting, by=here.chair, at=here.at(2))


def recess(here: World) -> Meeting:
    return session.recess(meeting=here.meeting, by=here.chair, at=here.at(40))


def resume(here: World) -> Meeting:
    return session.resume(meeting=here.meeting, by=here.chair, at=here.at(50))


def close(here: World) -> Meeting:
    return session.close(meeting=here.meeting, by=here.chair, at=here.at(120))


def cancel(here: World) -> Meeting:
    return session.cancel(meeting=here.meeting, by=here.secretary, at=here.at())


def convened(here: World) -> None:
    Meeting.objects.filter(pk=here.meeting.pk).update(convened_at=here.at(-9000))


def hidden_vote(here: World) -> None:
    answered(here, display=Display.AFTER)


def waiting_speaker(here: World) -> None:
    current(here)
    make_turn(here, here.items[1], "uoc", minute=2)


def size(here: World) -> object:
    return places.set_size(meeting=here.meeting, rows=4, columns=4, revision=0, by=here.secretary, at=here.at())


def fill(here: World) -> object:
    return places.fill(meeting=here.meeting, order="rows", revision=1, by=here.secretary, at=here.at())


def seated(here: World) -> None:
    size(here)
    fill(here)


def change_seats(here: World) -> object:
    """The second and the third sit in each other's place."""
    seen = places.Seen(start=(1, 1), occupant=here.attendee("an").pk)
    return places.seat_attendee(
        attendee=here.attendee("hanh"), place=(1, 2), seen=seen, by=here.secretary, at=here.at()
    )


def stand_up(here: World) -> object:
    seen = places.Seen(start=(1, 1), occupant=None)
    return places.seat_attendee(attendee=here.attendee("hanh"), place=None, seen=seen, by=here.secretary, at=here.at())


CASES = {
    "SeatsArranged": Case(size),
    "SeatsArranged:filled": Case(fill, size),
    "SeatTaken": Case(change_seats, seated, also=(("an", "room"),)),
    "SeatLeft": Case(stand_up, seated),
    "AttendeeRemoved:seated": Case(uninvite, seated, state="convened", present=0),
    "MeetingClosed:seated": Case(close, seated),
    "MeetingPlanned": Case(plan, unseen=True),
    "MeetingChanged": Case(change, state="convened", present=0),
    "SpeakingTimesChanged": Case(change_times, with_queue, also=QUEUE),
    "SpeakingTimesChanged:questions": Case(change_times, in_questions, also=QUEUE),
    "MeetingConvened": Case(convene, state="draft", present=0),
    "InvitationAnswered": Case(reply, state="convened", present=2),
    "AttendeeAdded": Case(invite, also=(("cham", "desk"),)),
    "AttendeeAdded:chair": Case(name_another_chair, state="convened", present=9),
    "AttendeeRemoved": Case(uninvite, state="convened", present=0),
    "WeightsChanged": Case(give_shares, prepared),
    "AttendeeArrived": Case(arrive, answered),
    "AttendeeArrived:quorum": Case(arrive, state="convened", present=8),
    "AttendeeLeft": Case(leave, answered, also=QUEUE),
    "AttendeeLeft:names": Case(leave, answered_by_name),
    "AttendeeLeft:hidden": Case(leave, hidden_vote),
    "AttendeeLeft:waiting": Case(leave, waiting_speaker, also=QUEUE),
    "AbsenceNoted": Case(note_absence),
    "MeetingOpened": Case(open_it, state="convened", present=9),
    "MeetingRecessed": Case(recess, speaking),
    "MeetingResumed": Case(resume, with_queue, state="recess"),
    "MeetingClosed": Case(close, speaking),
    "MeetingCancelled": Case(cancel, convened, state="convened", present=0),
}
