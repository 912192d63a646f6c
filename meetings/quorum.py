"""The quorum of a meeting, with its working. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Quorum:
    """`needed` members of `members` must be present for the meeting to be valid; `present` are.

    The share comes from the body's own working rules (Quy chế làm việc), usually at least two thirds.
    """

    members: int
    present: int
    needed: int
    numerator: int
    denominator: int
    strict: bool
    basis: str

    @property
    def reached(self) -> bool:
        return self.members > 0 and self.present >= self.needed

    @property
    def short(self) -> int:
        """How many more members must come."""
        return max(self.needed - self.present, 0)


def needed(members: int, numerator: int, denominator: int, strict: bool) -> int:
    """The least number of members that is at least (strictly: more than) `numerator/denominator` of all.

    `needed(11, 2, 3, False)` is 8, `needed(12, 1, 2, True)` is 7.
    """
    share = members * numerator
    return share // denominator + 1 if strict else -(-share // denominator)


def quorum(*, members: int, present: int, numerator: int, denominator: int, strict: bool, basis: str = "") -> Quorum:
    """The quorum of a body of `members` with `present` of them in the room."""
    return Quorum(
        members, present, needed(members, numerator, denominator, strict), numerator, denominator, strict, basis
    )
