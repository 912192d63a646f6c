"""The figures of a round: sent, in time, late, silent; who agreed; and what the body's rule makes of it."""

from dataclasses import dataclass

from documents.models import Consultation, Opinion
from documents.states import Answer
from meetings.models.attendee import Role
from voting.manifest import rule_of
from voting.outcomes import from_plain
from voting.rules import Counts, Outcome, Roll, base_of, decide


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """How many were asked, and what they did; `agree`, `agree_but` and `disagree` came in time."""

    sent: int
    late: int
    silent: int
    agree: int
    agree_but: int
    disagree: int

    @property
    def in_time(self) -> int:
        return self.agree + self.agree_but + self.disagree

    @property
    def agreed(self) -> int:
        """Who agreed in words, with or without comments."""
        return self.agree + self.agree_but


def figures_of(consultation: Consultation) -> Figures:
    """As they stand now; a late answer never changes any of the three answers."""
    rows = list(Opinion.objects.filter(consultation=consultation).values_list("answer", "late"))
    counted = [answer for answer, late in rows if answer and not late]
    return Figures(
        sent=len(rows),
        late=sum(late for _answer, late in rows),
        silent=sum(not answer for answer, _late in rows),
        agree=counted.count(Answer.AGREE),
        agree_but=counted.count(Answer.AGREE_BUT),
        disagree=counted.count(Answer.DISAGREE),
    )


def consenting(consultation: Consultation, figures: Figures) -> int:
    """How many agree by silence: nobody, unless the body's rule says so. Who answered late did not keep silent."""
    return figures.silent if consultation.silence_basis else 0


def decided(consultation: Consultation, figures: Figures) -> Outcome:
    """The outcome by the frozen rule, of all members; who takes no part is in the base only if the rule says so.

    Both answers that agree count as approval, and silence where the body's rule says so. The chair's own answer
    settles a tie under a rule of that kind.
    """
    rule = rule_of({"rule": consultation.rule})
    counts = Counts(yes=figures.agreed + consenting(consultation, figures), no=figures.disagree)
    members = figures.sent + consultation.recused
    roll = Roll(members=members, summoned=members, present=figures.sent, recused=consultation.recused)
    base = base_of(rule, roll, counts)
    return decide(rule, base=base, present=figures.sent, counts=counts, chair=_chair(consultation))


def outcome_of(consultation: Consultation) -> Outcome | None:
    """The outcome as it was frozen at the closing, or None before it."""
    return from_plain(consultation.outcome) if consultation.outcome else None


def _chair(consultation: Consultation) -> str:
    chairs = consultation.paper.meeting.attendees.filter(role=Role.CHAIR).values("user")
    answer = (
        Opinion.objects.filter(consultation=consultation, user__in=chairs, late=False)
        .values_list("answer", flat=True)
        .first()
    )
    return {Answer.AGREE: "yes", Answer.AGREE_BUT: "yes", Answer.DISAGREE: "no"}[Answer(answer)] if answer else ""
