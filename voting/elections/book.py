"""What the regulation on elections of a day says of lists and rounds: data with its legal basis.

Quyết định 190-QĐ/TW, Điều 14: the surplus is at most 30 % of the posts, the conveners prepare 10 to 15 %, and who they
did not put up needs the agreement of more than 30 % of the delegates attending. How a share that is no whole number is
rounded the text does not say: the largest surplus is rounded down here, and is one person where a surplus must be.
"""

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from voting.elections.rules.lists import ListRule
from voting.rules import Share


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A rule from its first day to its last (None: still)."""

    rule: ListRule
    starts: date
    ends: date | None = None


TODAY = ListRule(
    most=Fraction(30, 100),
    prepared_from=Fraction(10, 100),
    prepared_to=Fraction(15, 100),
    support=Share(numerator=30, denominator=100, strict=True),
    rounds=2,
    basis="Quyết định 190-QĐ/TW, Điều 14",
)
BOOK: tuple[Entry, ...] = (
    Entry(rule=replace(TODAY, basis="Quyết định 244-QĐ/TW"), starts=date(2014, 6, 9), ends=date(2024, 10, 9)),
    Entry(rule=TODAY, starts=date(2024, 10, 10)),
)


def list_rule(day: date) -> ListRule:
    """The rule in force on `day`; before the first of the book, the first."""
    for entry in BOOK:
        if entry.ends is None or day <= entry.ends:
            return entry.rule
    raise LookupError(f"no rule on {day}")
