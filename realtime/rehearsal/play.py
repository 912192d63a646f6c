"""The meeting as it is played: arriving, reading, following the chair, speaking, voting, losing the network."""

import asyncio
import base64
import hashlib
import hmac
import random
import struct
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from realtime.rehearsal.ballot import Ballot
from realtime.rehearsal.leader import Leader
from realtime.rehearsal.line import Lost
from realtime.rehearsal.measures import Measures
from realtime.rehearsal.memory import Memory
from realtime.rehearsal.room import Person, Room
from realtime.rehearsal.stage import Stage
from realtime.rehearsal.tablet import Refused, Tablet
from realtime.rehearsal.trouble import Trouble

SIGN_INS: Final = 20  # a sample: a password costs the server more than everything else at the door
TOGETHER: Final = 4
AT_THE_DOOR: Final = 10  # who check in at the same time
READERS: Final = 20
PAGES: Final = 3
SPEAKERS: Final = 5
ITEMS: Final = 3
SHOWN: Final = 60.0  # seconds within which a ballot must have come
PATIENCE: Final = 60.0  # and its acknowledgement after the last kill
TWICE, CHANGED = 0.1, 0.1  # shares of voters who tap twice, and who change their mind
CHOICES: Final = ("yes", "yes", "yes", "no", "other")


@dataclass
class Played:
    """What came of it. `ballots` are those of each vote by username; `unserved` had no ballot acknowledged."""

    kills: int = 0
    herd_seconds: float = 0.0
    ballots: dict[str, dict[str, Ballot]] = field(default_factory=dict)
    unserved: int = 0
    away: int = 0
    failures: list[str] = field(default_factory=list)


