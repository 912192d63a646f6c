"""Taking back a call, and the going to an item."""

import pytest

from agenda.discussion import start_item
from agenda.items import ItemInUse
from agenda.locks import NotInSession
from agenda.models import Item, Turn
from agenda.question_time import call_inquiry, finish_inquiry
from agenda.queue import in_order
from agenda.recall import NotTakenUp, return_item, return_turn
from agenda.turns import WrongTurn, give_floor
from meetings.session import recess
from people.refusals import NotAllowed
from tests.agenda.factories import (
    events,
    kinds,
    make_conclusion,
    make_current,
    make_inquiry,
    make_question_time,
    make_turn,
)
from tests.factories import World
from tests.voting.factories import make_open, make_vote


def test_a_wrong_call_is_taken_back_to_the_old_place(running: World) -> None:
    item = make_current(running)
    first, second = make_turn(running, item, "hanh", minute=1), make_turn(running, item, "an", minute=2)
    give_floor(turn=first, by=running.chair, at=running.at(4))
    returned = return_turn(turn=first, by=running.chair, at=running.at(5))
    assert (returned.state, returned.called_at, returned.asked_at) == ("waiting", None, running.at(1))
    assert in_order(Turn.objects.all()) == [first, second]
    assert events(running.meeting)[-1] == ("FloorReturned", {"turn": str(first.pk), "item": str(item.pk)})
    assert give_floor(turn=first, by=running.chair, at=running.at(6)).runs_from == running.at(6)


@pytest.mark.parametrize("name", ["hanh", "an", "cham"])
def test_who_leads_takes_a_call_back(running: World, name: str) -> None:
    turn = make_turn(running, make_current(running), "hanh", "speaking")
    with pytest.raises(NotAllowed):
        return_turn(turn=turn, by=running.users[name], at=running.at(5))


@pytest.mark.parametrize("state", ["waiting", "done", "withdrawn"])
def test_only_who_speaks_is_sent_back(running: World, state: str) -> None:
    turn = make_turn(running, make_current(running), "hanh", state)
    with pytest.raises(WrongTurn):
        return_turn(turn=turn, by=running.chair, at=running.at(5))


def test_a_question_called_by_mistake_waits_again(running: World) -> None:
    inquiry = make_inquiry(running, make_question_time(running), "hanh")
    turn = call_inquiry(inquiry=inquiry, kind="question", by=running.chair, at=running.at(4))
    return_turn(turn=turn, by=running.chair, at=running.at(5))
    inquiry.refresh_from_db()
    assert (inquiry.state, inquiry.called_at, Turn.objects.get().state) == ("waiting", None, "withdrawn")
    assert events(running.meeting)[-1] == (
        "InquiryReturned",
        {"inquiry": str(inquiry.pk), "item": str(inquiry.item_id)},
    )


def test_an_answer_called_too_early_leaves_the_question_open(running: World) -> None:
    inquiry = make_inquiry(running, make_question_time(running), "hanh")
    call_inquiry(inquiry=inquiry, kind="question", by=running.chair, at=running.at(4))
    answer = call_inquiry(inquiry=inquiry, kind="answer", by=running.chair, at=running.at(5))
    return_turn(turn=answer, by=running.chair, at=running.at(6))
    inquiry.refresh_from_db()
    assert (inquiry.state, inquiry.called_at) == ("asking", running.at(4))
    finish_inquiry(inquiry=inquiry, by=running.chair, at=running.at(7))
    assert sorted(Turn.objects.values_list("kind", "state")) == [("answer", "withdrawn"), ("question", "done")]


def test_an_item_taken_up_by_mistake_gives_way_to_the_one_before(running: World) -> None:
    make_turn(running, make_current(running, 1), "hanh")
    start_item(item=running.items[1], by=running.chair, at=running.at(9))
    item = return_item(item=running.items[1], by=running.chair, at=running.at(10))
    assert (item.state, item.started_at, item.ended_at) == ("planned", None, None)
    before = Item.objects.get(pk=running.items[0].pk)
    assert (before.state, before.started_at, before.ended_at) == ("current", running.at(0), None)
    assert kinds(running.meeting) == ["ItemFinished", "ItemStarted", "ItemReturned", "ItemStarted"]


def test_a_finished_item_is_returned_without_disturbing_the_current_one(running: World) -> None:
    start_item(item=running.items[1], by=running.chair, at=running.at(9))
    start_item(item=running.items[2], by=running.chair, at=running.at(10))
    return_item(item=running.items[1], by=running.secretary, at=running.at(11))
    assert list(Item.objects.order_by("position").values_list("state", flat=True)) == [
        "planned",
        "planned",
        "current",
        "planned",
    ]


def test_an_item_for_questions_is_returned_with_its_question_time(running: World) -> None:
    item = make_question_time(running)
    assert not return_item(item=item, by=running.chair, at=running.at(1)).takes_questions


@pytest.mark.parametrize("trace", ["waiting", "done", "question", "vote", "approved", "written"])
def test_what_happened_on_an_item_keeps_it(running: World, trace: str) -> None:
    item = make_current(running, 2)
    if trace == "vote":
        make_open(running)
    elif trace == "question":
        make_inquiry(running, make_question_time(running, 2), "hanh")
    elif trace in ("approved", "written"):
        make_conclusion(running, item, approved=trace == "approved")
    else:
        make_turn(running, item, "hanh", trace)
    with pytest.raises(ItemInUse):
        return_item(item=item, by=running.chair, at=running.at(60))


def test_what_was_prepared_or_withdrawn_is_no_trace(running: World) -> None:
    make_conclusion(running, running.items[1])  # written at minute 10
    make_vote(running)
    item = start_item(item=running.items[1], by=running.chair, at=running.at(41))
    make_turn(running, item, "hanh", "withdrawn")
    assert return_item(item=item, by=running.chair, at=running.at(42)).state == "planned"


def test_an_item_that_waits_cannot_be_returned(running: World) -> None:
    with pytest.raises(NotTakenUp):
        return_item(item=running.items[1], by=running.chair, at=running.at(1))


@pytest.mark.parametrize("name", ["hanh", "cham"])
def test_who_leads_returns_an_item(running: World, name: str) -> None:
    with pytest.raises(NotAllowed):
        return_item(item=make_current(running), by=running.users[name], at=running.at(1))


def test_in_a_recess_nothing_is_returned(running: World) -> None:
    item = make_current(running)
    recess(meeting=running.meeting, by=running.chair, at=running.at(1))
    with pytest.raises(NotInSession):
        return_item(item=item, by=running.chair, at=running.at(2))
