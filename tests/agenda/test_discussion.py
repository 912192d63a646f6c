"""Going through the agenda."""

import pytest

from agenda.discussion import NotCurrent, current_item, finish_item, start_item
from agenda.locks import ItemGone, NotInSession
from agenda.models import Item, Turn
from agenda.states import ItemState, TurnState
from meetings.session import close
from people.refusals import NotAllowed
from tests.agenda.factories import events, kinds, make_current, make_turn
from tests.factories import World, world


def states(here: World) -> list[str]:
    return list(Item.objects.filter(meeting=here.meeting).values_list("state", flat=True))


def test_the_chair_goes_to_an_item(running: World) -> None:
    item = start_item(item=running.items[0], by=running.chair, at=running.at(5))
    assert (item.state, item.started_at, item.ended_at) == (ItemState.CURRENT, running.at(5), None)
    assert current_item(running.meeting) == item
    assert events(running.meeting) == [("ItemStarted", {"item": str(item.pk)})]


def test_going_on_finishes_what_was_current(running: World) -> None:
    first = make_current(running, 1)
    start_item(item=running.items[1], by=running.secretary, at=running.at(40))
    assert states(running) == ["done", "current", "planned", "planned"]
    assert Item.objects.get(pk=first.pk).ended_at == running.at(40)
    assert events(running.meeting) == [
        ("ItemFinished", {"item": str(first.pk)}),
        ("ItemStarted", {"item": str(running.items[1].pk)}),
    ]


def test_going_to_the_current_item_changes_nothing(running: World) -> None:
    item = make_current(running, 1)
    start_item(item=item, by=running.chair, at=running.at(9))
    assert (Item.objects.get(pk=item.pk).started_at, events(running.meeting)) == (running.at(0), [])


def test_an_item_may_be_taken_up_again(running: World) -> None:
    item = make_current(running, 1)
    finish_item(item=item, by=running.chair, at=running.at(20))
    again = start_item(item=item, by=running.chair, at=running.at(50))
    assert (again.state, again.started_at, again.ended_at) == (ItemState.CURRENT, running.at(0), None)


def test_finishing_ends_the_speaker_and_keeps_the_queue(running: World) -> None:
    item = make_current(running, 1)
    speaker = make_turn(running, item, "hanh", "speaking", minute=1)
    waiting = make_turn(running, item, "an", minute=3)
    finish_item(item=item, by=running.chair, at=running.at(7))
    assert Turn.objects.get(pk=speaker.pk).state == TurnState.DONE
    assert Turn.objects.get(pk=waiting.pk).state == TurnState.WAITING
    assert events(running.meeting) == [
        ("FloorEnded", {"turn": str(speaker.pk), "item": str(item.pk), "seconds": 300, "kind": "speech"}),
        ("ItemFinished", {"item": str(item.pk)}),
    ]


@pytest.mark.parametrize("state", ["planned", "done"])
def test_only_the_current_item_is_finished(running: World, state: str) -> None:
    Item.objects.filter(pk=running.items[0].pk).update(state=state)
    with pytest.raises(NotCurrent):
        finish_item(item=running.items[0], by=running.chair, at=running.at())


@pytest.mark.parametrize("state", ["draft", "convened", "recess", "closed", "concluded", "cancelled"])
def test_items_are_discussed_while_the_meeting_runs(db: None, state: str) -> None:
    here = world(state=state, present=10)
    with pytest.raises(NotInSession):
        start_item(item=here.items[0], by=here.chair, at=here.at())


@pytest.mark.parametrize("name", ["hanh", "cham", "luc", "stranger"])
def test_others_do_not_lead(running: World, name: str) -> None:
    item = make_current(running, 1)
    with pytest.raises(NotAllowed):
        start_item(item=running.items[1], by=running.users[name], at=running.at())
    with pytest.raises(NotAllowed):
        finish_item(item=item, by=running.users[name], at=running.at())
    assert states(running) == ["current", "planned", "planned", "planned"]


def test_an_item_that_was_removed_cannot_start(running: World) -> None:
    item = running.items[3]
    Item.objects.filter(pk=item.pk).delete()
    with pytest.raises(ItemGone):
        start_item(item=item, by=running.chair, at=running.at())


def test_closing_the_meeting_ends_item_and_speaker(running: World) -> None:
    item = make_current(running, 2)
    make_turn(running, item, "hanh", "speaking")
    close(meeting=running.meeting, by=running.chair, at=running.at(90))
    assert states(running) == ["planned", "done", "planned", "planned"]
    assert kinds(running.meeting) == ["FloorEnded", "ItemFinished", "MeetingClosed"]


def test_closing_between_items_is_fine(running: World) -> None:
    close(meeting=running.meeting, by=running.chair, at=running.at(90))
    assert kinds(running.meeting) == ["MeetingClosed"]
