"""The minutes (biên bản): who was there, what was said, how the votes went, what was concluded."""

import datetime
from dataclasses import dataclass

from documents.acts.parts import UNMARKED, Letterhead, Marks, Reference, Signature
from documents.acts.votes import VoteResult


@dataclass(frozen=True, kw_only=True)
class Person:
    """A person as printed: name, office held, and a note such as the reason of an absence."""

    name: str
    office: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Sitting:
    """Section I: `day`, when the session was opened and closed, where and how (trực tiếp, trực tuyến)."""

    day: datetime.date
    opened_at: datetime.time
    place: str
    closed_at: datetime.time | None = None
    closed_on: datetime.date | None = None
    mode: str = ""


@dataclass(frozen=True, kw_only=True)
class Uncounted:
    """People of the body who are no part of the number of its members, with the reason (`label`): who of them came."""

    label: str
    present: tuple[Person, ...]
    absent: tuple[Person, ...]


@dataclass(frozen=True, kw_only=True)
class Attendance:
    """Section II: `members` is the whole membership, of whom those in `present` came and those in `absent` did not;
    `uncounted` sit in the body and are not of that number."""

    chair: Person
    secretary: Person
    members: int
    present: tuple[Person, ...]
    absent: tuple[Person, ...] = ()
    invited: tuple[Person, ...] = ()
    uncounted: tuple[Uncounted, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Speech:
    """What somebody said, in short; "" where only the speaker is known.

    `kind` says as what they spoke ("phát biểu", "phát biểu phản biện"), `seconds` for how long; both may be unknown.
    """

    speaker: Person
    summary: str
    kind: str = ""
    seconds: int = 0


@dataclass(frozen=True, kw_only=True)
class Questioning:
    """A question of question time: who asks whom about what, and who then spoke on it, the question first.

    `turns` is empty when the question was registered and not called.
    """

    asker: Person
    addressee: Person
    subject: str
    turns: tuple[Speech, ...] = ()


@dataclass(frozen=True, kw_only=True)
class MinutesItem:
    """One item of section III; a restricted item keeps `restricted` and nothing else but number and heading.

    `course` is what the secretary wrote of the discussion; `recused` are whole sentences about who took no part;
    `broken_off` about votes that were opened and cancelled, with the reason; `elections` about secret ballots on paper.
    """

    number: int
    heading: str
    presenter: Person | None = None
    presentation: str = ""
    course: tuple[str, ...] = ()
    speeches: tuple[Speech, ...] = ()
    questions: tuple[Questioning, ...] = ()
    explanation: tuple[str, ...] = ()
    recused: tuple[str, ...] = ()
    votes: tuple[VoteResult, ...] = ()
    broken_off: tuple[str, ...] = ()
    elections: tuple[str, ...] = ()
    conclusion: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()
    restricted: bool = False


@dataclass(frozen=True, kw_only=True)
class Minutes:
    """Everything that is printed on the minutes.

    `sources` is the sentence at the very end that says what the minutes were drawn up from; `reference` None prints
    no number; `secretary` signs left and `chair` right, their `title` is normally left empty for the profile's
    words; `confirmation` is the office's optional block below.
    """

    letterhead: Letterhead
    abstract: str
    sitting: Sitting
    attendance: Attendance
    items: tuple[MinutesItem, ...]
    conclusion: tuple[str, ...]
    secretary: Signature
    chair: Signature
    reference: Reference | None = None
    opening: tuple[str, ...] = ()
    sources: str = ""
    confirmation: Signature | None = None
    recipients: tuple[str, ...] = ()
    marks: Marks = UNMARKED
    session: str = "Phiên họp"
    address: str = "đồng chí"
