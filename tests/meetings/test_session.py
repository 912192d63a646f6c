import pytest

from meetings import access, attendance, checks, session
from meetings.models import Attendee, Event
from meetings.states import STEPS, MeetingState
from people.refusals import NotAllowed
from tests.factories import World, world

VERBS = {
    "convened": session.convene,
    "running": session.open_meeting,
    "recess": session.recess,
    "closed": session.close,
    "cancelled": session.cancel,
    "concluded": session.conclude,
}


def test_from_draft_to_closed(draft: World) -> None:
    here = draft
    session.convene(meeting=here.meeting, by=here.secretary, at=here.at(-5000))
    for name in ("khoi", "hanh", "an", "giao", "dat", "nguyet", "quocan", "don"):
        attendance.arrive(attendee=here.attendee(name), how="desk", by=here.secretary, at=here.at(-5))
    session.open_meeting(meeting=here.meeting, by=here.chair, at=here.at())
    session.recess(meeting=here.meeting, by=here.chair, at=here.at(60))
    session.resume(meeting=here.meeting, by=here.chair, at=here.at(75))
    closed = session.close(meeting=here.meeting, by=here.chair, at=here.at(200))
    assert (closed.state, closed.opened_at, closed.closed_at) == ("closed", here.at(), here.at(200))
    kinds = list(Event.objects.exclude(kind="AttendeeArrived").values_list("kind", flat=True))
    assert kinds == ["MeetingConvened", "MeetingOpened", "MeetingRecessed", "MeetingResumed", "MeetingClosed"]


@pytest.mark.django_db
@pytest.mark.parametrize("current", list(MeetingState))
@pytest.mark.parametrize("wanted", list(VERBS))
def test_a_step_that_is_not_in_the_table_is_refused(current: str, wanted: str) -> None:
    here = world(state=current, present=10)
    if wanted in STEPS[current]:
        by = here.secretary if wanted in ("convened", "cancelled") else here.chair
        VERBS[wanted](meeting=here.meeting, by=by, at=here.at())
        here.meeting.refresh_from_db()
        assert here.meeting.state == wanted
    else:
        with pytest.raises(session.WrongState):
            VERBS[wanted](meeting=here.meeting, by=here.secretary, at=here.at())


@pytest.mark.django_db
def test_opening_without_a_quorum_says_how_many_are_missing() -> None:
    here = world(state="convened", present=7)
    with pytest.raises(session.NoQuorum) as refused:
        session.open_meeting(meeting=here.meeting, by=here.chair, at=here.at())
    assert str(refused.value) == "Chưa đủ số thành viên dự họp: cần 8/11, có mặt 7, thiếu 1."


def test_convening_completes_the_members(draft: World) -> None:
    draft.attendee("on").delete()
    session.convene(meeting=draft.meeting, by=draft.secretary, at=draft.at(-5000))
    assert Attendee.objects.filter(meeting=draft.meeting, is_member=True).count() == 11


def test_members_do_not_lead(running: World) -> None:
    with pytest.raises(NotAllowed):
        session.close(meeting=running.meeting, by=running.users["hanh"], at=running.at(5))


def test_a_blocking_check_stops_the_step_and_a_warning_does_not(
    running: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checks, "_questions", {"close": []})
    checks._questions["close"].append(lambda meeting: [checks.Check("a", ok=False, blocking=True, text="Còn việc.")])
    with pytest.raises(checks.NotReady):
        session.close(meeting=running.meeting, by=running.chair, at=running.at(5))
    checks._questions["close"][:] = [lambda meeting: [checks.Check("a", ok=False, blocking=False, text="Còn việc.")]]
    assert session.close(meeting=running.meeting, by=running.chair, at=running.at(5)).state == "closed"


@pytest.mark.django_db
@pytest.mark.parametrize(("state", "known"), [("draft", False), ("convened", True)])
def test_who_was_never_asked_does_not_hear_of_a_meeting_called_off(state: str, known: bool) -> None:
    here = world()
    if state == "convened":
        session.convene(meeting=here.meeting, by=here.secretary, at=here.at(-5000))
    meeting = session.cancel(meeting=here.meeting, by=here.secretary, at=here.at(-4000))
    assert access.may_see(here.users["hanh"], meeting) is known
    assert access.may_see(here.secretary, meeting)
