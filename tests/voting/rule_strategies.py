"""Rules, people and ballots for property tests."""

from hypothesis import strategies as st

from voting.rules import Base, Counts, Exclusion, Form, Roll, Rule, Share, Tie


@st.composite
def shares(draw: st.DrawFn) -> Share:
    denominator = draw(st.integers(1, 12))
    numerator = draw(st.integers(1, denominator))
    strict = draw(st.booleans()) and numerator < denominator
    return Share(numerator=numerator, denominator=denominator, strict=strict)


@st.composite
def any_rules(draw: st.DrawFn) -> Rule:
    """A rule of any kind that may be."""
    share = draw(shares())
    half = share.strict and 2 * share.numerator == share.denominator
    tie = draw(st.sampled_from(Tie)) if half else Tie.FAILS
    form = draw(st.sampled_from([Form.ANY, Form.NAMED] if tie == Tie.CHAIR else list(Form)))
    return Rule(
        numerator=share.numerator,
        denominator=share.denominator,
        strict=share.strict,
        base=draw(st.sampled_from(Base)),
        basis="",
        excluded=draw(st.frozensets(st.sampled_from(Exclusion))),
        quorum=draw(st.none() | shares()),
        tie=tie,
        form=form,
    )


BY_SIZE = (Base.VALID, Base.CAST, Base.PRESENT, Base.SUMMONED, Base.MEMBERS)


@st.composite
def rules_no_weaker(draw: st.DrawFn, than: Rule) -> Rule:
    """A rule that asks for as much as another or for more."""
    other = draw(shares())
    higher = (other.share, other.strict) >= (than.share, than.strict)
    share = other if higher else than
    half = share.strict and 2 * share.numerator == share.denominator
    ties = [Tie.FAILS, Tie.REPEAT] + ([Tie.CHAIR] if than.tie == Tie.CHAIR else [])
    tie = draw(st.sampled_from(ties)) if half else Tie.FAILS
    return Rule(
        numerator=share.numerator,
        denominator=share.denominator,
        strict=share.strict,
        base=draw(st.sampled_from(BY_SIZE[BY_SIZE.index(than.base) :])),
        basis="",
        excluded=frozenset(reason for reason in sorted(than.excluded) if draw(st.booleans())),
        tie=tie,
        form=Form.SECRET if than.form == Form.SECRET else Form.ANY,
    )


@st.composite
def rolls(draw: st.DrawFn) -> Roll:
    """At least one person who may answer, and any number in each group."""
    numbers = st.integers(0, 60)
    present, silent = draw(st.integers(1, 60)), draw(numbers)
    groups = {name: draw(numbers) for name in map(str, Exclusion)}
    summoned = present + silent + sum(groups.values())
    return Roll(members=summoned + draw(st.integers(0, 5)), summoned=summoned, present=present, **groups)


@st.composite
def ballots(draw: st.DrawFn, most: int) -> Counts:
    """What at most `most` people cast."""
    left, counts = most, {}
    for name in draw(st.permutations(["yes", "no", "other", "blank", "invalid"])):
        counts[name] = draw(st.integers(0, left))
        left -= counts[name]
    return Counts(**counts)
