"""What came of a ballot with several answers: for each its counts, what it needed, and what became of it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from decimal import Decimal
from typing import Any

from django.db.models import Aggregate, Count, Sum

from meetings.models.attendee import Role
from voting.counting import in_the_room, weight_in_the_room
from voting.kinds import BETWEEN, Kind, Sheet, sheet_of
from voting.manifest import persons_of, roll_of, rule_of, scale_of
from voting.models import Ballot, Box, Slip, Vote
from voting.outcomes import from_plain, to_plain
from voting.room_answers import hands_by_line
from voting.rules import Counts, Outcome, Persons, Standing, base_of, decide, percent, standings_of


@dataclass(frozen=True, slots=True)
class Row:
    """One grade, option or person. `outcome` and `standing` say what became of it; levels of confidence have none.

    In a vote with weights `counts` and `base` are units of weight, and `people` are the marks in people.
    """

    text: str
    counts: dict[str, int]
    base: int
    outcome: Outcome | None = None
    standing: str = ""
    people: dict[str, int] | None = None

    def share(self, mark: str) -> Decimal:
        """The mark's share of the base in per cent."""
        return percent(self.counts.get(mark, 0), self.base)


@dataclass(frozen=True, slots=True)
class Attended:
    """A vote with weights in people: `scale` units of weight are one vote."""

    scale: int
    base: int
    present: int
    cast: int

    @property
    def silent(self) -> int:
        return self.present - self.cast


@dataclass(frozen=True, slots=True)
class Tallied:
    """All rows of a vote, in the order of the ballot, with who was in the room and how many ballots were cast.

    In a vote with weights these are units, and `persons` says the same in people.
    """

    rows: tuple[Row, ...]
    present: int
    cast: int
    persons: Attended | None = None

    @property
    def silent(self) -> int:
        return self.present - self.cast

    @property
    def is_tied(self) -> bool:
        """Whether somebody has to decide what counting does not."""
        return any(row.standing == Standing.TIED or (row.outcome and row.outcome.tied) for row in self.rows)

    def to_plain(self) -> dict[str, Any]:
        """For `Vote.outcome`."""
        rows = [
            {
                "text": row.text,
                "counts": row.counts,
                "base": row.base,
                "outcome": to_plain(row.outcome) if row.outcome else None,
                "standing": row.standing,
                **({"people": row.people} if row.people is not None else {}),
            }
            for row in self.rows
        ]
        plain = {"present": self.present, "cast": self.cast, "silent": self.silent, "rows": rows}
        return {**plain, "persons": asdict(self.persons)} if self.persons else plain


def frozen(plain: Mapping[str, Any]) -> Tallied:
    """The tally as it was at the closing; nothing is computed anew."""
    rows = tuple(
        Row(
            row["text"],
            row["counts"],
            row["base"],
            from_plain(row["outcome"]) if row["outcome"] else None,
            row["standing"],
            row.get("people"),
        )
        for row in plain["rows"]
    )
    persons = Attended(**plain["persons"]) if "persons" in plain else None
    return Tallied(rows, plain["present"], plain["cast"], persons)


def tallied(vote: Vote) -> Tallied:
    """The tally of a vote as it stands, by the rule of its manifest; of a secret one once its box is opened."""
    sheet = sheet_of(vote.manifest)
    if scale := scale_of(vote.manifest):
        return _by_weight(vote, sheet, scale)
    box = Box.objects.get(vote=vote) if vote.secret else None
    present = (box.present or 0) if box else len(in_the_room(vote))
    return _judged(vote, sheet, _marked(vote, sheet), present, box.invalid if box else 0)


def _by_weight(vote: Vote, sheet: Sheet, scale: int) -> Tallied:
    """The same in units of weight, and beside it in people."""
    tally = _judged(vote, sheet, _named(vote, sheet, Sum("elector__units")), weight_in_the_room(vote), 0)
    people = _marked(vote, sheet)
    here, cast = len(in_the_room(vote)), sum(people[0].values())
    whole = base_of(rule_of(vote.manifest), replace(persons_of(vote.manifest), present=here), Counts(yes=cast))
    rows = tuple(
        replace(
            row,
            people=marks,
            outcome=_beside(row.outcome, Persons(scale=scale, base=whole, present=here, counts=counts)),
        )
        for row, (_text, marks, counts, _chair) in zip(tally.rows, _answers(sheet, people, 0, ()), strict=True)
    )
    return replace(tally, rows=rows, persons=Attended(scale, whole, here, cast))


