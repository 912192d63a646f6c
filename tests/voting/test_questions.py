"""Questions before they are put to the vote."""

import pytest

from agenda.locks import MeetingOver
from agenda.models import Item
from agenda.secrecy import OnPaperOnly
from people.refusals import BadInput, NotAllowed
from tests.agenda.factories import events, make_secret
from tests.factories import World, world
from tests.voting.factories import QUESTION, make_closed, make_open, make_vote
from voting.locks import VoteGone
from voting.models import Vote
from voting.questions import NothingToRepeat, NotReady, change_question, put_question, withdraw_question
from voting.states import Display, VoteState
from voting.votes import cancel_vote


@pytest.mark.parametrize("name", ["thuong", "cham", "khoi"])
def test_a_question_is_prepared(draft: World, name: str) -> None:
    item = draft.items[1]
    vote = put_question(item=item, question=QUESTION, display=Display.NAMES, by=draft.users[name], at=draft.at(-100))
    stored = Vote.objects.get(pk=vote.pk)
    assert (stored.item, stored.question, stored.display, stored.state, stored.created_at) == (
        item,
        QUESTION,
        Display.NAMES,
        VoteState.READY,
        draft.at(-100),
    )
    assert (stored.manifest, stored.outcome, stored.repeats) == ({}, {}, None)
    assert events(draft.meeting) == [("VotePut", {"vote": str(vote.pk), "item": str(item.pk)})]


@pytest.mark.parametrize("name", ["hanh", "luc", "stranger"])
def test_others_do_not_put_questions(running: World, name: str) -> None:
    with pytest.raises(NotAllowed):
        put_question(item=running.items[1], question=QUESTION, by=running.users[name], at=running.at())
    assert Vote.objects.count() == 0


def test_a_secret_item_is_voted_on_paper(running: World) -> None:
    with pytest.raises(OnPaperOnly):
        put_question(item=make_secret(running), question="Nhân sự", by=running.secretary, at=running.at())


@pytest.mark.parametrize(
    ("question", "display", "message"), [("  ", "totals", "Chưa có nội dung"), ("Có?", "loud", "cách hiển thị")]
)
def test_a_question_says_something(running: World, question: str, display: str, message: str) -> None:
    with pytest.raises(BadInput, match=message):
        put_question(item=running.items[1], question=question, display=display, by=running.secretary, at=running.at())


@pytest.mark.parametrize("state", ["closed", "concluded", "cancelled"])
def test_no_questions_after_the_meeting(db: None, state: str) -> None:
    here = world(state=state)
    with pytest.raises(MeetingOver):
        put_question(item=here.items[1], question=QUESTION, by=here.secretary, at=here.at())


def test_a_prepared_question_is_reworded(running: World) -> None:
    vote = make_vote(running)
    change_question(vote=vote, question="Câu khác?", display=Display.AFTER, by=running.secretary, at=running.at(41))
    stored = Vote.objects.get(pk=vote.pk)
    assert (stored.question, stored.display) == ("Câu khác?", Display.AFTER)
    assert events(running.meeting)[-1] == ("VoteChanged", {"vote": str(vote.pk), "item": str(vote.item_id)})


def test_a_prepared_question_is_taken_back(running: World) -> None:
    vote = make_vote(running)
    pk = str(vote.pk)
    withdraw_question(vote=vote, by=running.secretary, at=running.at(41))
    assert Vote.objects.count() == 0
    assert events(running.meeting)[-1] == ("VoteChanged", {"vote": pk, "item": str(running.items[1].pk)})
    with pytest.raises(VoteGone):
        withdraw_question(vote=Vote(pk=pk), by=running.secretary, at=running.at(42))


def test_an_open_question_is_fixed(running: World) -> None:
    vote = make_open(running)
    with pytest.raises(NotReady, match="đang biểu quyết"):
        change_question(vote=vote, question="Câu khác?", display="totals", by=running.secretary, at=running.at(52))
    with pytest.raises(NotReady):
        withdraw_question(vote=vote, by=running.secretary, at=running.at(52))


def test_a_member_does_not_reword(running: World) -> None:
    vote = make_vote(running)
    with pytest.raises(NotAllowed):
        change_question(vote=vote, question="?", display="totals", by=running.users["hanh"], at=running.at(52))
    with pytest.raises(NotAllowed):
        withdraw_question(vote=vote, by=running.users["hanh"], at=running.at(52))


def test_a_finished_vote_is_held_again_as_a_new_one(running: World) -> None:
    old = make_closed(running)
    again = make_vote(running, repeats=old)
    assert (again.repeats, again.state) == (old, VoteState.READY)
    broken = cancel_vote(vote=make_open(running, 2), reason="nhầm", by=running.chair, at=running.at(60))
    assert make_vote(running, repeats=broken).repeats == broken


def test_only_a_finished_vote_of_the_item_is_repeated(running: World) -> None:
    ready = make_vote(running)
    other = make_closed(running, 1)
    for old in (ready, other):
        with pytest.raises(NothingToRepeat):
            make_vote(running, 2, repeats=old)


def test_an_item_with_a_question_stays_on_the_agenda(draft: World) -> None:
    from agenda.items import ItemInUse, remove_item

    make_vote(draft)
    with pytest.raises(ItemInUse):
        remove_item(item=draft.items[1], by=draft.secretary, at=draft.at())
    assert Item.objects.filter(meeting=draft.meeting).count() == 4
