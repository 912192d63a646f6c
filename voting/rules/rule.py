"""What a question is decided by: the share, of whom, who is left out, and what becomes of a tie."""

from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from voting.rules.share import Share


class Base(StrEnum):
    """Of whom the share is taken (mẫu số)."""

    MEMBERS = "members"
    SUMMONED = "summoned"
    PRESENT = "present"
    CAST = "cast"
    VALID = "valid"


# The bases that are known when the vote opens; the others only when it closes.
FIXED = frozenset({Base.MEMBERS, Base.SUMMONED})
# From the base that is never larger than the next to the largest.
BY_SIZE = (Base.VALID, Base.CAST, Base.PRESENT, Base.SUMMONED, Base.MEMBERS)


class Exclusion(StrEnum):
    """Why somebody who would belong to the base is left out of it."""

    SUSPENDED = "suspended"
    RECUSED = "recused"
    ABSENT = "absent"  # throughout the whole congress, with an accepted reason or without an alternate
    PROBATIONARY = "probationary"  # a Party member who is not official yet: speaks, does not vote
    AWAY = "away"  # lives elsewhere for a time
    EXEMPT = "exempt"  # from work and Party activities, and not in the room


class Tie(StrEnum):
    """What becomes of a question that exactly half approve where more than half must."""

    FAILS = "fails"
    CHAIR = "chair"  # the side on which the chair voted
    REPEAT = "repeat"  # not carried, and voted on again


class Form(StrEnum):
    """How the question may be voted on."""

    ANY = "any"
    NAMED = "named"
    SECRET = "secret"  # noqa: S105


HALF = Fraction(1, 2)
LEFT_OUT = frozenset({Exclusion.SUSPENDED, Exclusion.RECUSED})  # unless a rule says otherwise
# Of a Party cell (Quy định 294-QĐ/TW, Điều 9.3): the base is its official members less these.
LEFT_OUT_OF_A_CELL = LEFT_OUT | {Exclusion.PROBATIONARY, Exclusion.AWAY, Exclusion.EXEMPT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Share):
    """At least (`strict`: more than) `numerator/denominator` of `base` must say yes; `basis` is the law.

    `excluded` are left out of the base; `quorum` is the share of the electors who must be there for the vote
    (None: what the body's own working rules ask of a meeting); `tie` is for rules of more than one half alone,
    and the chair's casting vote for votes by name alone, since a secret vote knows nobody's answer.
    """

    base: Base
    basis: str
    excluded: frozenset[Exclusion] = LEFT_OUT
    quorum: Share | None = None
    tie: Tie = Tie.FAILS
    form: Form = Form.ANY

    def __post_init__(self) -> None:
        Share.__post_init__(self)
        if self.tie != Tie.FAILS and not self.can_tie:
            raise ValueError("only more than one half leaves a tie")
        if self.tie == Tie.CHAIR and self.form == Form.SECRET:
            raise ValueError("a secret vote has no casting vote")

    @property
    def can_tie(self) -> bool:
        """Whether exactly half leaves the question undecided: those who approve are as many as all others."""
        return self.strict and self.share == HALF


class WrongForm(ValueError):
    """The question may not be voted on in this way."""


def as_held(rule: Rule, *, secret: bool) -> Rule:
    """The rule for a vote that is held in secret or by name.

    A secret vote tells nobody what the chair chose, so there a tie does not carry. Raises `WrongForm`.
    """
    if rule.form == (Form.NAMED if secret else Form.SECRET):
        raise WrongForm(rule.form)
    return replace(rule, tie=Tie.FAILS) if secret and rule.tie == Tie.CHAIR else rule


def is_weaker(rule: Rule, than: Rule) -> bool:
    """Whether a question could be carried by `rule` with fewer approvals than `than` asks for."""
    return (
        BY_SIZE.index(rule.base) < BY_SIZE.index(than.base)
        or rule.share < than.share
        or (rule.share == than.share and than.strict and not rule.strict)
        or not rule.excluded <= than.excluded
        or (rule.tie == Tie.CHAIR and than.tie != Tie.CHAIR)
        or (than.form == Form.SECRET and rule.form != Form.SECRET)
    )
