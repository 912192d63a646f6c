"""The arithmetic of majorities: the vectors of the rule texts, and what must hold for every number."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voting.rules import (
    BadWeights,
    Base,
    Counts,
    Exclusion,
    Form,
    NoElectors,
    Roll,
    Rule,
    Share,
    Tie,
    WrongForm,
    as_held,
    base_of,
    decide,
    is_weaker,
    percent,
    quorum_of,
    threshold,
    units,
)

HALF = Rule(base=Base.MEMBERS, numerator=1, denominator=2, strict=True, basis="Điều lệ Đảng, Điều 9")
TWO_THIRDS = Rule(base=Base.MEMBERS, numerator=2, denominator=3, strict=False, basis="")


@pytest.mark.parametrize(
    ("base", "present", "yes", "passed", "short"),
    [
        (11, 8, 6, True, 0),
        (12, 9, 6, False, 1),  # two thirds of those present, but not more than half of the members
        (12, 9, 7, True, 0),
        (20, 17, 10, False, 1),
        (20, 17, 11, True, 0),
        (1, 1, 1, True, 0),
        (1, 1, 0, False, 1),
        (11, 10, 0, False, 6),
    ],
)
def test_more_than_half_of_the_members(base: int, present: int, yes: int, passed: bool, short: int) -> None:
    outcome = decide(HALF, base=base, present=present, counts=Counts(yes=yes))
    assert (outcome.passed, outcome.short) == (passed, short)


@pytest.mark.parametrize(("base", "needed"), [(1, 1), (2, 2), (3, 2), (11, 6), (12, 7), (20, 11)])
def test_strict_threshold_is_one_above_the_half(base: int, needed: int) -> None:
    assert threshold(HALF, base) == needed


@pytest.mark.parametrize(("base", "needed"), [(1, 1), (3, 2), (4, 3), (9, 6), (11, 8), (12, 8)])
def test_plain_threshold_is_rounded_up(base: int, needed: int) -> None:
    assert threshold(TWO_THIRDS, base) == needed


@pytest.mark.parametrize("base", [0, -1])
def test_nobody_has_no_majority(base: int) -> None:
    with pytest.raises(NoElectors):
        decide(HALF, base=base, present=0, counts=Counts())


def test_the_outcome_shows_its_working() -> None:
    outcome = decide(HALF, base=11, present=10, counts=Counts(yes=9, no=0, other=1))
    assert (outcome.threshold, outcome.silent, outcome.of_base, outcome.of_present) == (
        6,
        0,
        Decimal("81.82"),
        Decimal("90.00"),
    )


def test_present_but_silent_are_counted() -> None:
    assert decide(HALF, base=12, present=9, counts=Counts(yes=5, no=1, other=1)).silent == 2


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [
        (10, 11, "90.91"),
        (9, 11, "81.82"),
        (1, 3, "33.33"),
        (2, 3, "66.67"),
        (1, 800, "0.13"),
        (0, 7, "0.00"),
        (7, 7, "100.00"),
    ],
)
def test_percent_is_rounded_half_up(part: int, whole: int, shown: str) -> None:
    assert str(percent(part, whole)) == shown


def test_percent_of_nobody_is_nothing() -> None:
    assert percent(0, 0) == 0


@pytest.mark.parametrize(
    ("base", "number"),
    [(Base.MEMBERS, 12), (Base.SUMMONED, 11), (Base.PRESENT, 9), (Base.CAST, 8), (Base.VALID, 7)],
)
def test_a_rule_names_its_base(base: Base, number: int) -> None:
    counts = Counts(yes=5, no=1, other=1, blank=1)
    roll = Roll(members=12, summoned=11, present=9)
    assert base_of(replace(HALF, base=base), roll, counts) == number


@pytest.mark.parametrize(("base", "present", "yes"), [(3, 3, 4), (3, 2, 3)])
def test_more_ballots_than_people_is_an_error(base: int, present: int, yes: int) -> None:
    with pytest.raises(ValueError, match="voted of"):
        decide(HALF, base=base, present=present, counts=Counts(yes=yes))


def test_counts_are_not_negative() -> None:
    with pytest.raises(ValueError, match="negative"):
        Counts(no=-1)
    with pytest.raises(ValueError, match="negative"):
        Counts(invalid=-1)


@pytest.mark.parametrize(("numerator", "strict"), [(0, False), (3, False), (2, True), (-1, False)])
def test_a_rule_can_be_met(numerator: int, strict: bool) -> None:
    with pytest.raises(ValueError, match="no vote can reach"):
        Rule(base=Base.MEMBERS, numerator=numerator, denominator=2, strict=strict, basis="")


@pytest.mark.parametrize("numerator", [2, 1])
def test_only_more_than_half_leaves_a_tie(numerator: int) -> None:
    with pytest.raises(ValueError, match="tie"):
        Rule(base=Base.MEMBERS, numerator=numerator, denominator=3, strict=True, basis="", tie=Tie.CHAIR)
    with pytest.raises(ValueError, match="tie"):
        replace(HALF, strict=False, tie=Tie.REPEAT)


def test_a_secret_vote_has_no_casting_vote() -> None:
    with pytest.raises(ValueError, match="casting"):
        replace(HALF, tie=Tie.CHAIR, form=Form.SECRET)
    assert replace(HALF, tie=Tie.REPEAT, form=Form.SECRET).can_tie


@pytest.mark.parametrize(
    ("tie", "chair", "passed", "settled"),
    [
        (Tie.FAILS, "yes", False, ""),
        (Tie.REPEAT, "yes", False, ""),
        (Tie.CHAIR, "yes", True, "yes"),
        (Tie.CHAIR, "no", False, "no"),
        (Tie.CHAIR, "other", False, "other"),
        (Tie.CHAIR, "", False, ""),
    ],
)
def test_a_tie_is_always_said(tie: Tie, chair: str, passed: bool, settled: str) -> None:
    outcome = decide(replace(HALF, tie=tie), base=12, present=12, counts=Counts(yes=6, no=6), chair=chair)
    assert (outcome.tied, outcome.tie, outcome.passed, outcome.chair) == (True, tie, passed, settled)
    assert outcome.short == (0 if passed else 1)


def test_the_chair_decides_nothing_but_a_tie() -> None:
    rule = replace(HALF, tie=Tie.CHAIR)
    for yes in (5, 7):
        outcome = decide(rule, base=12, present=12, counts=Counts(yes=yes, no=12 - yes), chair="yes")
        assert (outcome.tied, outcome.chair, outcome.passed) == (False, "", yes == 7)


@pytest.mark.parametrize("base", [Base.PRESENT, Base.CAST, Base.VALID])
def test_where_nobody_answered_nothing_is_carried(base: Base) -> None:
    outcome = decide(replace(HALF, base=base), base=0, present=0, counts=Counts())
    assert (outcome.passed, outcome.threshold, outcome.short, outcome.tied) == (False, 1, 1, False)


def test_invalid_papers_are_cast_and_not_valid() -> None:
    counts = Counts(yes=4, no=3, other=1, blank=2, invalid=1)
    assert (counts.valid, counts.cast) == (8, 11)
    assert decide(replace(HALF, base=Base.VALID), base=8, present=12, counts=counts).silent == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"present": 12},
        {"recused": 1, "present": 11},
        {"summoned": 12},
        {"absent": -1},
        {"suspended": 6, "recused": 6, "present": 0},
    ],
)
def test_people_who_cannot_be_are_an_error(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=r"of 1[12] summoned"):
        Roll(**{"members": 11, "summoned": 11, "present": 10, **wrong})


def test_a_quorum_shows_its_working() -> None:
    rule = replace(HALF, quorum=Share(numerator=2, denominator=3, strict=False))
    quorum = quorum_of(rule, Roll(members=12, summoned=12, present=7, recused=1))
    assert (quorum.base, quorum.present, quorum.needed, quorum.short, quorum.reached) == (11, 7, 8, 1, False)
    assert quorum_of(HALF, Roll(members=12, summoned=12, present=0)).reached
    assert not quorum_of(HALF, Roll(members=1, summoned=1, present=0, recused=1)).reached


@pytest.mark.parametrize(
    ("change", "weaker"),
    [
        ({}, False),
        ({"numerator": 2, "denominator": 3}, False),
        ({"numerator": 2, "denominator": 3, "strict": False}, False),
        ({"tie": Tie.REPEAT}, False),
        ({"form": Form.SECRET}, False),
        ({"excluded": frozenset({Exclusion.SUSPENDED})}, False),
        ({"strict": False}, True),
        ({"numerator": 1, "denominator": 3}, True),
        ({"base": Base.PRESENT}, True),
        ({"base": Base.SUMMONED}, True),
        ({"tie": Tie.CHAIR}, True),
        ({"excluded": frozenset(Exclusion)}, True),
    ],
)
def test_a_rule_is_weaker_when_fewer_approvals_carry(change: dict[str, Any], weaker: bool) -> None:
    assert is_weaker(replace(HALF, **change), HALF) == weaker


@pytest.mark.parametrize(
    ("form", "secret", "allowed"),
    [
        (Form.ANY, True, True),
        (Form.ANY, False, True),
        (Form.NAMED, False, True),
        (Form.NAMED, True, False),
        (Form.SECRET, True, True),
        (Form.SECRET, False, False),
    ],
)
def test_a_rule_says_in_which_way_it_is_voted(form: Form, secret: bool, allowed: bool) -> None:
    rule = replace(HALF, form=form)
    if allowed:
        assert as_held(rule, secret=secret) == rule
        return
    with pytest.raises(WrongForm):
        as_held(rule, secret=secret)


def test_held_in_secret_a_tie_knows_no_side_of_the_chair() -> None:
    rule = replace(HALF, tie=Tie.CHAIR)
    assert (as_held(rule, secret=False).tie, as_held(rule, secret=True).tie) == (Tie.CHAIR, Tie.FAILS)


def test_what_must_be_secret_is_not_made_open() -> None:
    secret = replace(HALF, form=Form.SECRET)
    assert is_weaker(HALF, secret)
    assert not is_weaker(secret, secret)


@pytest.mark.parametrize(
    ("weights", "counted"),
    [(["1", "1"], (1, [1, 1])), (["3", "2.5"], (10, [30, 25])), (["0.125", "1"], (1000, [125, 1000]))],
)
def test_weights_become_units(weights: list[str], counted: tuple[int, list[int]]) -> None:
    assert units([Decimal(weight) for weight in weights], secret=False) == counted


@pytest.mark.parametrize("weight", ["0", "-1", "0.0001", "NaN", "Infinity"])
def test_a_weight_is_a_short_positive_number(weight: str) -> None:
    with pytest.raises(BadWeights):
        units([Decimal(1), Decimal(weight)], secret=False)


def test_a_secret_vote_has_no_weights() -> None:
    with pytest.raises(BadWeights, match="secret"):
        units([Decimal(1), Decimal(2)], secret=True)
    assert units([Decimal(1), Decimal(1)], secret=True) == (1, [1, 1])


@st.composite
def rules(draw: st.DrawFn) -> Rule:
    denominator = draw(st.integers(1, 12))
    numerator = draw(st.integers(1, denominator))
    strict = draw(st.booleans()) and numerator < denominator
    return Rule(base=Base.MEMBERS, numerator=numerator, denominator=denominator, strict=strict, basis="")


@st.composite
def rooms(draw: st.DrawFn) -> tuple[int, int, Counts]:
    """A base, how many of them are present, and what those chose."""
    base = draw(st.integers(1, 2000))
    present = draw(st.integers(0, base))
    yes = draw(st.integers(0, present))
    no = draw(st.integers(0, present - yes))
    return base, present, Counts(yes=yes, no=no, other=draw(st.integers(0, present - yes - no)))


@given(rules(), rooms())
def test_carried_exactly_when_the_share_is_reached(rule: Rule, room: tuple[int, int, Counts]) -> None:
    base, present, counts = room
    exact = Fraction(counts.yes, base)
    reached = exact > rule.share if rule.strict else exact >= rule.share
    assert decide(rule, base=base, present=present, counts=counts).passed == reached


@given(rules(), st.integers(1, 2000))
def test_the_threshold_is_the_least_number_that_carries(rule: Rule, base: int) -> None:
    needed = threshold(rule, base)
    assert 1 <= needed <= base
    assert decide(rule, base=base, present=base, counts=Counts(yes=needed)).passed
    assert not decide(rule, base=base, present=base, counts=Counts(yes=needed - 1)).passed


@given(rules(), rooms())
def test_one_more_yes_never_undoes_a_decision(rule: Rule, room: tuple[int, int, Counts]) -> None:
    base, present, counts = room
    if counts.cast == present:
        return
    before = decide(rule, base=base, present=present, counts=counts)
    after = decide(rule, base=base, present=present, counts=replace(counts, yes=counts.yes + 1))
    assert after.passed >= before.passed
    assert before.short - after.short == (1 if before.short else 0)


@given(rooms())
def test_half_of_the_members_is_never_enough(room: tuple[int, int, Counts]) -> None:
    base, present, counts = room
    assert decide(HALF, base=base, present=present, counts=counts).passed == (2 * counts.yes > base)


@given(rules(), rooms())
def test_the_working_adds_up(rule: Rule, room: tuple[int, int, Counts]) -> None:
    base, present, counts = room
    outcome = decide(rule, base=base, present=present, counts=counts)
    assert outcome.silent + counts.cast == present
    assert outcome.passed == (outcome.short == 0)
    assert outcome.of_base <= outcome.of_present or present == 0 or counts.yes == 0
    assert abs(outcome.of_base - Decimal(100 * counts.yes) / base) <= Decimal("0.005")
