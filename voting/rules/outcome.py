"""The answer to a question and its working."""

from dataclasses import dataclass
from decimal import Decimal

from voting.rules.rule import FIXED, Rule, Tie
from voting.rules.share import percent


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many chose what; only `yes` is approval. `blank` and `invalid` papers were cast and are not valid."""

    yes: int = 0
    no: int = 0
    other: int = 0
    blank: int = 0
    invalid: int = 0

    def __post_init__(self) -> None:
        if min(self.yes, self.no, self.other, self.blank, self.invalid) < 0:
            raise ValueError("a count cannot be negative")

    @property
    def valid(self) -> int:
        return self.yes + self.no + self.other

    @property
    def cast(self) -> int:
        return self.valid + self.blank + self.invalid


@dataclass(frozen=True, slots=True, kw_only=True)
class Persons:
    """A vote with weights in persons, beside its counts in units of weight: `scale` units are one vote.

    `counts` say how many people chose what, `base` and `present` how many are in the base and in the room.
    """

    scale: int
    base: int
    present: int
    counts: Counts

    @property
    def silent(self) -> int:
        return self.present - self.counts.cast


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The answer and its working.

    `threshold`: the least number of yes that carries; `short`: how many are missing, 0 when carried;
    `silent`: in the room but without a ballot; `of_base` (decisive) and `of_present` (information):
    the yes votes in per cent with two decimals, rounded half up; `of_present` is 0 in an empty room.
    `tied`: exactly half approve where more than half must; `tie` says what the rule makes of it, and `chair` is
    the chair's answer where that settles it. Where persons have weights all these numbers are units of weight, and
    `persons` tells the same in people; None where everybody counts as one.
    """

    passed: bool
    base: int
    present: int
    counts: Counts
    threshold: int
    short: int
    silent: int
    of_base: Decimal
    of_present: Decimal
    tied: bool = False
    tie: Tie = Tie.FAILS
    chair: str = ""
    persons: Persons | None = None


def threshold(rule: Rule, base: int) -> int:
    """The least number of yes of `base` that carries.

    Of a base that only the closing knows, such as the ballots cast, nobody is no error: one yes would do. Raises
    `NoElectors` for a fixed base below 1.
    """
    return rule.least(base if rule.base in FIXED else max(base, 1))


def decide(rule: Rule, *, base: int, present: int, counts: Counts, chair: str = "") -> Outcome:
    """Whether the question is carried by `counts` of `base`, with `present` in the room.

    `chair` is the chair's own answer ("" for none); it decides a tie under a rule that says so, and nothing else.
    Who approve are as many as all the others of the base then, whether these said no, something else or nothing:
    a casting vote never carries what less than half approve. Raises `NoElectors` when a fixed `base` is 0,
    `ValueError` when more voted than could have.
    """
    needed = threshold(rule, base)
    if counts.cast > present or counts.yes > base:
        raise ValueError(f"{counts.cast} voted of {base}, {present} of them in the room")
    tied = rule.can_tie and base > 0 and 2 * counts.yes == base
    casting = chair if tied and rule.tie == Tie.CHAIR else ""
    passed = counts.yes >= needed or casting == "yes"
    return Outcome(
        passed=passed,
        base=base,
        present=present,
        counts=counts,
        threshold=needed,
        short=0 if passed else needed - counts.yes,
        silent=present - counts.cast,
        of_base=percent(counts.yes, base),
        of_present=percent(counts.yes, present),
        tied=tied,
        tie=rule.tie,
        chair=casting,
    )
