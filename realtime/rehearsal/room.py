"""All tablets of a rehearsal, and how long something takes to reach the last of them."""

import asyncio
import random
import time
from collections.abc import Awaitable, Callable, Iterable, Sequence
from contextlib import suppress
from typing import Any, Final

from realtime.rehearsal.line import Browser, Lost
from realtime.rehearsal.measures import Measures
from realtime.rehearsal.tablet import Refused, Tablet

STILL: Final = 0.4  # seconds without a new number: everybody has heard everything
PATIENCE: Final = 60.0

Person = dict[str, Any]


class Room:
    """`tablets` are those of the delegates, by the person who holds them; `screens` the desk's and the hall's."""

    def __init__(self, port: int, facts: dict[str, Any], measures: Measures, chance: random.Random) -> None:
        self.meeting = f"/meetings/{facts['meeting']}/"
        self.measures = measures
        self.chance = chance
        self.failures: list[str] = []
        self.asked_at = 0.0
        self._port = port
        self._watch: tuple[int, float, set[int]] | None = None
        self._moved = time.monotonic()
        people: list[Person] = facts["people"]
        self.people = [one for one in people if one["role"] not in ("secretary", "clerk")]
        self.tablets = [self._tablet(one) for one in self.people]
        desk = next(one for one in people if one["role"] == "secretary")
        self.secretary = self.browser(desk)
        self.screens = [self._tablet(desk, "desk"), self._tablet(desk, "screen")]

    def browser(self, person: Person) -> Browser:
        """Another browser of that person, signed in."""
        return Browser("127.0.0.1", self._port, {"sid": person["session"], "csrf": "r" * 32})

    def stranger(self) -> Browser:
        return Browser("127.0.0.1", self._port, {})

    def _tablet(self, person: Person, page: str = "room") -> Tablet:
        return Tablet(self.browser(person), self.meeting, self.measures, self._arrived, page)

    @property
    def voters(self) -> list[tuple[Person, Tablet]]:
        """Who has a vote, with their tablet."""
        return [pair for pair in zip(self.people, self.tablets, strict=True) if pair[0]["votes"]]

    @property
    def chair(self) -> Person:
        return next(one for one in self.people if one["role"] == "chair")

    async def each(
        self, act: Callable[[Tablet], Awaitable[None]], tablets: Iterable[Tablet] | None = None, together: int = 20
    ) -> None:
        """Everybody does it, so many at a time, in a row drawn by chance. What fails is noted and stops nobody."""
        row = list(self.tablets if tablets is None else tablets)
        self.chance.shuffle(row)
        gate = asyncio.Semaphore(together)

        async def one(tablet: Tablet) -> None:
            async with gate:
                try:
                    await act(tablet)
                except (Refused, Lost) as wrong:
                    self.failures.append(str(wrong))

        await asyncio.gather(*(one(tablet) for tablet in row))

    async def still(self) -> None:
        """Waits until all pages stand at the same number and nothing has come for a moment."""
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                while len(self._numbers()) > 1 or time.monotonic() - self._moved < STILL:
                    await asyncio.sleep(0.05)

    async def news(self, act: Awaitable[None]) -> None:
        """Does `act`, waits until every page has moved on, and notes how long each took from `asked_at`."""
        await self.still()
        self.asked_at = time.monotonic()
        waiting = {id(tablet) for tablet in self._open()}
        self._watch = (max(self._numbers(), default=0), self.asked_at, waiting)
        await act
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                while waiting:
                    await asyncio.sleep(0.02)
        if waiting:
            self.failures.append(f"{len(waiting)} pages did not hear of it within {PATIENCE:.0f} s")
        self._watch = None

    def _arrived(self, tablet: Tablet, seq: int) -> None:
        self._moved = time.monotonic()
        if self._watch and seq > self._watch[0] and id(tablet) in self._watch[2]:
            self._watch[2].discard(id(tablet))
            self.measures.note("news", self._moved - self._watch[1])

    def _open(self) -> Sequence[Tablet]:
        return [tablet for tablet in [*self.tablets, *self.screens] if tablet.ear]

    def _numbers(self) -> set[int]:
        return {tablet.seq for tablet in self._open()}

    async def herd(self) -> float:
        """Every socket is gone at the same moment; the seconds until the last page is back."""
        began = time.monotonic()
        for tablet in self._open():
            if tablet.ear:
                tablet.ear.drop()
        await asyncio.sleep(0.05)
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                while self.away():
                    await asyncio.sleep(0.02)
        return time.monotonic() - began

    def away(self) -> int:
        """How many pages do not follow now."""
        return sum(1 for tablet in self._open() if tablet.ear and not (tablet.ear.is_live or tablet.ear.polls))

    async def leave(self) -> None:
        await asyncio.gather(*(tablet.leave() for tablet in [*self.tablets, *self.screens]))
