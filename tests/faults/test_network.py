"""What becomes of a vote when the network fails: blocked sockets, a blackout, tablets that sleep, a herd.

Real servers and real tablets (`realtime.rehearsal`), a network between them that can be broken.
"""

import asyncio
import random
import time
from collections.abc import AsyncIterator, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from documents.demo import setting
from documents.demo.printing import build
from realtime.rehearsal import machine, wire
from realtime.rehearsal.ballot import Ballot
from realtime.rehearsal.judgement import judge
from realtime.rehearsal.leader import Leader
from realtime.rehearsal.measures import Measures, within
from realtime.rehearsal.memory import Memory
from realtime.rehearsal.play import Play
from realtime.rehearsal.room import Room
from realtime.rehearsal.socket import Socket
from realtime.rehearsal.stage import Stage
from realtime.rehearsal.tablet import Tablet
from tests.faults.gatekeeper import Gatekeeper
from tests.product.server import free_port
from tests.realtime.valve import Valve

TABLETS = 14
VOTES = 3
BLACKOUT = 3.0  # seconds


class House:
    """A running installation with a meeting in session, everybody checked in."""

    def __init__(self, folder: Path) -> None:
        self.stage = Stage("", "", static=folder / "none", port=free_port(), say=lambda _text: None)
        try:
            self.stage.build()
            dossier = build(setting.ORGANISATION, folder / "dossier", date(2026, 11, 12))
            told = {"dossier": str(dossier), "delegates": TABLETS, "votes": VOTES}
            self.facts = self.stage.ask("seed", name=str(self.stage.folder), **told)
        except BaseException:
            self.stage.strike()
            raise
        self.votes = iter(self.facts["votes"])
        self.begun = False


def unheard(_payload: bytes) -> None:
    """What a sleeping tablet would do with news."""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = House(tmp_path_factory.mktemp("house"))
    yield made
    made.stage.strike()


class Hall:
    """The room of one test. `behind(port)` makes tablets reach the server through a port of their own."""

    def __init__(self, house: House) -> None:
        self.house, self.measures = house, Measures()
        self.room = Room(house.stage.plan.port, house.facts, self.measures, random.Random(7))
        self.chair = Leader(self.room.browser(self.room.chair))

    @property
    def tablets(self) -> list[Tablet]:
        return self.room.tablets

    def behind(self, port: int, tablets: list[Tablet]) -> None:
        for tablet in tablets:
            tablet.browser.port = port

    async def begin(self) -> None:
        """Checks everybody in and opens the meeting, once for all tests; then all sit down."""
        if not self.house.begun:
            memory = Memory(self.house.stage)
            door = Play(self.house.stage, self.house.facts, self.measures, memory, lambda _text: None)

            async def enter(tablet: Tablet) -> None:
                await tablet.check_in(door._code())

            await door.room.each(enter)
            assert door.room.failures == []
            await self.chair.press(f"{self.room.meeting}opening/")
            await self.chair.press(f"/items/{self.house.facts['item']}/discussion/")
            await door.room.leave()
            self.house.begun = True
        await self.room.each(lambda tablet: tablet.sit_down())
        assert self.room.failures == []

    async def until(self, holds: Any, seconds: float) -> float:
        """Waits; gives the seconds that it took."""
        began = time.monotonic()
        async with asyncio.timeout(seconds):
            while not holds():
                await asyncio.sleep(0.05)
        return time.monotonic() - began

    async def cast(self, vote: str, tablet: Tablet, choice: str = "yes") -> Ballot:
        ballot = await tablet.ballot(vote, 20)
        assert ballot is not None
        await ballot.answer(tablet.lines, choice)
        return ballot

    def names(self) -> dict[int, str]:
        return {id(tablet): str(person["username"]) for person, tablet in self.room.voters}

    async def close(self, vote: str, ballots: dict[str, Ballot]) -> None:
        """Closes the vote and compares."""
        await self.chair.press(f"/votes/{vote}/closing/")
        tally = await asyncio.to_thread(self.house.stage.ask, "tally")
        judged = judge({vote: ballots}, tally, 0)
        assert (judged.acknowledged, judged.counted) == (len(ballots), len(ballots))
        assert judged.holds