def _beside(outcome: Outcome | None, people: Persons) -> Outcome | None:
    return replace(outcome, persons=people) if outcome else None


def _judged(vote: Vote, sheet: Sheet, lines: Sequence[Counter[str]], present: int, invalid: int) -> Tallied:
    """What came of these marks, one counter a line."""
    cast = sum(lines[0].values()) + invalid
    counted = _answers(sheet, lines, invalid, _of_the_chair(vote))
    rule, roll = rule_of(vote.manifest), replace(roll_of(vote.manifest), present=present)
    bases = [base_of(rule, roll, counts) for _text, _marks, counts, _answer in counted]
    if sheet.kind == Kind.LEVELS:
        rows = [Row(text, marks, base) for (text, marks, _counts, _answer), base in zip(counted, bases, strict=True)]
        return Tallied(tuple(rows), present, cast)
    outcomes = [
        decide(rule, base=base, present=present, counts=counts, chair=answer)
        for (_text, _marks, counts, answer), base in zip(counted, bases, strict=True)
    ]
    standings = standings_of(outcomes, _places(sheet))
    rows = [
        Row(text, marks, base, outcome, standing.value)
        for (text, marks, _counts, _answer), base, outcome, standing in zip(
            counted, bases, outcomes, standings, strict=True
        )
    ]
    return Tallied(tuple(rows), present, cast)


def _places(sheet: Sheet) -> int:
    """How many answers can be carried: one grade, as many options as a ballot chooses, every person."""
    return {Kind.RATING: 1, Kind.OPTIONS: sheet.most}.get(Kind(sheet.kind), sheet.size)


def _answers(
    sheet: Sheet, lines: Sequence[Counter[str]], invalid: int, chair: Sequence[str]
) -> list[tuple[str, dict[str, int], Counts, str]]:
    """For each answer its text, its marks, the same for the rules, and what the chair said of it ("" for nothing)."""
    if sheet.kind == Kind.RATING:
        (marks,) = lines
        whole = sum(marks.values())
        return [
            (
                str(label),
                {"yes": marks[value], "no": whole - marks[value]},
                Counts(yes=marks[value], no=whole - marks[value], invalid=invalid),
                ("yes" if chair[0] == value else "no") if chair else "",
            )
            for value, label in sheet.marks
        ]
    return [
        (
            text,
            {value: marks[value] for value, _label in sheet.marks},
            Counts(
                yes=marks["yes"] + marks["high"],
                no=marks["no"] + marks["low"],
                other=marks["mid"],
                blank=marks["blank"],
                invalid=invalid,
            ),
            chair[place] if chair else "",
        )
        for place, (text, marks) in enumerate(zip(sheet.lines, lines, strict=True))
    ]


def _marked(vote: Vote, sheet: Sheet) -> list[Counter[str]]:
    """How often each mark was made on each line of the ballot."""
    if vote.secret:
        lines: list[Counter[str]] = [Counter() for _ in range(sheet.size)]
        slips = Slip.objects.filter(vote=vote).order_by()
        for line, mark, number in slips.values_list("line", "choice").annotate(number=Count("*")):
            lines[line][mark] += number
        return lines
    lines = _named(vote, sheet, Count("*"))
    for line, hands in zip(lines, hands_by_line(vote, sheet.size), strict=True):
        line.update(hands)
    return lines


def _named(vote: Vote, sheet: Sheet, measure: Aggregate) -> list[Counter[str]]:
    """The marks of the ballots by name, each ballot counted as `measure` says."""
    lines: list[Counter[str]] = [Counter() for _ in range(sheet.size)]
    ballots = Ballot.objects.filter(elector__vote=vote).order_by()
    for choice, number in ballots.values_list("choice").annotate(number=measure):
        for line, mark in enumerate(choice.split(BETWEEN)):
            lines[line][mark] += number
    return lines


def _of_the_chair(vote: Vote) -> list[str]:
    """The marks of the chair of the meeting, nothing where there are none."""
    found = Ballot.objects.filter(elector__vote=vote, elector__attendee__role=Role.CHAIR, elector__recused=False)
    choice = found.values_list("choice", flat=True).first()
    return choice.split(BETWEEN) if choice else []
