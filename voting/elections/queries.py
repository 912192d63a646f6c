"""What pages and documents read of a paper ballot."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from meetings.attendance import present
from meetings.models import Attendee
from voting.elections.entries import TELLERS, compared, style
from voting.elections.records import count_from_plain, verdict_of
from voting.elections.rules.counts import Count, LineCount, Style
from voting.elections.rules.verdict import Fate, Next, Standing, Verdict
from voting.elections.states import Kind, RoundState
from voting.elections.wording import fate_words, summary
from voting.models import Election, Line, Round
from voting.rules import percent
from voting.wording import share


@dataclass(frozen=True, slots=True)
class Placed:
    """A line of a declared result: who, where in the result, the figures and why."""

    line: Line
    standing: Standing
    figures: LineCount
    percent: str
    why: str

    @property
    def is_elected(self) -> bool:
        return self.standing.fate == Fate.ELECTED

    @property
    def is_tied(self) -> bool:
        return self.standing.fate == Fate.TIED


@dataclass(frozen=True, slots=True)
class Result:
    """A declared round."""

    round: Round
    verdict: Verdict
    count: Count
    rows: tuple[Placed, ...]
    words: str

    @property
    def is_complete(self) -> bool:
        if self.round.election.kind == Kind.QUESTION:
            return self.verdict.open_posts == 0
        return self.verdict.next == Next.DONE

    @property
    def elected(self) -> list[Placed]:
        return [row for row in self.rows if row.is_elected]


def result_of(round_: Round) -> Result | None:
    """The declared result with its lines from the most votes down; None before it is declared."""
    verdict = verdict_of(round_) if round_.state == RoundState.DECLARED else None
    if verdict is None:
        return None
    lines, count = list(round_.lines.all()), count_from_plain(round_.count)
    kind = round_.election.kind
    rows = tuple(
        Placed(
            line=lines[one.place],
            standing=one,
            figures=count.lines[one.place],
            percent=share(percent(one.votes, verdict.base)),
            why=fate_words(one, verdict, kind, tie_break=round_.tie_break),
        )
        for one in verdict.standings
    )
    return Result(round_, verdict, count, rows, summary(round_, verdict))


def result_sentence(shown: Result) -> str:
    """The declared result with its names, as conclusions and minutes put it; in the active language."""
    names = [f"{row.line.name} ({row.standing.votes}/{shown.verdict.base}, {row.percent})" for row in shown.elected]
    told = f": {'; '.join(names)}" if names else ""
    return f"{shown.round.election.title}, {_('vòng')} {shown.round.number}. {shown.words}{told}."


def entries_in(round_: Round) -> int:
    """How many of the two tellers have entered what they counted."""
    return min(round_.entries.count(), TELLERS)


def agrees(round_: Round) -> bool:
    """Whether both have and counted the same."""
    return compared(round_) == []


def has_two_columns(round_: Round) -> bool:
    return style(round_) == Style.TICK


def latest_of(elections: Iterable[Election]) -> dict[UUID, list[tuple[Election, Round | None, str]]]:
    """By item: each election with its last round, if there is one, and the declared result in a sentence."""
    found = list(elections)
    last: dict[UUID, Round] = {}
    for round_ in Round.objects.filter(election__in=found).order_by("number"):
        last[round_.election_id] = round_
    rows: dict[UUID, list[tuple[Election, Round | None, str]]] = {}
    for election in found:
        latest = last.get(election.pk)
        if latest is not None:
            latest.election = election
        verdict = verdict_of(latest) if latest else None
        words = summary(latest, verdict) if latest and verdict else ""
        rows.setdefault(election.item_id, []).append((election, latest, words))
    return rows


def declared_rounds(item_id: UUID) -> list[tuple[Round, Result | None]]:
    """The rounds on an item that are over, oldest first, with their results; None of one that was broken off."""
    over = [RoundState.DECLARED, RoundState.CANCELLED]
    rounds = Round.objects.filter(election__item=item_id, state__in=over).select_related("election__item__meeting")
    return [(one, result_of(one)) for one in rounds.order_by("ended_at")]


def papers_for(round_: Round) -> tuple[int, int]:
    """How many papers are handed out as things are now, and how many there may be at most."""
    item = round_.election.item
    members = Attendee.objects.filter(meeting=item.meeting, is_member=True)
    may = set(members.exclude(recusals__item=item).values_list("pk", flat=True))
    if round_.manifest:
        may = {UUID(one) for one in round_.manifest["electors"]}
    here = len(may & set(present(item.meeting)))
    return max(here, round_.present) or len(may), max(len(may), 1)
