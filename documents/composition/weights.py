"""How the minutes put a vote in which persons have weights: in votes, and beside them in people."""

from django.utils.translation import override

from documents.acts import VoteResult
from documents.composition.mixed_room import origins
from voting.manifest import rule_of
from voting.models import Vote
from voting.queries import choices
from voting.rules import Outcome, Persons
from voting.tallies import Attended, Tallied
from voting.weighing import amount
from voting.wording import base_name, headline, rule_words, share, tie, working


def weighted(vote: Vote, outcome: Outcome, people: Persons, remarks: tuple[str, ...]) -> VoteResult:
    """The result of one question: each answer in votes, their share of the base, and people."""
    rule = rule_of(vote.manifest)
    labels = dict(choices(vote))
    with override("vi"):
        rows = [
            f"{labels[mark].lower()} {amount(units, people.scale)} phiếu biểu quyết"
            f"{f' ({share(outcome.of_base)})' if mark == 'yes' else ''} của {number} đồng chí"
            for mark, units, number in (
                ("yes", outcome.counts.yes, people.counts.yes),
                ("no", outcome.counts.no, people.counts.no),
                ("other", outcome.counts.other, people.counts.other),
            )
        ]
        if people.silent:
            rows.append(
                f"có mặt nhưng không biểu quyết {amount(outcome.silent, people.scale)} phiếu biểu quyết "
                f"của {people.silent} đồng chí"
            )
        said = [working(outcome, rule.base), tie(outcome), headline(outcome)]
        return VoteResult(
            question=vote.question,
            base=outcome.base,
            present=outcome.present,
            sums=_sums(rule.base, outcome.base, outcome.present, people),
            choices=(),
            passed=outcome.passed,
            rule=rule_words(rule, weighted=True),
            whole=base_name(rule.base, weighted=True),
            rows=(_capital("; ".join(rows)),),
            result=". ".join(part for part in said if part),
            origins=origins(vote),
            remarks=remarks,
        )


def sums_of(counted: Tallied, base: str) -> str:
    """The base and those present of a ballot with several answers; "" where persons have no weights."""
    return _sums(base, counted.rows[0].base, counted.present, counted.persons) if counted.persons else ""


def _sums(base: str, whole: int, present: int, people: Persons | Attended) -> str:
    with override("vi"):
        return (
            f"{base_name(base, weighted=True)} {amount(whole, people.scale)} ({people.base} đồng chí), "
            f"có mặt {amount(present, people.scale)} ({people.present} đồng chí)"
        )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
