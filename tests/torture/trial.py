"""Votes on a site that is being broken, and what came of them."""

import asyncio
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from realtime.rehearsal.leader import Leader
from realtime.rehearsal.measures import Measures
from realtime.rehearsal.room import Room
from realtime.rehearsal.trouble import Trouble
from tests.torture.judgement import Judgement, judge, leaks
from tests.torture.site import Site
from tests.torture.voter import USUAL, Device, Habits, Said, Voter

PATIENCE = 60.0  # seconds after the last kill
LISTENERS = 10
TOGETHER = 20  # who load their page at the same time
EDGE = 0.05  # seconds before and after the closing


@dataclass
class Outcome:
    """What was done and found. `refused`: who came too late in a race for the closing."""

    kills: int = 0
    stops: int = 0
    refused: int = 0
    judgement: Judgement = field(default_factory=Judgement)
    took: list[float] = field(default_factory=list)

    def add(self, said: dict[str, Said], judgement: Judgement) -> None:
        self.judgement += judgement
        self.refused += sum(not one.acknowledged for one in said.values())
        self.took += [seconds for one in said.values() for seconds in one.took]


class Trial:
    """The voters of a site, all or the first `most`, and whoever leads."""

    def __init__(
        self,
        site: Site,
        seed: int,
        say: Callable[[str], object],
        habits: Habits = USUAL,
        most: int | None = None,
        patience: float = PATIENCE,
    ) -> None:
        self._patience = patience
        self._habits = habits
        self.site, self.say = site, say
        self.outcome, self.races = Outcome(), Outcome()
        self._chance, self._seen = random.Random(seed), Counter[int]()
        self._room = Room(site.stage.plan.port, site.facts, Measures(), self._chance)
        self._chair = Leader(self._room.browser(self._room.chair))
        self._votes = site.votes
        self._keys: set[str] = set()
        self._trouble = Trouble(site.stage, self._chance, lambda _text: None)
        self.voters = [self._voter(person) for person, _tablet in self._room.voters[:most]]
        self._listeners = [tablet for _person, tablet in self._room.voters[:LISTENERS]]

    def _voter(self, person: dict[str, Any]) -> Voter:
        two = self._chance.random() < self._habits.second
        devices = [Device(self._room.browser(person), self._seen) for _number in range(1 + two)]
        return Voter(str(person["username"]), devices, self._chance, self._habits)

    async def begin(self) -> None:
        """The meeting is in session and everybody has the page of the room."""
        if not self.site.begun:
            await self._chair.press(f"{self._room.meeting}opening/")
            await self._chair.press(f"/items/{self.site.facts['item']}/discussion/")
            self.site.begun = True
        gate = asyncio.Semaphore(TOGETHER)

        async def enter(device: Device) -> None:
            async with gate:
                await device.enter(f"{self._room.meeting}room/")

        await asyncio.gather(*(enter(device) for voter in self.voters for device in voter.devices))
        await self._room.each(lambda tablet: tablet.sit_down(), self._listeners)

    async def prepared(self, mistake: str) -> None:
        """All processes are new, with a mistake in them if it is named; what was said before does not count."""
        await asyncio.to_thread(self.site.err, mistake)
        self._keys.clear()
        self._seen.clear()

    async def vote(self, within: float, kills: int, stops: int = 0) -> Judgement:
        """One vote: everybody answers `within` so many seconds while servers and the database are killed."""
        said = {voter.name: Said() for voter in self.voters}
        vote = await self._opened()
        mending = asyncio.create_task(self._trouble.mend())
        tasks = [asyncio.create_task(voter.vote(vote, within, said[voter.name])) for voter in self.voters]
        await asyncio.gather(self._trouble.strike(kills, within), self._stop(stops, within))
        await self._settled(tasks, self._patience + within)
        judged = await self._closed(vote, said)
        mending.cancel()
        await asyncio.gather(mending, return_exceptions=True)
        self.outcome.add(said, judged)
        self.outcome.kills = self._trouble.kills
        self.say(f"{self.outcome.kills} kills, {self.outcome.stops} stops of the database: {judged}")
        return judged

    async def race(self, casts: int) -> Judgement:
        """One vote whose ballots are all sent within `EDGE` of its closing."""
        voters = self.voters[:casts]
        said = {voter.name: Said() for voter in voters}
        vote = await self._opened()
        now = asyncio.get_running_loop().time() + 0.5
        moments = [now + self._chance.uniform(-EDGE, EDGE) for _voter in voters]
        tasks = [
            asyncio.create_task(voter.late(vote, moment, said[voter.name]))
            for voter, moment in zip(voters, moments, strict=True)
        ]
        await asyncio.sleep(now - asyncio.get_running_loop().time())
        judged = await self._closed(vote, said, tasks)
        self.races.add(said, judged)
        return judged

    async def _opened(self) -> str:
        vote: str = next(self._votes)
        await self._chair.press(f"/votes/{vote}/opening/")
        return vote

    async def _closed(
        self, vote: str, said: dict[str, Said], racing: list["asyncio.Task[None]"] | None = None
    ) -> Judgement:
        """The chair closes, and what came of it is looked up."""
        await self._chair.press(f"/votes/{vote}/closing/")
        if racing is not None:
            await self._settled(racing, self._patience)
        held = await asyncio.to_thread(self.site.ask, "tests.torture.ledger.read", {"votes": [vote]})
        judged = judge(said, held["votes"][vote], all_served=racing is None)
        silent = sum(not (one.acknowledged or one.refused) for one in said.values()) if racing is not None else 0
        self._keys.update(key for one in said.values() for key in one.meant)
        return replace(
            judged,
            unserved=judged.unserved + silent,
            unnumbered=judged.unnumbered + held["gaps"],
            deaf=await self._deaf(held["head"]),
            errors=self._mistakes(),
        )

    def search(self) -> Judgement:
        """Looks for ballots in everything that the servers wrote down."""
        judged = Judgement(leaks=leaks(self.site.logs(), self._keys))
        self.outcome.judgement += judged
        return judged

    async def _deaf(self, head: int) -> int:
        """How many open pages do not come to stand at the journal's last number."""
        for _look in range(200):
            deaf = sum(tablet.seq < head for tablet in self._listeners)
            if not deaf:
                break
            await asyncio.sleep(0.1)
        return deaf

    def _mistakes(self) -> int:
        found = self._seen[500]
        self._seen[500] = 0
        return found

    async def _settled(self, tasks: list["asyncio.Task[None]"], seconds: float) -> None:
        _done, late = await asyncio.wait(tasks, timeout=seconds)
        for task in late:
            task.cancel()
        for problem in await asyncio.gather(*tasks, return_exceptions=True):
            if isinstance(problem, Exception):
                raise problem

    async def _stop(self, times: int, within: float) -> None:
        """PostgreSQL stops at once (`pg_ctl stop -m immediate`) and comes back, so many times."""
        server = self.site.postgresql
        for _number in range(times if server else 0):
            assert server is not None
            await asyncio.sleep(self._chance.uniform(0.1, 0.8) * within / times)
            await asyncio.to_thread(server.stop)
            await asyncio.sleep(self._chance.uniform(0.1, 1.0))
            await asyncio.to_thread(server.start)
            self.outcome.stops += 1

    async def leave(self) -> None:
        await self._room.leave()
        for voter in self.voters:
            voter.close()
        self._chair.close()
