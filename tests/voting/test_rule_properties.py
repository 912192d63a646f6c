"""What must hold for every rule, every room and every ballot."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from hypothesis import assume, example, given
from hypothesis import strategies as st

from tests.voting.rule_strategies import any_rules, ballots, rolls, rules_no_weaker
from voting.rules import (
    Base,
    Counts,
    Exclusion,
    Outcome,
    Roll,
    Rule,
    Tie,
    base_of,
    decide,
    is_weaker,
    quorum_of,
    threshold,
    units,
)

CHAIR = st.sampled_from(["", "yes", "no", "other"])


def decided(rule: Rule, roll: Roll, counts: Counts, chair: str = "") -> Outcome:
    return decide(rule, base=base_of(rule, roll, counts), present=roll.present, counts=counts, chair=chair)


@given(any_rules(), rolls(), CHAIR, st.data())
def test_carried_exactly_when_the_share_is_reached_or_the_chair_settles_a_tie(
    rule: Rule, roll: Roll, chair: str, data: st.DataObject
) -> None:
    counts = data.draw(ballots(roll.present))
    base = base_of(rule, roll, counts)
    outcome = decided(rule, roll, counts, chair)
    share = Fraction(counts.yes, base) if base else Fraction(0)
    reached = share > rule.share if rule.strict else share >= rule.share
    half = rule.strict and rule.share == Fraction(1, 2) and base > 0 and counts.yes == base - counts.yes
    assert outcome.tied == half
    assert outcome.passed == (reached or (half and rule.tie == Tie.CHAIR and chair == "yes"))
    assert outcome.passed == (outcome.short == 0)


@given(any_rules(), rolls(), CHAIR, st.data())
def test_one_more_approval_never_undoes_a_decision(rule: Rule, roll: Roll, chair: str, data: st.DataObject) -> None:
    counts = data.draw(ballots(roll.present))
    changed = [replace(counts, yes=counts.yes + 1)] if counts.cast < roll.present else []
    changed += [
        replace(counts, **{name: getattr(counts, name) - 1}, yes=counts.yes + 1)
        for name in ("no", "other", "blank", "invalid")
        if getattr(counts, name)
    ]
    before = decided(rule, roll, counts, chair)
    for one in changed:
        assert decided(rule, roll, one, chair).passed >= before.passed


@given(any_rules(), rolls(), CHAIR, st.data())
def test_one_more_ballot_against_never_helps(rule: Rule, roll: Roll, chair: str, data: st.DataObject) -> None:
    counts = data.draw(ballots(roll.present - 1))
    after = decided(rule, roll, replace(counts, no=counts.no + 1), chair)
    assert after.passed <= decided(rule, roll, counts, chair).passed


@given(any_rules(), st.integers(1, 2000))
@example(Rule(base=Base.MEMBERS, numerator=2, denominator=3, strict=False, basis=""), 1000)
def test_the_threshold_is_exact(rule: Rule, base: int) -> None:
    needed = threshold(rule, base)
    assert 1 <= needed <= base
    for number, reaches in ((needed, True), (needed - 1, False)):
        share = Fraction(number, base)
        assert (share > rule.share if rule.strict else share >= rule.share) == reaches


@given(any_rules(), rolls(), st.sampled_from(Exclusion), st.data())
def test_an_exclusion_never_raises_the_base(rule: Rule, roll: Roll, reason: Exclusion, data: st.DataObject) -> None:
    counts = data.draw(ballots(roll.present))
    wider = replace(rule, excluded=rule.excluded | {reason})
    narrower = replace(rule, excluded=rule.excluded - {reason})
    assert base_of(wider, roll, counts) <= base_of(narrower, roll, counts)
    assert quorum_of(wider, roll).needed <= quorum_of(narrower, roll).needed


@given(any_rules(), rolls(), st.sampled_from(sorted(set(Exclusion) - {Exclusion.ABSENT})))
def test_who_is_taken_out_never_makes_the_decision_harder(rule: Rule, roll: Roll, reason: str) -> None:
    """Somebody silent in the room is recused instead: base and threshold stay or fall."""
    out = replace(roll, present=roll.present - 1, **{reason: getattr(roll, reason) + 1})
    before, after = (base_of(rule, one, Counts()) for one in (roll, out))
    assert after in (before, before - 1)
    assert threshold(rule, after or 1) <= threshold(rule, before or 1)
    assert quorum_of(rule, out).base in (quorum_of(rule, roll).base, quorum_of(rule, roll).base - 1)


@given(rolls(), st.data())
def test_the_bases_are_ordered_by_size(roll: Roll, data: st.DataObject) -> None:
    counts = data.draw(ballots(roll.present))
    rule = Rule(base=Base.VALID, numerator=1, denominator=2, strict=True, basis="", excluded=frozenset(Exclusion))
    order = (Base.VALID, Base.CAST, Base.PRESENT, Base.SUMMONED, Base.MEMBERS)
    sizes = [base_of(replace(rule, base=base), roll, counts) for base in order]
    assert sizes == sorted(sizes)


@given(any_rules(), rolls(), CHAIR, st.data())
def test_a_rule_that_is_not_weaker_never_carries_what_the_other_does_not(
    than: Rule, roll: Roll, chair: str, data: st.DataObject
) -> None:
    rule = data.draw(rules_no_weaker(than))
    assert not is_weaker(rule, than)
    counts = data.draw(ballots(roll.present))
    assert decided(rule, roll, counts, chair).passed <= decided(than, roll, counts, chair).passed


@given(any_rules())
def test_no_rule_is_weaker_than_itself(rule: Rule) -> None:
    assert not is_weaker(rule, rule)


@given(any_rules(), rolls())
def test_one_more_in_the_room_never_loses_the_quorum(rule: Rule, roll: Roll) -> None:
    more = replace(roll, present=roll.present + 1, summoned=roll.summoned + 1, members=roll.members + 1)
    roll = replace(more, present=roll.present)
    assert quorum_of(rule, more).reached >= quorum_of(rule, roll).reached


@given(any_rules(), rolls(), st.integers(2, 9), CHAIR, st.data())
def test_a_body_many_times_as_large_decides_alike(
    rule: Rule, roll: Roll, times: int, chair: str, data: st.DataObject
) -> None:
    """The share alone decides, not the size: what weights in other units need."""
    counts = data.draw(ballots(roll.present))
    assume(base_of(rule, roll, counts) > 0)
    many = Roll(**{name: getattr(roll, name) * times for name in Roll.__slots__})
    votes = Counts(**{name: getattr(counts, name) * times for name in Counts.__slots__})
    one, all_of_them = decided(rule, roll, counts, chair), decided(rule, many, votes, chair)
    assert (all_of_them.passed, all_of_them.tied) == (one.passed, one.tied)
    assert (all_of_them.of_base, all_of_them.of_present) == (one.of_base, one.of_present)


weights = st.lists(st.decimals("0.001", "500", places=3), min_size=1, max_size=20)


@given(weights)
def test_weights_in_units_are_the_same_weights(given_weights: list[Decimal]) -> None:
    scale, counted = units(given_weights, secret=False)
    assert [Decimal(number) / scale for number in counted] == given_weights
    assert scale in (1, 10, 100, 1000)
    assert scale == 1 or any(number % 10 for number in counted)
