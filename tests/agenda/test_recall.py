"""Taking back a call."""

import pytest

from agenda.models import Turn
from agenda.question_time import call_inquiry, finish_inquiry
from agenda.queue import in_order
from agenda.recall import return_turn
from agenda.turns import WrongTurn, give_floor
from people.refusals import NotAllowed
from tests.agenda.factories import events, make_current, make_inquiry, make_question_time, make_turn
from tests.factories import World


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
