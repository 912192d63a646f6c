"""Who could take part in a vote, in numbers, and the base and the quorum that follow from them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from voting.rules.rule import Base, Exclusion, Rule

if TYPE_CHECKING:
    from voting.rules.outcome import Counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Roll:
    """The people around a vote, each in one group at most, or their weight in whole units.

    `members` sit in the body; `summoned` of them were called; `present` are in the room and free to answer.
    The others are not among the present: `suspended`, `recused`, `absent` (throughout), and of a Party cell who is on
    `probationary` membership, lives `away` or is `exempt` and did not come. Raises `ValueError` for numbers that cannot
    be.
    """

    members: int
    summoned: int
    present: int
    suspended: int = 0
    recused: int = 0
    absent: int = 0
    probationary: int = 0
    away: int = 0
    exempt: int = 0

    def __post_init__(self) -> None:
        groups = (self.present, *(getattr(self, reason) for reason in Exclusion))
        if min(*groups, self.members - self.summoned, self.summoned - sum(groups)) < 0:
            raise ValueError(f"{groups} of {self.summoned} summoned and {self.members} members")

    def left_out(self, reasons: frozenset[Exclusion]) -> int:
        """How many stand outside for one of the reasons."""
        return sum(getattr(self, reason) for reason in reasons)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quorum:
    """`needed` of `base` must be present for the vote to be valid; `present` are."""

    base: int
    present: int
    needed: int

    @property
    def reached(self) -> bool:
        return self.base > 0 and self.present >= self.needed

    @property
    def short(self) -> int:
        return max(self.needed - self.present, 0)


def base_of(rule: Rule, roll: Roll, counts: "Counts") -> int:
    """The number of which the rule takes its share."""
    return {
        Base.MEMBERS: roll.members - roll.left_out(rule.excluded),
        Base.SUMMONED: roll.summoned - roll.left_out(rule.excluded),
        Base.PRESENT: roll.present,
        Base.CAST: counts.cast,
        Base.VALID: counts.valid,
    }[rule.base]


def quorum_of(rule: Rule, roll: Roll) -> Quorum:
    """Whether enough of those who could vote are there.

    Who is absent throughout stays in it: leaving them out would let an empty hall vote. Of nobody no quorum is
    reached; a rule without one asks for nobody.
    """
    called = roll.members if rule.base == Base.MEMBERS else roll.summoned
    base = called - roll.left_out(rule.excluded - {Exclusion.ABSENT})
    needed = rule.quorum.least(base) if rule.quorum is not None and base > 0 else 0
    return Quorum(base=base, present=roll.present, needed=needed)
