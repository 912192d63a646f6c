"""When a question is carried: arithmetic over whole numbers, no database, no words.

A resolution of a leading body of the Party needs the approval of more than half of the body's
*members* (Điều lệ Đảng, Điều 9 khoản 5; who counts as a member: Quy định 294-QĐ/TW, Điều 9.3), so a
member who is absent or silent counts as one who does not approve.
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from fractions import Fraction

CENT = Decimal("0.01")


class NoElectors(ValueError):
    """There is nobody of whom a majority could be taken."""


class Base(StrEnum):
    """Of whom the share is taken (mẫu số)."""

    MEMBERS = "members"
    PRESENT = "present"
    CAST = "cast"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """At least (`strict`: more than) `numerator/denominator` of `base` must say yes; `basis` is the law."""

    base: Base
    numerator: int
    denominator: int
    strict: bool
    basis: str

    def __post_init__(self) -> None:
        share = Fraction(self.numerator, self.denominator)
        if not 0 < share <= 1 or (self.strict and share == 1):
            raise ValueError(f"no vote can reach {'more than ' if self.strict else ''}{share}")

    @property
    def share(self) -> Fraction:
        return Fraction(self.numerator, self.denominator)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many chose what; only `yes` is approval."""

    yes: int = 0
    no: int = 0
    other: int = 0

    def __post_init__(self) -> None:
        if min(self.yes, self.no, self.other) < 0:
            raise ValueError("a count cannot be negative")

    @property
    def cast(self) -> int:
        return self.yes + self.no + self.other


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The answer and its working.

    `threshold`: the least number of yes that carries; `short`: how many are missing, 0 when carried;
    `silent`: in the room but without a ballot; `of_base` (decisive) and `of_present` (information):
    the yes votes in per cent with two decimals, rounded half up; `of_present` is 0 in an empty room.
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


def threshold(rule: Rule, base: int) -> int:
    """The least number of yes of `base` that carries: floor(base·share)+1 if strict, else its ceiling.

    More than half of 12 is 7, of 11 is 6. Raises `NoElectors` for a base below 1.
    """
    if base < 1:
        raise NoElectors("a majority of nobody")
    share = base * rule.numerator
    return share // rule.denominator + 1 if rule.strict else -(-share // rule.denominator)


def base_of(rule: Rule, *, members: int, present: int, counts: Counts) -> int:
    """The number of which the rule takes its share."""
    return {Base.MEMBERS: members, Base.PRESENT: present, Base.CAST: counts.cast}[rule.base]


def percent(part: int, whole: int) -> Decimal:
    """`part` of `whole` in per cent, two decimals, half up; 0 of an empty whole."""
    return (Decimal(100 * part) / Decimal(whole)).quantize(CENT, ROUND_HALF_UP) if whole else Decimal("0.00")


def decide(rule: Rule, *, base: int, present: int, counts: Counts) -> Outcome:
    """Whether the question is carried by `counts` of `base`, with `present` in the room.

    Raises `NoElectors` when `base` is 0, `ValueError` when more voted than could have.
    """
    needed = threshold(rule, base)
    if counts.cast > min(base, present):
        raise ValueError(f"{counts.cast} voted of {base}, {present} of them in the room")
    return Outcome(
        passed=counts.yes >= needed,
        base=base,
        present=present,
        counts=counts,
        threshold=needed,
        short=max(needed - counts.yes, 0),
        silent=present - counts.cast,
        of_base=percent(counts.yes, base),
        of_present=percent(counts.yes, present),
    )
