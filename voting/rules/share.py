"""A share of a number of people, exact, and how many of them it takes."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

CENT = Decimal("0.01")


class NoElectors(ValueError):
    """There is nobody of whom a majority could be taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """At least (`strict`: more than) `numerator/denominator` of a number."""

    numerator: int
    denominator: int
    strict: bool

    def __post_init__(self) -> None:
        share = Fraction(self.numerator, self.denominator)
        if not 0 < share <= 1 or (self.strict and share == 1):
            raise ValueError(f"no vote can reach {'more than ' if self.strict else ''}{share}")

    @property
    def share(self) -> Fraction:
        return Fraction(self.numerator, self.denominator)

    def least(self, of: int) -> int:
        """The least number that is the share of `of`: floor(of·share)+1 if strict, else its ceiling.

        More than half of 12 is 7, of 11 is 6. Raises `NoElectors` for an `of` below 1.
        """
        if of < 1:
            raise NoElectors("a share of nobody")
        part = of * self.numerator
        return part // self.denominator + 1 if self.strict else -(-part // self.denominator)


def percent(part: int, whole: int) -> Decimal:
    """`part` of `whole` in per cent, two decimals, half up; 0 of an empty whole."""
    return (Decimal(100 * part) / Decimal(whole)).quantize(CENT, ROUND_HALF_UP) if whole else Decimal("0.00")
