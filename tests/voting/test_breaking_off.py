"""Breaking a secret vote off takes two people, and never the same one twice."""

from functools import partial
from typing import Any

import pytest

from tests.agenda.factories import kinds
from tests.agenda.races import together
from tests.factories import World, world
from tests.voting.factories import make_open
from tests.voting.panels import make_panel_box
from tests.voting.tablets import fill, make_box, make_counted, make_sealed, refusal
from voting.breaking_off import agree_to_break_off, ask_to_break_off, keep_on
from voting.models import Box, Envelope, Vote
from voting.states import VoteState
from voting.unsealing import open_box
from voting.votes import cancel_vote


def asks(here: World, who: str, reason: str = "nhầm câu hỏi") -> str:
    vote = Vote.objects.get()
    return refusal(lambda: ask_to_break_off(vote=vote, reason=reason, by=here.users[who], at=here.at(56)))


def agrees(here: World, who: str) -> str:
    return refusal(lambda: agree_to_break_off(vote=Vote.objects.get(), by=here.users[who], at=here.at(57)))


@pytest.mark.parametrize("make", [make_box, make_sealed])
def test_one_person_alone_breaks_nothing_off(running: World, make: object) -> None:
    vote = make(running)  # type: ignore[operator]
    assert refusal(lambda: cancel_vote(vote=vote, reason="x", by=running.chair, at=running.at(56))) == "NotAllowed"
    assert agrees(running, "khoi") == "NothingAsked"
    assert asks(running, "khoi") == ""
    assert [asks(running, "khoi", "khác"), agrees(running, "khoi"), agrees(running, "khoi")] == [
        "",
        *["NotAllowed"] * 2,
    ]
    assert Vote.objects.get().state in (VoteState.OPEN, VoteState.SEALED)
    assert [agrees(running, one) for one in ("hanh", "cham", "luc", "stranger")] == ["NotAllowed"] * 4
    assert asks(running, "thuong") == "AskedAlready"
    assert agrees(running, "thuong") == ""
    assert (Vote.objects.get().state, Vote.objects.get().outcome) == (VoteState.CANCELLED, {"reason": "khác"})
    assert Envelope.objects.count() == 0
    assert (agrees(running, "khoi"), asks(running, "khoi")) == ("WrongState", "WrongState")


def test_what_is_dropped_is_not_agreed_to(running: World) -> None:
    vote = make_box(running)
    fill(running, vote)
    assert (asks(running, "hanh"), asks(running, "khoi", " ")) == ("NotAllowed", "BadInput")
    assert asks(running, "thuong") == ""
    assert refusal(lambda: keep_on(vote=vote, by=running.users["hanh"], at=running.at(56))) == "NotAllowed"
    keep_on(vote=vote, by=running.chair, at=running.at(56))
    assert refusal(lambda: keep_on(vote=vote, by=running.chair, at=running.at(56))) == "NothingAsked"
    assert agrees(running, "khoi") == "NothingAsked"
    assert kinds(running.meeting)[-2:] == ["BreakingOffAsked", "BreakingOffDropped"]
    assert Vote.objects.get().state == VoteState.OPEN


def test_a_teller_may_be_the_second(running: World) -> None:
    make_panel_box(running)
    assert asks(running, "khoi") == ""
    assert (agrees(running, "hanh"), agrees(running, "an")) == ("NotAllowed", "")
    assert Vote.objects.get().state == VoteState.CANCELLED


def test_a_counted_vote_and_one_by_name_are_not_broken_off_so(running: World) -> None:
    make_counted(running)
    assert (asks(running, "khoi"), agrees(running, "thuong")) == ("WrongState", "WrongState")
    Vote.objects.all().update(state="cancelled")
    named = make_open(running)
    told: dict[str, Any] = {"vote": named, "by": running.chair, "at": running.at(56)}
    assert refusal(lambda: ask_to_break_off(reason="x", **told)) == "WrongState"


def test_an_opened_box_forgets_what_was_asked(running: World) -> None:
    vote = make_sealed(running)
    assert asks(running, "khoi") == ""
    open_box(vote=vote, by=running.chair, at=running.at(58))
    assert (Box.objects.get().broken_off_by, Box.objects.get().reason) == (None, "")


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_two_who_ask_at_once_are_one_question(transactional_db: None) -> None:
    here = world(state="running", present=11)
    vote = make_box(here)
    calls = [
        partial(ask_to_break_off, vote=vote, reason="x", by=by, at=here.at(56)) for by in (here.chair, here.secretary)
    ]
    results = [type(one).__name__ for one in together(calls)]
    assert sorted(results) == ["AskedAlready", "Vote"]
    assert Vote.objects.get().state == VoteState.OPEN
