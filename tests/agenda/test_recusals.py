"""Members who take no part in an item."""

import pytest

from agenda.locks import ItemGone, MeetingOver
from agenda.models import Inquiry, Item, Recusal, Turn
from agenda.recusal_parts import recusals
from agenda.recusals import TooLate, declare_recusal, may_change, withdraw_recusal
from agenda.respondents import addressees
from agenda.secrecy import OnPaperOnly
from agenda.turns import ask_to_speak
from meetings.models import Meeting
from people.refusals import BadInput, NotAllowed
from tests.agenda.factories import (
    events,
    kinds,
    make_current,
    make_inquiry,
    make_question_time,
    make_recusal,
    make_secret,
    make_turn,
)
from tests.factories import World, world
from tests.voting.factories import make_closed, make_open, make_vote
from voting.votes import cancel_vote, close_vote


def let_in(here: World, by: str = "thuong", minute: float = 46) -> None:
    withdraw_recusal(recusal_id=Recusal.objects.get().pk, by=here.users[by], at=here.at(minute))


@pytest.mark.parametrize("by", ["thuong", "cham", "khoi"])
@pytest.mark.parametrize("state", ["draft", "convened", "running", "recess"])
def test_a_recusal_is_declared_once_for_an_item(db: None, by: str, state: str) -> None:
    here = world(state=state)
    item = here.items[1]
    for _twice in range(2):
        declare_recusal(
            item=item,
            attendee=here.attendee("uoc"),
            reason="  Có quan hệ gia đình ",
            by=here.users[by],
            at=here.at(45),
        )
    kept = Recusal.objects.get()
    assert (kept.attendee.user.username, kept.reason, kept.declared_by, kept.declared_at) == (
        "uoc",
        "Có quan hệ gia đình",
        here.users[by],
        here.at(45),
    )
    fact = {"item": str(item.pk), "attendee": str(here.attendee("uoc").pk)}
    assert [one for one in events(here.meeting) if one[0] == "RecusalDeclared"] == [("RecusalDeclared", fact)]


@pytest.mark.parametrize("name", ["hanh", "luc", "stranger"])
def test_others_do_not_declare_for_anybody(running: World, name: str) -> None:
    with pytest.raises(NotAllowed):
        declare_recusal(
            item=running.items[1], attendee=running.attendee("uoc"), by=running.users[name], at=running.at(45)
        )
    assert Recusal.objects.count() == 0


@pytest.mark.parametrize("name", ["hanh", "uoc", "luc", "stranger"])
def test_nobody_but_who_arranges_lets_anybody_in(running: World, name: str) -> None:
    make_recusal(running, 2, "uoc")
    with pytest.raises(NotAllowed):
        let_in(running, name)
    assert Recusal.objects.count() == 1


@pytest.mark.parametrize("name", ["luc", "en"])
def test_only_members_are_recused(running: World, name: str) -> None:
    with pytest.raises(BadInput):
        make_recusal(running, 2, name)
    assert Recusal.objects.count() == 0


def test_a_secret_item_keeps_no_reason(running: World) -> None:
    item = make_secret(running)
    with pytest.raises(OnPaperOnly):
        declare_recusal(
            item=item, attendee=running.attendee("uoc"), reason="Người thân", by=running.secretary, at=running.at(45)
        )
    declare_recusal(item=item, attendee=running.attendee("uoc"), by=running.secretary, at=running.at(45))
    assert Recusal.objects.get().reason == ""


@pytest.mark.parametrize("state", ["closed", "concluded", "cancelled"])
def test_nothing_changes_after_the_meeting(running: World, state: str) -> None:
    make_recusal(running, 2, "uoc")
    Meeting.objects.update(state=state)
    with pytest.raises(MeetingOver):
        make_recusal(running, 2, "hanh")
    with pytest.raises(MeetingOver):
        let_in(running)


def test_an_item_that_is_gone(running: World) -> None:
    item = running.items[3]
    Item.objects.filter(pk=item.pk).delete()
    with pytest.raises(ItemGone):
        declare_recusal(item=item, attendee=running.attendee("uoc"), by=running.secretary, at=running.at(45))


def test_it_is_undone_and_undoing_twice_is_harmless(running: World) -> None:
    made = make_recusal(running, 2, "uoc")
    let_in(running)
    withdraw_recusal(recusal_id=made.pk, by=running.secretary, at=running.at(47))
    assert Recusal.objects.count() == 0
    assert kinds(running.meeting)[-2:] == ["RecusalDeclared", "RecusalWithdrawn"]


