"""A closed vote as the minutes tell it: figures, papers, rule, and whose opinion was kept."""

from django.utils.translation import override

from documents.acts import (
    BallotPapers,
    Choice,
    VoteResult,
    wording,
)
from documents.composition.mixed_room import origins
from documents.composition.papers import papers_voted_on
from documents.composition.weights import sums_of, weighted
from voting.kinds import Kind
from voting.manifest import persons_of, rule_of
from voting.models import ReservedOpinion, Vote
from voting.outcomes import from_plain
from voting.papers import papers
from voting.queries import ballot_of, choices
from voting.roll_words import base_in_document
from voting.row_words import headline, row_sentences
from voting.rules import Base
from voting.tallies import frozen
from voting.wording import base_name, reason, rule_words


def vote_of(vote: Vote) -> VoteResult:
    """Of a question its figures, of another ballot a row for each answer."""
    if vote.kind != Kind.QUESTION:
        return _several(vote)
    outcome = from_plain(vote.outcome)
    if outcome.persons is not None:
        return weighted(vote, outcome, outcome.persons, _remarks(vote))
    counted = {"yes": outcome.counts.yes, "no": outcome.counts.no, "other": outcome.counts.other}
    labels = dict(choices(vote))
    rule = rule_of(vote.manifest)
    with override("vi"):
        words, whole, why = rule_words(rule), base_name(rule.base), reason(outcome, rule.base)
    return VoteResult(
        question=vote.question,
        base=outcome.base,
        present=outcome.present,
        choices=tuple(Choice(label=str(labels[key]), count=count) for key, count in counted.items()),
        passed=outcome.passed,
        needed=outcome.threshold,
        rule=words,
        whole=whole,
        of_ballots=rule.base in (Base.CAST, Base.VALID),
        reason=why,
        origins=origins(vote),
        remarks=_remarks(vote),
        secret=vote.secret,
        papers=_papers(vote),
    )


def _remarks(vote: Vote) -> tuple[str, ...]:
    """Who was taken out of the base, on which papers it was, and who kept an opinion, each a sentence."""
    kept = ReservedOpinion.objects.filter(vote=vote).select_related("attendee__user")
    based = base_in_document(rule_of(vote.manifest), persons_of(vote.manifest))
    return (*based, *papers_voted_on(vote), *(_reserved(one) for one in kept))


def _several(vote: Vote) -> VoteResult:
    """The result of a ballot with several answers, a row each. What may follow from low confidence is left out."""
    counted, ballot, rule = frozen(vote.outcome), ballot_of(vote), rule_of(vote.manifest)
    with override("vi"):
        has_weights = counted.persons is not None
        words, whole = rule_words(rule, has_weights), base_name(rule.base, has_weights)
        result = headline(vote.kind, counted)
        rows = tuple(row_sentences(ballot, counted))
    return VoteResult(
        question=vote.question,
        base=counted.rows[0].base,
        present=counted.present,
        sums=sums_of(counted, rule.base),
        choices=(),
        passed=False,
        rule="" if vote.kind == Kind.LEVELS else words,
        whole=whole,
        secret=vote.secret,
        papers=_papers(vote),
        rows=rows,
        result=result,
        origins=origins(vote),
        remarks=_remarks(vote),
    )


def _papers(vote: Vote) -> BallotPapers | None:
    found = papers(vote) if vote.secret else None
    if found is None:
        return None
    return BallotPapers(issued=found.issued, collected=found.collected, valid=found.valid, invalid=found.invalid)


def _reserved(opinion: ReservedOpinion) -> str:
    text = " ".join(opinion.text.split())
    return wording.ended(f"Đồng chí {opinion.attendee.user.full_name} bảo lưu ý kiến: {text}")