class Play:
    """Plays one meeting on a stage. `kills` is for each vote, `say` tells whoever waits."""

    def __init__(
        self, stage: Stage, facts: dict[str, Any], measures: Measures, memory: Memory, say: Callable[[str], object]
    ) -> None:
        self._facts, self._measures, self._memory, self._say = facts, measures, memory, say
        self._chance = random.Random()  # noqa: S311 - no secret
        self.room = Room(stage.plan.port, facts, measures, self._chance)
        self._trouble = Trouble(stage, self._chance, say)
        self._chair = Leader(self.room.browser(self.room.chair))
        self._desk = Leader(self.room.secretary)
        self.played = Played()

    async def run(self, kills: int) -> Played:
        """Raises `Refused` if the meeting cannot be led."""
        beside = [asyncio.create_task(self._memory.watch()), asyncio.create_task(self._trouble.mend())]
        try:
            await self._acts(kills)
        finally:
            for task in beside:
                task.cancel()
            await asyncio.gather(*beside, return_exceptions=True)
            await self.room.leave()
            self._chair.close()
            self._desk.close()
        self.played.kills = self._trouble.kills
        self.played.failures = self.room.failures
        return self.played

    async def _acts(self, kills: int) -> None:
        room = self.room
        await self._sign_in()
        self._memory.empty = self._memory.now()
        await self._arrive()
        self._memory.full = self._memory.now()
        self._say(f"{len(room.tablets)} tablets are in the room")
        await room.each(self._read, [tablet for _person, tablet in room.voters], READERS)
        self._say("papers read")
        await self._lead()
        await self._speak()
        self._say("the chair was followed, speakers were called")
        for vote in self._facts["votes"]:
            await self._vote(vote, kills)
        self.played.herd_seconds = await room.herd()
        self._say(f"all sockets broken at once; everybody was back after {self.played.herd_seconds:.1f} s")
        await room.news(self._chair.press(f"{room.meeting}closing/"))
        self.played.away = room.away()

    async def _sign_in(self) -> None:
        """A sample of real sign-ins; these tablets go on with the session that they got."""
        pairs = zip(self.room.people, self.room.tablets, strict=True)
        names = {id(tablet): person["username"] for person, tablet in pairs if person["stands_in"]}
        sample = [tablet for tablet in self.room.tablets if id(tablet) in names][:SIGN_INS]

        async def one(tablet: Tablet) -> None:
            kept = dict(tablet.browser.cookies)
            tablet.browser.cookies.clear()
            try:
                await tablet.sign_in(names[id(tablet)], self._facts["password"])
            except (Refused, Lost):
                tablet.browser.cookies.update(kept)
                raise

        await self.room.each(one, sample, TOGETHER)

    async def _arrive(self) -> None:
        async def one(tablet: Tablet) -> None:
            await tablet.check_in(self._code())
            await tablet.sit_down()

        async def sit(tablet: Tablet) -> None:
            await tablet.sit_down()

        await self.room.each(sit, self.room.screens)
        await self.room.each(one, together=AT_THE_DOOR)

    def _code(self) -> str:
        """What the screen at the door shows now (`meetings.gate`); a tablet's camera would read it there."""
        step = struct.pack(">Q", int(time.time()) // 10)
        key = bytes.fromhex(self._facts["gate_key"])
        mac = hmac.new(key, UUID(self._facts["meeting"]).bytes + step, hashlib.sha256).digest()[:12]
        return base64.urlsafe_b64encode(step + mac).decode().rstrip("=")

    async def _read(self, tablet: Tablet) -> None:
        await tablet.read(f"/papers/{self._facts['paper']}/", PAGES)

    async def _lead(self) -> None:
        """Opens the meeting and goes through some items, the one with the questions last."""
        await self.room.news(self._chair.press(f"{self.room.meeting}opening/"))
        others = [item for item in self._facts["items"] if item != self._facts["item"]]
        for item in [*others[: ITEMS - 1], self._facts["item"]]:
            await self.room.news(self._chair.press(f"/items/{item}/discussion/"))

    async def _speak(self) -> None:
        """Some ask for the floor at the same time."""

        async def ask(tablet: Tablet) -> None:
            with self._measures.timed("ask_floor"):
                answer = await tablet.lines[0].post(f"/items/{self._facts['item']}/turns/", "subject=&next=/")
            if answer.status >= 300:
                raise Refused(f"asking for the floor gave {answer.status}")

        tablets = [tablet for _person, tablet in self.room.voters]
        await self.room.each(ask, self._chance.sample(tablets, min(SPEAKERS, len(tablets))))

    async def _vote(self, vote: str, kills: int) -> None:
        """The chair opens; each votes in their own time; servers die meanwhile; the chair closes."""
        voters = self.room.voters
        within = min(10.0, max(3.0, len(voters) / 100))
        ballots = self.played.ballots[vote] = {}
        tasks = [asyncio.create_task(self._voter(vote, person, tablet, within, ballots)) for person, tablet in voters]
        await self.room.news(self._chair.press(f"/votes/{vote}/opening/"))
        await self._trouble.strike(kills, within)
        _done, late = await asyncio.wait(tasks, timeout=PATIENCE + within)
        for task in late:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        acknowledged = sum(1 for ballot in ballots.values() if ballot.acknowledged)
        self.played.unserved += len(voters) - acknowledged
        await self.room.news(self._chair.press(f"/votes/{vote}/closing/"))
        self._say(f"a vote: {acknowledged} of {len(voters)} ballots acknowledged, {self._trouble.kills} kills so far")

    async def _voter(
        self, vote: str, person: Person, tablet: Tablet, within: float, ballots: dict[str, Ballot]
    ) -> None:
        """Waits for the ballot, answers it after a while; some tap twice, some change their mind."""
        ballot = await tablet.ballot(vote, SHOWN)
        if ballot is None:
            self.room.failures.append(f"{person['username']} saw no ballot within {SHOWN:.0f} s")
            return
        self._measures.note("vote_seen", time.monotonic() - self.room.asked_at)
        ballots[person["username"]] = ballot
        await asyncio.sleep(self._chance.uniform(0, within))
        choice = self._chance.choice(CHOICES)
        await self._answer(ballot, tablet, choice, twice=self._chance.random() < TWICE)
        if self._chance.random() < CHANGED:
            await asyncio.sleep(self._chance.uniform(0.2, 1.0))
            await self._answer(ballot, tablet, next(one for one in ("yes", "no", "other") if one != choice))

    async def _answer(self, ballot: Ballot, tablet: Tablet, choice: str, twice: bool = False) -> None:
        took = await ballot.answer(tablet.lines, choice, twice)
        if ballot.refused:
            self.room.failures.append(f"a ballot was refused: {ballot.refused}")
        else:
            self._measures.note("ballot", took)
