"""The speaker's clock: extension, and recesses that do not count."""

from datetime import timedelta

import pytest

from agenda.clocks import extend_turn
from agenda.discussion import finish_item
from agenda.models import Turn
from agenda.turns import WrongTurn, end_turn, give_floor
from meetings import session
from people.refusals import BadInput, NotAllowed
from tests.agenda.factories import events, kinds, make_current, make_turn
from tests.factories import World


def speaking(here: World) -> Turn:
    """Somebody who has the floor since minute 2."""
    return make_turn(here, make_current(here), "hanh", "speaking", minute=1)


def rest(here: World, *minutes: float) -> None:
    """A recess from the first to the second minute."""
    session.recess(meeting=here.meeting, by=here.chair, at=here.at(minutes[0]))
    if len(minutes) == 2:
        session.resume(meeting=here.meeting, by=here.chair, at=here.at(minutes[1]))


def test_who_leads_gives_more_time(running: World) -> None:
    turn = speaking(running)
    extend_turn(turn=turn, seconds=60, by=running.chair, at=running.at(5))
    extend_turn(turn=turn, seconds=120, by=running.secretary, at=running.at(6))
    assert Turn.objects.get().limit_seconds == 480
    assert events(running.meeting)[1] == (
        "FloorExtended",
        {"turn": str(turn.pk), "item": str(turn.item_id), "seconds": 120},
    )


@pytest.mark.parametrize("name", ["hanh", "an", "cham"])
def test_nobody_else_gives_more_time(running: World, name: str) -> None:
    with pytest.raises(NotAllowed):
        extend_turn(turn=speaking(running), seconds=60, by=running.users[name], at=running.at(5))


@pytest.mark.parametrize("seconds", [0, -60, 3301])
def test_more_time_has_an_end(running: World, seconds: int) -> None:
    with pytest.raises(BadInput):
        extend_turn(turn=speaking(running), seconds=seconds, by=running.chair, at=running.at(5))
    assert Turn.objects.get().limit_seconds == 300


def test_who_waits_has_no_time_to_be_given_more_of(running: World) -> None:
    turn = make_turn(running, make_current(running), "hanh")
    with pytest.raises(WrongTurn):
        extend_turn(turn=turn, seconds=60, by=running.chair, at=running.at(5))


def test_a_recess_stops_the_clock_and_does_not_count(running: World) -> None:
    speaking(running)
    rest(running, 4)
    stopped = Turn.objects.get()
    assert (stopped.state, stopped.paused_at, stopped.seconds(running.at(60))) == ("speaking", running.at(4), 120)
    session.resume(meeting=running.meeting, by=running.chair, at=running.at(19))
    goes_on = Turn.objects.get()
    assert (goes_on.paused_at, goes_on.paused, goes_on.runs_from) == (None, timedelta(minutes=15), running.at(17))
    end_turn(turn=goes_on, by=running.chair, at=running.at(20))
    assert events(running.meeting)[-1][1]["seconds"] == 180


def test_two_recesses_add_up(running: World) -> None:
    turn = speaking(running)
    rest(running, 3, 5)
    rest(running, 6, 10)
    end_turn(turn=turn, by=running.chair, at=running.at(11))
    assert Turn.objects.get().seconds() == 180


def test_who_ends_in_the_recess_has_spoken_until_it_began(running: World) -> None:
    turn = speaking(running)
    rest(running, 4)
    end_turn(turn=turn, by=turn.attendee.user, at=running.at(9))
    ended = Turn.objects.get()
    assert (ended.seconds(), ended.ended_at, ended.paused_at) == (120, running.at(9), None)


def test_the_queue_outlives_a_recess_as_it_was(running: World) -> None:
    item = make_current(running)
    first = make_turn(running, item, "hanh", minute=1)
    second = make_turn(running, item, "an", minute=2, kind="order")
    rest(running, 4, 9)
    assert list(Turn.objects.values_list("pk", "state", "kind", "paused")) == [
        (first.pk, "waiting", "speech", timedelta()),
        (second.pk, "waiting", "order", timedelta()),
    ]
    assert give_floor(turn=second, by=running.chair, at=running.at(10)).runs_from == running.at(10)


def test_the_end_of_the_item_ends_the_clock_without_the_recess(running: World) -> None:
    turn = speaking(running)
    rest(running, 3, 8)
    finish_item(item=turn.item, by=running.chair, at=running.at(9))
    assert Turn.objects.get().seconds() == 120
    assert kinds(running.meeting) == ["MeetingRecessed", "MeetingResumed", "FloorEnded", "ItemFinished"]


def test_before_the_call_there_is_no_time(running: World) -> None:
    turn = make_turn(running, make_current(running), "hanh")
    assert (turn.runs_from, turn.seconds(running.at(9))) == (None, 0)
