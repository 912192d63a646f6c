"""The stage: what the steps of the rehearsal share, and how they follow one another."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from tests.product.server import Product
from tests.rehearsal import cast
from tests.rehearsal.client import Person
from tests.rehearsal.ear import Ear
from tests.rehearsal.report import Report

Result = TypeVar("Result")


class Wrong(AssertionError):
    """Something is not as it must be."""


@dataclass
class Play:
    """What the steps share. `meeting` is the address of the meeting's page, ending in a slash."""

    product: Product
    report: Report
    folder: Path
    people: dict[str, Person] = field(default_factory=dict)
    meeting: str = ""
    vote: str = ""
    notice: str = ""
    old_code: str = ""  # the first check-in code that was seen, and when by `time.monotonic`
    old_code_at: float = 0.0
    acknowledged: dict[str, str] = field(default_factory=dict)  # the choice that was confirmed to each voter last
    closed_at: float = 0.0  # by `time.perf_counter`
    slowest: float = 0.0  # milliseconds

    def person(self, username: str) -> Person:
        """The person with their browser; a new browser the first time."""
        if username not in self.people:
            self.people[username] = Person(self.product.url, username)
        return self.people[username]

    @property
    def secretary(self) -> Person:
        return self.person(cast.SECRETARY)

    @property
    def chair(self) -> Person:
        return self.person(cast.CHAIR)

    @property
    def clerk(self) -> Person:
        return self.person(cast.CLERK)

    async def all(self, names: Iterable[str], act: Callable[[Person], Awaitable[Result]]) -> list[Result]:
        """Has these people do something at the same time; what came of it in their order."""
        return await asyncio.gather(*(act(self.person(name)) for name in names))

    async def news(self, act: Awaitable[Any]) -> str:
        """Does `act` and waits until every open page has moved on; a note of how long the last one took."""
        head = await self._head()
        since = time.perf_counter()
        await act

        async def delay(ear: Ear) -> float:
            at, _frame = await ear.until(lambda frame: frame.get("seq", 0) > head, since)
            return (at - since) * 1000

        ears = [person.ear for person in self.people.values() if person.ear]
        slowest = max(await asyncio.gather(*(delay(ear) for ear in ears)))
        self.slowest = max(self.slowest, slowest)
        return f"on all {len(ears)} pages after {slowest:.0f} ms"

    async def reaches(self, names: Iterable[str], part: str, act: Awaitable[Any]) -> str:
        """Does `act` and waits until that part of the page is old for each of these people; a note like `news`."""
        people = [self.person(name) for name in names]
        since = time.perf_counter()
        await act

        async def delay(person: Person) -> float:
            ear = person.ear
            assert ear is not None
            await ear.until(lambda frame: ear.concerns(frame, part), since)
            await person.part(part)
            return (time.perf_counter() - since) * 1000

        slowest = max(await asyncio.gather(*(delay(person) for person in people)))
        self.slowest = max(self.slowest, slowest)
        return f"on {len(people)} tablets after {slowest:.0f} ms"

    async def _head(self) -> int:
        """The number of the journal's last event, from the address that pages without a socket ask."""
        seat, ear = self.secretary.seat, self.secretary.ear
        assert seat is not None
        assert ear is not None
        frame = await self.secretary.json(f"{seat.mark('data-poll')}&since={ear.seq}")
        return int(frame.get("seq", ear.seq))

    def keep(self, name: str, pdf: bytes) -> str:
        """Copies a PDF to where the report says it is; gives its path."""
        require(pdf.startswith(b"%PDF-"), f"{name} is no PDF")
        path = self.folder / "journey" / f"{name}.pdf"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(pdf)
        return str(path)

    async def leave(self) -> None:
        """Everybody closes their browser."""
        await asyncio.gather(*(person.close() for person in self.people.values()))
        self.people.clear()


Step = Callable[[Play], Awaitable[str]]


def require(holds: bool, why: str) -> None:
    """Raises `Wrong` unless it holds."""
    if not holds:
        raise Wrong(why)


def require_words(text: str, *wanted: str) -> None:
    """Raises `Wrong` unless the text has all of these words."""
    for words in wanted:
        require(words in text, f"“{words}” is not in “{text[:1000]}”")


async def run(play: Play, steps: Iterable[tuple[str, Step]]) -> None:
    """Plays the steps one after another and reports each. Whatever goes wrong is raised with the step's name."""
    try:
        for name, step in steps:
            began = time.perf_counter()
            try:
                note = await step(play)
            except Exception as wrong:
                raise Wrong(f"{name}: {type(wrong).__name__}: {wrong}") from wrong
            play.report.done(name, began, note)
    finally:
        await play.leave()
