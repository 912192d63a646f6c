"""How long a list of candidates may be, and who may be put on it."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from voting.rules import Share


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRule:
    """Shares of the number of posts: `most` is the largest surplus, the conveners prepare `prepared_from` to `_to`.

    `support` is the share of those attending who must agree that somebody the conveners did not put up is listed;
    after so many `rounds` those who elect decide whether to go on. `basis` is the law.
    """

    most: Fraction
    prepared_from: Fraction
    prepared_to: Fraction
    support: Share
    rounds: int
    basis: str

    def largest(self, posts: int, *, needs_surplus: bool) -> int:
        """The longest list: the surplus is rounded down, but where one is needed it may always be one person."""
        surplus = int(posts * self.most)
        return posts + (max(surplus, 1) if needs_surplus else surplus)

    def prepared(self, posts: int) -> tuple[int, int]:
        """The shortest and the longest list that the conveners prepare; where no whole number fits, one more."""
        least = -int(-posts * self.prepared_from // 1)
        most = int(posts * self.prepared_to)
        return (posts + least, posts + most) if least <= most else (posts + 1, posts + 1)


class ListFault(StrEnum):
    """Why a list cannot be put to the vote."""

    EMPTY = "empty"
    TOO_SHORT = "too_short"  # fewer persons than posts, in the first round
    NO_SURPLUS = "no_surplus"
    TOO_LONG = "too_long"


def list_faults(
    rule: ListRule, *, posts: int, listed: int, needs_surplus: bool, further: bool = False
) -> set[ListFault]:
    """What stands against a list of `listed` persons for `posts`; in a `further` round it may be short."""
    if listed < 1:
        return {ListFault.EMPTY}
    faults = set()
    if listed > rule.largest(posts, needs_surplus=needs_surplus):
        faults.add(ListFault.TOO_LONG)
    if not further and listed < posts:
        faults.add(ListFault.TOO_SHORT)
    elif not further and needs_surplus and listed == posts:
        faults.add(ListFault.NO_SURPLUS)
    return faults


def is_supported(rule: ListRule, *, agree: int, attending: int) -> bool:
    """Whether somebody from outside the prepared list goes on it. ValueError for more who agree than attend."""
    if not 0 <= agree <= attending:
        raise ValueError(f"{agree} of {attending} agree")
    return attending > 0 and agree >= rule.support.least(attending)
