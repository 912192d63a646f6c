"""Somebody who votes on one or two devices, taps twice, reloads, and never gives up."""

import asyncio
import random
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Final

from realtime.rehearsal.ballot import Ballot
from realtime.rehearsal.line import Answer, Browser, Line, Lost
from realtime.rehearsal.marks import mark

CHOICES: Final = ("yes", "no", "other")


@dataclass(frozen=True)
class Habits:
    """Shares of voters who tap twice, load the page again, have two devices, have no fast lane."""

    twice: float = 0.15
    reloads: float = 0.15
    second: float = 0.2
    plain: float = 0.2


USUAL: Final = Habits()


class Watched(Line):
    """A line that keeps the statuses of all answers."""

    def __init__(self, browser: Browser, seen: Counter[int]) -> None:
        super().__init__(browser)
        self._seen = seen

    async def ask(self, *told: Any, **more: Any) -> Answer:
        answer = await super().ask(*told, **more)
        self._seen[answer.status] += 1
        return answer


@dataclass
class Said:
    """What one voter meant and was told about one vote, on all devices: choices by key."""

    meant: dict[str, str] = field(default_factory=dict)
    acknowledged: dict[str, str] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)
    took: list[float] = field(default_factory=list)


class Device:
    """One browser, signed in. `ticket` comes with the page of the room; without it ballots go the plain way."""

    def __init__(self, browser: Browser, seen: Counter[int]) -> None:
        self.lines = (Watched(browser, seen), Watched(browser, seen))
        self.ticket = ""

    async def enter(self, room: str) -> None:
        """Loads the page of the room, as often as it takes."""
        while not self.ticket:
            with suppress(Lost):
                self.ticket = mark((await self.lines[0].get(room, patience=60)).text, "data-ballot-ticket")

    def blank(self, vote: str, plain: bool) -> Ballot:
        return Ballot(vote, f"/votes/{vote}/ballot/", "" if plain else self.ticket, 0)

    async def reload(self, ballot: Ballot) -> None:
        """What the page shows as recorded after loading again."""
        with suppress(Lost):
            part = (await self.lines[0].get(ballot.action)).text
            ballot.revision = int(mark(part, "data-revision") or 0)

    async def answer(self, ballot: Ballot, choice: str, said: Said, *, twice: bool = False, reloads: float = 0) -> None:
        """Means a choice until its fate is known; after `reloads` seconds (0: never) the page is loaded again."""
        work = asyncio.create_task(ballot.answer(self.lines, choice, twice))
        await asyncio.sleep(0)  # the key is there
        said.meant[ballot.keys[-1]] = choice
        began = asyncio.get_running_loop().time()
        if reloads:
            done, _late = await asyncio.wait([work], timeout=reloads)
            if not done:
                work.cancel()
                await asyncio.gather(work, return_exceptions=True)
                await self.reload(ballot)
                work = asyncio.create_task(ballot.again(self.lines, choice))
        await work
        if ballot.refused:
            said.refused[ballot.keys[-1]] = ballot.refused
        else:
            said.acknowledged[ballot.keys[-1]] = choice
            said.took.append(asyncio.get_running_loop().time() - began)

    def close(self) -> None:
        for line in self.lines:
            line.close()


class Voter:
    """`devices` are one or two."""

    def __init__(self, name: str, devices: Sequence[Device], chance: random.Random, habits: Habits) -> None:
        self.name, self.devices, self._chance, self._habits = name, devices, chance, habits
        self.plain = chance.random() < habits.plain

    async def vote(self, vote: str, within: float, said: Said) -> None:
        """Answers at some moment; with two devices on both, and on the second once more if the first was quicker."""
        await asyncio.gather(*(self._on(device, vote, within, said) for device in self.devices))

    async def _on(self, device: Device, vote: str, within: float, said: Said) -> None:
        luck = self._chance
        await asyncio.sleep(luck.uniform(0, within))
        ballot = device.blank(vote, self.plain)
        reloads = luck.uniform(0.01, 0.5) if luck.random() < self._habits.reloads else 0
        await device.answer(
            ballot, luck.choice(CHOICES), said, twice=luck.random() < self._habits.twice, reloads=reloads
        )
        if ballot.refused:
            ballot.refused = ""
            await device.reload(ballot)
            await device.answer(ballot, luck.choice(CHOICES), said)

    async def late(self, vote: str, moment: float, said: Said) -> None:
        """Answers once, by the first device, at a moment of the loop's clock: around the closing."""
        device = self.devices[0]
        ballot = device.blank(vote, self.plain)
        await asyncio.sleep(max(0.0, moment - asyncio.get_running_loop().time()))
        await device.answer(ballot, self._chance.choice(CHOICES), said)

    def close(self) -> None:
        for device in self.devices:
            device.close()
