"""What a dossier says, as typed values; made from a `meeting.json` that has no problems left.

Words of the format are the lower-case names of the models' choices (`decision`, `in_person`), and `chosen`
gives the choice for a word.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TypeVar

from django.db.models import TextChoices

from documents.dossier import raw
from documents.dossier.raw import Raw

Choices = TypeVar("Choices", bound=TextChoices)


def chosen(choices: type[Choices], word: str) -> Choices:
    """The choice that the format calls `word`."""
    return choices[word.upper()]


def word(choice: TextChoices) -> str:
    """What the format calls a choice."""
    return choice.name.lower()


@dataclass(frozen=True)
class Paper:
    """`file` is "" where the dossier names a paper for the room alone without its file; no `circulation`: as it is."""

    file: str
    title: str
    kind: str
    circulation: str = ""


@dataclass(frozen=True)
class Vote:
    question: str
    display: str
    secret: bool = False
    matter: str = "ordinary"
    kind: str = "question"
    lines: tuple[str, ...] = ()
    least: int = 0
    most: int = 0


@dataclass(frozen=True)
class Recusal:
    person: str
    reason: str = ""
    own: bool = False


@dataclass(frozen=True)
class Task:
    action: str
    lead: str
    others: tuple[str, ...]
    precision: str
    due: date | None
    product: str = ""
    report_to: str = ""
    said: str = ""


@dataclass(frozen=True)
class Item:
    """`path` is the item's place in the file, for messages. `None`: the dossier does not speak of it."""

    path: str
    number: int
    title: str
    kind: str
    office: str
    presenter: str
    minutes: int
    restricted: bool
    secrecy: str
    guests: tuple[str, ...]
    recused: tuple[Recusal, ...] | None
    papers: tuple[Paper, ...] | None
    votes: tuple[Vote, ...] | None
    conclusion: str | None
    tasks: tuple[Task, ...] | None


@dataclass(frozen=True)
class Attendee:
    person: str
    role: str
    title: str | None
    position: int
    absence: str
    reason: str
    weight: Decimal | None = None


@dataclass(frozen=True)
class Recipient:
    text: str
    offices: tuple[str, ...]
    bodies: tuple[str, ...]
    email: str
    paper_reason: str


@dataclass(frozen=True)
class Meeting:
    body: str
    ordinal: int
    title: str
    starts_at: datetime
    place: str
    mode: str
    note: str
    papers: tuple[Paper, ...] | None


@dataclass(frozen=True)
class Dossier:
    """The parts about the organisation stay as they are in the file (`raw`); `None` means not spoken of."""

    registry: Raw
    meeting: Meeting
    attendees: tuple[Attendee, ...]
    agenda: tuple[Item, ...]
    recipients: tuple[Recipient, ...] | None


def dossier(data: Raw) -> Dossier:
    """The typed dossier; `data` has passed every check."""
    items = [item(row, f"agenda[{index}]") for index, row in enumerate(data["agenda"])]
    recipients = data.get("recipients")
    return Dossier(
        registry=data,
        meeting=meeting(data["meeting"]),
        attendees=tuple(attendee(row, place) for place, row in enumerate(data["attendees"], start=1)),
        agenda=tuple(sorted(items, key=lambda item: item.number)),
        recipients=None if recipients is None else tuple(recipient(row) for row in recipients),
    )


def meeting(row: Raw) -> Meeting:
    starts_at = raw.moment(row, "starts_at")
    assert starts_at is not None  # noqa: S101 - checked by `times`
    return Meeting(
        body=row["body"],
        ordinal=row["ordinal"],
        title=row["title"],
        starts_at=starts_at,
        place=row["place"],
        mode=row.get("mode", "in_person"),
        note=row.get("note", ""),
        papers=papers(row),
    )


def attendee(row: Raw, place: int) -> Attendee:
    absence = row.get("absence", {})
    return Attendee(
        person=row["person"],
        role=row["role"],
        title=row.get("title"),
        position=row.get("position", place),
        absence=absence.get("kind", "none"),
        reason=absence.get("reason", ""),
        weight=Decimal(row["weight"]) if "weight" in row else None,
    )


def item(row: Raw, path: str) -> Item:
    is_secret = "secrecy" in row
    return Item(
        path=path,
        number=row["number"],
        title=row.get("title", ""),
        kind="" if is_secret else row.get("kind", "opinion"),
        office=row.get("office", ""),
        presenter=row.get("presenter", ""),
        minutes=row.get("minutes", 15),
        restricted=row.get("restricted", False),
        secrecy=row.get("secrecy", "none"),
        guests=tuple(row.get("guests", ())),
        recused=recused(row),
        papers=papers(row),
        votes=votes(row),
        conclusion=row.get("conclusion"),
        tasks=tuple(task(part) for part in row["tasks"]) if "tasks" in row else None,
    )


def recused(row: Raw) -> tuple[Recusal, ...] | None:
    if "recused" not in row:
        return None
    return tuple(
        Recusal(part["person"], part.get("reason", "").strip(), part.get("own", False)) for part in row["recused"]
    )


def papers(row: Raw) -> tuple[Paper, ...] | None:
    if "papers" not in row:
        return None
    return tuple(
        Paper(part.get("file", ""), part["title"], part.get("kind", "other"), part.get("circulation", ""))
        for part in row["papers"]
    )


def votes(row: Raw) -> tuple[Vote, ...] | None:
    if "votes" not in row:
        return None
    return tuple(_vote(part) for part in row["votes"])


def _vote(part: Raw) -> Vote:
    # Of a secret vote everybody sees the result alone, whatever is written.
    secret = part.get("secret", False)
    kind = part.get("kind", "question")
    options = kind == "options"
    return Vote(
        part["question"],
        "after" if secret else part.get("display", "totals"),
        secret,
        matter=part.get("matter", "ordinary"),
        kind=kind,
        lines=tuple(part.get("lines", ())),
        least=part.get("least", 0) if options else 0,
        most=part.get("most", 1) if options else 0,
    )


def task(row: Raw) -> Task:
    others = tuple(sorted(row.get("others", ())))
    more = (row.get("product", ""), row.get("report_to", ""), row.get("said", ""))
    return Task(row["action"], row["lead"], others, row["precision"], raw.day(row, "due"), *more)


def recipient(row: Raw) -> Recipient:
    offices, bodies = (tuple(sorted(row.get(name, ()))) for name in ("offices", "bodies"))
    return Recipient(row["text"], offices, bodies, row.get("email", ""), row.get("paper_reason", ""))
