from threading import Thread

import pytest
from django.db import connection

from meetings import attendance, session
from meetings.models import Attendance, Event
from people.refusals import NotAllowed, Refusal
from tests.factories import World, world


def test_arriving_twice_is_one_stay_and_one_event(running: World) -> None:
    on = running.attendee("on")
    for minute in (1, 2):
        attendance.arrive(attendee=on, how="desk", by=running.secretary, at=running.at(minute))
    assert on.stays.count() == 1
    assert Event.objects.filter(kind="AttendeeArrived").count() == 1


def test_times_in_and_out_are_kept(running: World) -> None:
    hanh = running.attendee("hanh")
    attendance.leave(attendee=hanh, by=running.secretary, at=running.at(30), reason="đi công tác")
    attendance.arrive(attendee=hanh, how="desk", by=running.secretary, at=running.at(45))
    stays = [(stay.in_at, stay.out_at, stay.out_reason) for stay in hanh.stays.all()]
    assert stays == [(running.at(0), running.at(30), "đi công tác"), (running.at(45), None, "")]


def test_why_somebody_came_late_and_why_they_left_are_two_reasons(running: World) -> None:
    on = running.attendee("on")
    attendance.arrive(attendee=on, how="desk", by=running.secretary, at=running.at(20), reason="họp ở tỉnh về")
    attendance.leave(attendee=on, by=running.secretary, at=running.at(50), reason="tiếp dân")
    assert [(stay.reason, stay.out_reason) for stay in on.stays.all()] == [("họp ở tỉnh về", "tiếp dân")]


def test_a_tick_that_is_taken_back_at_once_was_a_slip(running: World) -> None:
    on = running.attendee("on")
    attendance.note_absence(attendee=on, absence="excused", reason="ốm", by=running.secretary, at=running.at(4))
    attendance.arrive(attendee=on, how="desk", by=running.secretary, at=running.at(5))
    attendance.leave(attendee=on, by=running.secretary, at=running.at(5.5))
    assert on.stays.count() == 0
    kinds = list(Event.objects.order_by("seq").values_list("kind", flat=True))
    assert kinds == ["AbsenceNoted", "AttendeeArrived", "AttendeeLeft"]  # what happened is told all the same


@pytest.mark.parametrize(("how", "minutes"), [("qr", 0.5), ("desk", 3)])
def test_who_really_came_is_kept(running: World, how: str, minutes: float) -> None:
    on = running.attendee("on")
    attendance.arrive(attendee=on, how=how, by=on.user if how == "qr" else running.secretary, at=running.at(5))
    attendance.leave(attendee=on, by=running.secretary, at=running.at(5 + minutes))
    assert [(stay.in_at, stay.out_at) for stay in on.stays.all()] == [(running.at(5), running.at(5 + minutes))]


def test_a_tick_that_counted_for_something_is_kept(db: None) -> None:
    here = world(state="convened", present=7)
    dat = here.attendee("don")
    attendance.arrive(attendee=dat, how="desk", by=here.secretary, at=here.at())
    session.open_meeting(meeting=here.meeting, by=here.chair, at=here.at(0.1))
    attendance.leave(attendee=dat, by=here.secretary, at=here.at(0.2))
    assert dat.stays.count() == 1


def test_quorum_follows_presence(running: World) -> None:
    assert (attendance.quorum_of(running.meeting).present, attendance.quorum_of(running.meeting).needed) == (10, 8)
    for name in ("hanh", "an", "giao"):
        attendance.leave(attendee=running.attendee(name), by=running.secretary, at=running.at(5))
    assert attendance.quorum_of(running.meeting).reached is False


def test_guests_do_not_count_for_the_quorum(running: World) -> None:
    attendance.arrive(attendee=running.attendee("en"), how="desk", by=running.secretary, at=running.at(1))
    assert attendance.quorum_of(running.meeting).present == 10


def test_nobody_checks_in_a_colleague(running: World) -> None:
    with pytest.raises(NotAllowed):
        attendance.arrive(attendee=running.attendee("on"), how="qr", by=running.users["hanh"], at=running.at(1))


def test_somebody_present_cannot_be_noted_absent(running: World) -> None:
    with pytest.raises(Refusal):
        attendance.note_absence(
            attendee=running.attendee("hanh"), absence="excused", reason="", by=running.secretary, at=running.at(1)
        )


def test_an_absence_is_forgotten_when_the_person_comes(running: World) -> None:
    on = running.attendee("on")
    attendance.note_absence(
        attendee=on, absence="excused", reason="đi công tác", by=running.secretary, at=running.at(1)
    )
    attendance.arrive(attendee=on, how="desk", by=running.secretary, at=running.at(2))
    on.refresh_from_db()
    assert (on.absence, on.absence_reason) == ("", "")


@pytest.mark.django_db
@pytest.mark.parametrize("state", ["draft", "closed", "concluded", "cancelled"])
def test_presence_is_kept_only_from_convening_to_closing(state: str) -> None:
    here = world(state=state)
    with pytest.raises(attendance.NotNow):
        attendance.arrive(attendee=here.attendee("on"), how="desk", by=here.secretary, at=here.at(1))


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_ten_taps_at_once_are_one_stay() -> None:
    here = world(state="running", present=5)
    attendee = here.attendee("on")
    failed: list[BaseException] = []

    def tap() -> None:
        try:
            attendance.arrive(attendee=attendee, how="qr", by=here.users["on"], at=here.at(1))
        except BaseException as error:
            failed.append(error)
        finally:
            connection.close()

    threads = [Thread(target=tap) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert Attendance.objects.filter(attendee=attendee).count() == 1


STAY = ("is_present", "in_at", "in_reason", "out_at", "out_reason")


def last_stay(here: World, name: str) -> tuple[object, ...]:
    return tuple(attendance.with_presence(here.meeting).values_list(*STAY).get(user=here.users[name]))


def test_the_roll_knows_the_last_stay_of_everybody(running: World) -> None:
    hanh, on = running.attendee("hanh"), running.attendee("on")
    attendance.leave(attendee=hanh, by=running.secretary, at=running.at(30), reason="tiếp dân")
    attendance.arrive(attendee=on, how="desk", by=running.secretary, at=running.at(20), reason="họp ở tỉnh về")
    assert last_stay(running, "hanh") == (False, running.at(0), "", running.at(30), "tiếp dân")
    assert last_stay(running, "on") == (True, running.at(20), "họp ở tỉnh về", None, "")
    assert last_stay(running, "en") == (False, None, None, None, None)


def test_who_comes_back_is_here_since_then(running: World) -> None:
    hanh = running.attendee("hanh")
    attendance.leave(attendee=hanh, by=running.secretary, at=running.at(30))
    attendance.arrive(attendee=hanh, how="desk", by=running.secretary, at=running.at(45))
    assert last_stay(running, "hanh") == (True, running.at(45), "", None, "")
