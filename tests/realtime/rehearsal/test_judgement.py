"""What is lost and what is double is found, whichever way it happened."""

from typing import Any

import pytest

from realtime.rehearsal.ballot import Ballot
from realtime.rehearsal.judgement import Judgement, judge


def sent(*keys: str, told: str = "", choice: str = "yes", pending: bool = False) -> Ballot:
    """A ballot with these intended answers, of which `told` was acknowledged."""
    acknowledged = {"key": told, "choice": choice, "revision": 1} if told else None
    return Ballot("v", "/votes/v/ballot/", "", 0, acknowledged, list(keys), pending=pending)


def row(key: str, choice: str = "yes", answers: int = 1) -> dict[str, Any]:
    return {"key": key, "choice": choice, "answers": answers}


def found(ballots: dict[str, Ballot], kept: dict[str, Any], counted: int | None = None) -> Judgement:
    tally = {"v": {"counted": len(kept) if counted is None else counted, "ballots": kept}}
    return judge({"v": ballots}, tally, 0)


def test_what_was_acknowledged_and_counted_holds() -> None:
    judged = found({"a": sent("1", told="1"), "b": sent("2", "3", told="3")}, {"a": row("1"), "b": row("3", answers=2)})
    assert judged == Judgement(acknowledged=2, counted=2, lost=0, double=0, unserved=0)
    assert judged.holds


@pytest.mark.parametrize(
    ("kept", "counted"),
    [({}, None), ({"a": row("9")}, None), ({"a": row("1", "no")}, None), ({"a": row("1")}, 0)],
    ids=["no row", "another answer", "another choice", "not counted"],
)
def test_an_acknowledged_ballot_that_is_not_there_is_lost(kept: dict[str, Any], counted: int | None) -> None:
    judged = found({"a": sent("1", told="1")}, kept, counted)
    assert (judged.lost, judged.holds) == (1, False)


def test_a_newer_answer_that_was_on_its_way_is_no_loss() -> None:
    assert found({"a": sent("1", "2", told="1", pending=True)}, {"a": row("2", "no", answers=2)}).lost == 0
    assert found({"a": sent("1", "2", told="1")}, {"a": row("2", "no", answers=2)}).lost == 1


@pytest.mark.parametrize(
    ("ballots", "kept", "counted"),
    [
        ({"a": sent("1", told="1")}, {"a": row("1", answers=2)}, 1),
        ({"a": sent("1", told="1")}, {"a": row("1")}, 2),
        ({}, {"a": row("1")}, 1),
    ],
    ids=["one tap recorded twice", "counted more than recorded", "of nobody"],
)
def test_what_counts_beyond_what_was_meant_is_double(
    ballots: dict[str, Ballot], kept: dict[str, Any], counted: int
) -> None:
    judged = found(ballots, kept, counted)
    assert (judged.double, judged.holds) == (1, False)


def test_a_vote_that_is_nowhere_is_lost() -> None:
    assert judge({"v": {"a": sent("1", told="1")}}, {}, 0).lost == 1


def test_who_was_not_served_is_no_success() -> None:
    assert not judge({}, {}, 1).holds
