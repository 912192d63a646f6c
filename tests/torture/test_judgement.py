"""What is lost, double or readable is found, whichever way it happened."""

from typing import Any

import pytest

from tests.torture.judgement import Judgement, judge, leaks
from tests.torture.voter import Said

KEYS = ("11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222")
ONE, TWO = KEYS


def said(**keys: str) -> Said:
    """A voter who meant and was acknowledged these choices, by the name of their key."""
    meant = {globals()[name.upper()]: choice for name, choice in keys.items()}
    return Said(meant=dict(meant), acknowledged=dict(meant))


def held(*rows: tuple[str, str, str, int], counted: int | None = None, **events: int) -> dict[str, Any]:
    """A closed vote with these answers; each voter's last is their ballot."""
    last = {row[0]: row for row in sorted(rows, key=lambda row: row[3])}
    return {
        "answers": [list(row) for row in rows],
        "ballots": [list(row) for row in last.values()],
        "counted": {"yes": len(last) if counted is None else counted},
        "events": {"VoteOpened": 1, "VoteClosed": 1, **events},
    }


def test_two_devices_that_both_answered_are_one_ballot() -> None:
    rows = (("a", ONE, "yes", 1), ("a", TWO, "no", 2))
    assert judge({"a": said(one="yes", two="no")}, held(*rows)) == Judgement(acknowledged=1)


@pytest.mark.parametrize(
    "rows",
    [[], [("a", TWO, "yes", 1)], [("a", ONE, "no", 1)]],
    ids=["no row", "another answer", "another choice"],
)
def test_an_acknowledged_answer_that_is_not_there_is_lost(rows: list[tuple[str, str, str, int]]) -> None:
    assert judge({"a": said(one="yes")}, held(*rows)).lost > 0


def test_recorded_and_not_counted_is_lost() -> None:
    assert judge({"a": said(one="yes")}, held(("a", ONE, "yes", 1), counted=0)).lost == 1


def test_a_ballot_that_is_not_the_last_answer_is_lost() -> None:
    told = held(("a", ONE, "yes", 1), ("a", TWO, "no", 2))
    told["ballots"] = [["a", ONE, "yes", 1]]
    assert judge({"a": said(one="yes", two="no")}, told).lost == 1


@pytest.mark.parametrize(
    "told",
    [
        held(("a", ONE, "yes", 1), ("a", ONE, "yes", 2)),
        held(("a", ONE, "yes", 1), ("a", TWO, "yes", 2)),
        held(("a", ONE, "yes", 1), ("b", TWO, "yes", 1)),
        held(("a", ONE, "yes", 1), counted=2),
    ],
    ids=["one tap twice", "never meant", "of nobody", "counted beyond the ballots"],
)
def test_what_counts_beyond_what_was_meant_is_double(told: dict[str, Any]) -> None:
    assert judge({"a": said(one="yes")}, told).double == 1


def test_who_was_told_no_must_not_be_recorded() -> None:
    late = Said(meant={ONE: "yes"}, refused={ONE: "409"})
    assert judge({"a": late}, held(), all_served=False) == Judgement()
    assert judge({"a": late}, held(("a", ONE, "yes", 1)), all_served=False).double == 1


def test_who_got_no_answer_is_unserved() -> None:
    assert judge({"a": Said(meant={ONE: "yes"})}, held()).unserved == 1


@pytest.mark.parametrize(("times", "wrong"), [(0, 1), (1, 0), (2, 1)])
def test_a_closing_is_numbered_once(times: int, wrong: int) -> None:
    judged = judge({"a": said(one="yes")}, held(("a", ONE, "yes", 1), VoteClosed=times))
    assert (judged.unnumbered, judged.holds) == (wrong, not wrong)


def test_a_key_or_a_form_in_a_log_is_a_leak() -> None:
    assert leaks([f"ERROR ballot {ONE} could not be written", "nothing here"], {ONE, TWO}) == 1
    assert leaks(["POST choice=yes&revision=0"], set()) == 1
    assert leaks([f"GET /votes/{TWO}/ballot/ 200"], {ONE}) == 0