def test_a_prepared_question_holds_nobody(running: World) -> None:
    make_vote(running)
    make_recusal(running, 2, "uoc")
    let_in(running)
    assert Recusal.objects.count() == 0


def test_while_it_is_voted_on_nobody_comes_or_goes(running: World) -> None:
    make_open(running, recused=("uoc",))
    with pytest.raises(TooLate, match="Đóng biểu quyết rồi"):
        make_recusal(running, 2, "hanh", minute=51)
    with pytest.raises(TooLate, match="Đóng biểu quyết rồi"):
        let_in(running, minute=51)


def test_once_voted_on_who_was_out_stays_out(running: World) -> None:
    vote = make_open(running, recused=("uoc",))
    close_vote(vote=vote, by=running.chair, at=running.at(52))
    with pytest.raises(TooLate, match="không bỏ ghi được nữa"):
        let_in(running, minute=53)
    make_recusal(running, 2, "hanh", minute=53)
    assert Recusal.objects.count() == 2


def test_a_vote_that_was_broken_off_holds_too(running: World) -> None:
    vote = make_open(running, recused=("uoc",))
    cancel_vote(vote=vote, reason="nhầm", by=running.chair, at=running.at(52))
    with pytest.raises(TooLate):
        let_in(running, minute=53)
    assert not may_change(running.items[1], taking_out=False)
    assert may_change(running.items[1], taking_out=True)


def test_the_recused_leave_the_queue_and_do_not_ask_again(running: World) -> None:
    item = make_current(running, 2)
    make_turn(running, item, "uoc")
    make_turn(running, item, "hanh")
    make_recusal(running, 2, "uoc")
    states = dict(Turn.objects.values_list("attendee__user__username", "state"))
    assert states == {"uoc": "withdrawn", "hanh": "waiting"}
    with pytest.raises(NotAllowed, match="không tham gia nội dung này"):
        ask_to_speak(attendee=running.attendee("uoc"), item=item, by=running.users["uoc"], at=running.at(46))
    let_in(running)
    ask_to_speak(attendee=running.attendee("uoc"), item=item, by=running.users["uoc"], at=running.at(47))


def test_the_floor_is_taken_back(running: World) -> None:
    item = make_current(running, 2)
    make_turn(running, item, "uoc", "speaking")
    make_recusal(running, 2, "uoc")
    turn = Turn.objects.get()
    assert (turn.state, turn.ended_at) == ("done", running.at(45))
    assert kinds(running.meeting) == ["FloorEnded", "RecusalDeclared"]


def test_the_floor_of_another_goes_on(running: World) -> None:
    item = make_current(running, 2)
    make_turn(running, item, "hanh", "speaking")
    make_recusal(running, 2, "uoc")
    assert Turn.objects.get().state == "speaking"


def test_the_recused_neither_put_nor_get_questions(running: World) -> None:
    item = make_question_time(running)
    make_inquiry(running, item, "uoc", to="an")
    declare_recusal(item=item, attendee=running.attendee("uoc"), by=running.secretary, at=running.at(45))
    assert Inquiry.objects.get().state == "withdrawn"
    names = [one.user.username for one in addressees(item)]
    assert "uoc" not in names
    assert "hanh" in names


def test_what_the_desk_sees(running: World) -> None:
    item = Item.objects.get(pk=running.items[1].pk)
    make_recusal(running, 2, "uoc")
    found = recusals(item, edits=True)
    assert [one.attendee.user.username for one in found["recusals"]] == ["uoc"]
    assert (len(found["may_be_taken_out"]), found["lets_in"]) == (10, True)
    found = recusals(item, edits=False)
    assert (found["may_be_taken_out"], found["lets_in"]) == ([], False)


def test_after_a_vote_the_desk_lets_nobody_in(running: World) -> None:
    make_recusal(running, 2, "uoc")
    make_closed_without(running)
    found = recusals(Item.objects.get(pk=running.items[1].pk), edits=True)
    assert (len(found["may_be_taken_out"]), found["lets_in"]) == (10, False)


def make_closed_without(here: World) -> None:
    close_vote(vote=make_open(here), by=here.chair, at=here.at(55))


def test_a_vote_of_another_item_holds_nobody(running: World) -> None:
    make_closed(running)
    make_recusal(running, 3, "uoc", minute=56)
    let_in(running, minute=57)
    assert Recusal.objects.count() == 0
