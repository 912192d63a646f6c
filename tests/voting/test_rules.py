"""The arithmetic of majorities: the vectors of the rule texts, and what must hold for every number."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voting.rules import Base, Counts, NoElectors, Rule, base_of, decide, percent, threshold

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


@pytest.mark.parametrize(("base", "number"), [(Base.MEMBERS, 12), (Base.PRESENT, 9), (Base.CAST, 7)])
def test_a_rule_names_its_base(base: Base, number: int) -> None:
    counts = Counts(yes=5, no=1, other=1)
    assert base_of(replace(HALF, base=base), members=12, present=9, counts=counts) == number


@pytest.mark.parametrize(("base", "present", "yes"), [(3, 3, 4), (3, 2, 3)])
def test_more_ballots_than_people_is_an_error(base: int, present: int, yes: int) -> None:
    with pytest.raises(ValueError, match="voted of"):
        decide(HALF, base=base, present=present, counts=Counts(yes=yes))


def test_counts_are_not_negative() -> None:
    with pytest.raises(ValueError, match="negative"):
        Counts(no=-1)


@pytest.mark.parametrize(("numerator", "strict"), [(0, False), (3, False), (2, True), (-1, False)])
def test_a_rule_can_be_met(numerator: int, strict: bool) -> None:
    with pytest.raises(ValueError, match="no vote can reach"):
        Rule(base=Base.MEMBERS, numerator=numerator, denominator=2, strict=strict, basis="")


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