@pytest.fixture
async def hall(house: House) -> AsyncIterator[Hall]:
    made = Hall(house)
    yield made
    await made.room.leave()
    made.chair.close()


async def test_where_sockets_are_blocked_pages_are_usable_and_a_vote_is_held(hall: Hall) -> None:
    keeper = Gatekeeper(hall.house.stage.plan.port)
    await keeper.open()
    hall.behind(keeper.port, hall.tablets)
    try:
        await hall.begin()
        usable = await hall.until(lambda: all(tablet.ear and tablet.ear.polls for tablet in hall.tablets), 10)
        assert usable < 6
        vote = next(hall.house.votes)
        await hall.room.news(hall.chair.press(f"/votes/{vote}/opening/"))
        assert within(hall.measures.seconds("news"), 95) < 5
        cast = await asyncio.gather(*(hall.cast(vote, tablet) for _person, tablet in hall.room.voters))
        names = [person["username"] for person, _tablet in hall.room.voters]
        await hall.close(vote, dict(zip(names, cast, strict=True)))
        assert keeper.broken >= len(hall.tablets)
    finally:
        await hall.room.leave()
        await keeper.close()


async def test_a_blackout_shows_nobody_a_ballot_that_is_not_recorded(hall: Hall) -> None:
    valve = Valve(hall.house.stage.plan.port)
    await valve.join()
    voters = [tablet for _person, tablet in hall.room.voters]
    dark, lit = voters[::2], voters[1::2]
    hall.behind(valve.port, dark)
    try:
        await hall.begin()
        vote = next(hall.house.votes)
        await hall.room.news(hall.chair.press(f"/votes/{vote}/opening/"))
        shown = {id(tablet): await tablet.ballot(vote, 20) for tablet in voters}
        assert None not in shown.values()
        await valve.cut()
        tasks = {id(tablet): asyncio.create_task(hall.cast(vote, tablet)) for tablet in voters}
        await asyncio.wait([tasks[id(tablet)] for tablet in lit], timeout=20)
        await asyncio.sleep(BLACKOUT)
        told = [ballot for tablet in dark if (ballot := shown[id(tablet)]) and ballot.acknowledged]
        assert told == []
        await valve.join()
        async with asyncio.timeout(20):
            await asyncio.gather(*tasks.values())
        names = hall.names()
        await hall.close(vote, {names[key]: task.result() for key, task in tasks.items()})
    finally:
        await hall.room.leave()
        await valve.cut()


async def test_tablets_that_never_read_hold_nobody_up(hall: Hall) -> None:
    await hall.begin()
    ear = hall.tablets[0].ear
    assert ear is not None
    browser, place = hall.tablets[0].browser, ear._place
    sleepers = []
    for _ in range(50):
        request = wire.upgrade(browser.site, f"{place.socket}&since={place.since}", browser.cookie)
        make = partial(Socket, request, unheard, reads=False)
        _transport, one = await asyncio.get_running_loop().create_connection(make, browser.host, browser.port)
        sleepers.append(one)
    await hall.until(lambda: all(one.is_open for one in sleepers), 20)
    server = hall.house.stage.servers[0].pid
    before = machine.memory(server)
    items = [hall.house.facts["items"][0], hall.house.facts["item"]]
    if items[0] == items[1]:
        items[0] = hall.house.facts["items"][1]
    for number in range(10):
        await hall.room.news(hall.chair.press(f"/items/{items[number % 2]}/discussion/"))
    assert (hall.room.failures, hall.room.away()) == ([], 0)
    assert machine.memory(server) - before < 50 * 1024 * 1024
    for one in sleepers:
        one.drop()


async def test_everybody_comes_back_when_all_sockets_break_at_once(hall: Hall) -> None:
    await hall.begin()
    await hall.until(lambda: hall.room.away() == 0, 20)
    assert await hall.room.herd() < 20
    assert all(tablet.ear and tablet.ear.breaks == 1 and tablet.ear.is_live for tablet in hall.tablets)
    assert len(hall.measures.seconds("reconnect")) == len(hall.tablets)
