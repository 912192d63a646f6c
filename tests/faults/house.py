"""A meeting in session on an installation whose parts can be broken, and the room of one test in it."""

import asyncio
import random
import time
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date
from pathlib import Path

from documents.demo import setting
from documents.demo.printing import build
from realtime.rehearsal.ballot import Ballot
from realtime.rehearsal.judgement import judge
from realtime.rehearsal.leader import Leader
from realtime.rehearsal.measures import Measures
from realtime.rehearsal.room import Room
from realtime.rehearsal.tablet import Tablet
from tests.faults.ground import Ground
from tests.faults.silence import Detected, silence


class House:
    """Everybody is in the room and the item with the questions is discussed. `votes` gives one vote after another.

    `silence` will tell when both sides noticed a tablet that vanished as the first test came in: it takes as long as
    the other tests do.
    """

    def __init__(self, folder: Path, tablets: int, votes: int) -> None:
        self.stage = Ground(folder)
        self._beside = ThreadPoolExecutor(max_workers=1)
        self.silence: Future[Detected] | None = None
        try:
            dossier = build(setting.ORGANISATION, folder / "dossier", date(2026, 11, 12))
            self.stage.build()
            told = {"dossier": str(dossier), "delegates": tablets, "votes": votes}
            self.facts = self.stage.ask("seed", name=self.stage.name, **told)
            self.stage.act("arrive", meeting=self.facts["meeting"])
        except BaseException:
            self.close()
            raise
        self.votes = iter(self.facts["votes"])

    async def begin(self, chair: Leader) -> None:
        """Opens the meeting, once for all tests."""
        if self.silence is None:
            await chair.press(f"/meetings/{self.facts['meeting']}/opening/")
            await chair.press(f"/items/{self.facts['item']}/discussion/")
            self.silence = self._beside.submit(asyncio.run, silence(self.stage.ports[0], self.facts))

    def close(self) -> None:
        self.stage.strike()
        self._beside.shutdown()


class Heard(Room):
    """A room that keeps when each page reached each number of the journal."""

    arrivals: dict[int, list[tuple[int, float]]]

    def _arrived(self, tablet: Tablet, seq: int) -> None:
        super()._arrived(tablet, seq)
        self.arrivals[id(tablet)].append((seq, time.monotonic()))


class Hall:
    """The tablets of one test, half of them at either process."""

    def __init__(self, house: House) -> None:
        self.house, self.stage, self.measures = house, house.stage, Measures()
        self.room = Heard(house.stage.ports[0], house.facts, self.measures, random.Random(7))
        self.room.arrivals = defaultdict(list)
        self.behind(house.stage.ports[1], self.room.tablets[1::2])
        self.chair = Leader(self.room.browser(self.room.chair))

    @property
    def tablets(self) -> list[Tablet]:
        return self.room.tablets

    @property
    def voters(self) -> list[Tablet]:
        return [tablet for _person, tablet in self.room.voters]

    @property
    def guests(self) -> set[Tablet]:
        """Who is neither member nor chair of the body and sees only some items."""
        pairs = zip(self.room.people, self.tablets, strict=True)
        return {tablet for person, tablet in pairs if person["role"] in ("invited", "observer")}

    def behind(self, port: int, tablets: list[Tablet]) -> None:
        """Makes tablets reach the server through another port."""
        for tablet in tablets:
            tablet.browser.port = port

    async def begin(self) -> None:
        """The meeting is in session and all sit down."""
        await self.house.begin(self.chair)
        await self.room.each(lambda tablet: tablet.sit_down())
        assert self.room.failures == []

    async def live(self) -> None:
        """Waits until every page hears the news through its socket."""
        await self.until(lambda: all(tablet.ear and tablet.ear.is_live for tablet in self.tablets), 20)

    async def until(self, holds: Callable[[], bool], seconds: float) -> float:
        """Waits; gives the seconds that it took."""
        began = time.monotonic()
        async with asyncio.timeout(seconds):
            while not holds():
                await asyncio.sleep(0.02)
        return time.monotonic() - began

    def behind_by(self, committed: Iterable[tuple[int, float]]) -> list[float]:
        """Seconds from each commit (number of the journal, moment) until each tablet's page had it."""
        heard = [self.room.arrivals[id(tablet)] for tablet in self.tablets]
        return [one[bisect_left(one, (head, 0.0))][1] - moment for head, moment in committed for one in heard]

    async def opened(self) -> str:
        """A vote that is open and known to every page."""
        vote: str = next(self.house.votes)
        await self.room.news(self.chair.press(f"/votes/{vote}/opening/"))
        return vote

    async def shown(self, vote: str) -> dict[str, Ballot]:
        """The ballot on each voter's page, by username."""
        found = {str(person["username"]): await tablet.ballot(vote, 20) for person, tablet in self.room.voters}
        return {name: ballot for name, ballot in found.items() if ballot is not None}

    async def cast(self, vote: str, tablet: Tablet, choice: str = "yes") -> Ballot:
        ballot = await tablet.ballot(vote, 20)
        assert ballot is not None
        await ballot.answer(tablet.lines, choice)
        return ballot

    async def everybody_casts(self, vote: str) -> dict[str, Ballot]:
        """By username."""
        cast = await asyncio.gather(*(self.cast(vote, tablet) for tablet in self.voters))
        return dict(zip([str(person["username"]) for person, _tablet in self.room.voters], cast, strict=True))

    async def close(self, vote: str, ballots: dict[str, Ballot]) -> None:
        """Closes the vote and compares: everybody was acknowledged, and what was acknowledged is what is counted."""
        await self.chair.press(f"/votes/{vote}/closing/")
        tally = await asyncio.to_thread(self.stage.ask, "tally")
        judged = judge({vote: ballots}, tally, 0)
        assert (judged.acknowledged, judged.counted) == (len(self.voters), len(self.voters))
        assert judged.holds
