"""Two thousand tablets lose the network at once while they vote. Minutes: in `make faults LONG=1` alone."""

import asyncio
from collections.abc import AsyncIterator, Iterator

import pytest

from realtime.rehearsal import machine
from realtime.rehearsal.measures import within
from realtime.rehearsal.tablet import Tablet
from tests.faults.house import Hall, House
from tests.faults.length import HERD

pytestmark = pytest.mark.timeout(1800)

SPREAD = 10.0  # seconds over which the ballots are cast


@pytest.fixture(scope="module")
def congress(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    machine.allow_files()
    made = House(tmp_path_factory.mktemp("congress"), HERD, 1)
    yield made
    made.close()


@pytest.fixture
async def hall(congress: House) -> AsyncIterator[Hall]:
    made = Hall(congress)
    yield made
    await made.room.leave()
    made.chair.close()


async def test_two_thousand_come_back_and_their_ballots_arrive(hall: Hall) -> None:
    await hall.begin()
    await hall.live()
    vote = await hall.opened()
    ballots = await hall.shown(vote)

    async def cast(tablet: Tablet) -> float:
        await asyncio.sleep(hall.room.chance.uniform(0, SPREAD))
        return await tablet.ballots[vote].answer(tablet.lines, "yes")

    voting = [asyncio.create_task(cast(tablet)) for tablet in hall.voters]
    await asyncio.sleep(SPREAD / 4)
    back = await hall.room.herd()
    took = await asyncio.gather(*voting)
    told = {"back": back, "p95": within(hall.measures.seconds("reconnect"), 95), "cast": within(took, 95)}
    print(told)
    assert hall.room.away() == 0
    assert (back < 20, told["p95"] < 10, told["cast"] < 2) == (True, True, True), told
    await hall.close(vote, ballots)
