"""Redis is killed, started again, emptied: no page notices more than a second, no ballot anything."""

import asyncio

import pytest

from tests.faults.house import Hall
from tests.faults.length import LONG, REDIS_ROUNDS

pytestmark = pytest.mark.timeout(1800 if LONG else 180)

STALE = 3.0  # seconds


async def moves_on(hall: Hall, step: str) -> float:
    """The chair goes on; seconds until every page at both processes shows it."""
    before = len(hall.measures.seconds("news"))
    await hall.room.news(hall.chair.press(f"{hall.room.meeting}{step}/"))
    assert hall.room.failures == []
    return max(list(hall.measures.seconds("news"))[before:])


async def test_redis_dies_and_comes_back_and_everybody_goes_on(hall: Hall) -> None:
    await hall.begin()
    await hall.live()
    redis, stale = hall.stage.redis, dict.fromkeys(("dead", "back", "empty"), 0.0)
    for _round in range(REDIS_ROUNDS):
        vote = await hall.opened()
        redis.kill()
        stale["dead"] = max(stale["dead"], await moves_on(hall, "recess"))
        ballots = await hall.everybody_casts(vote)
        await hall.close(vote, ballots)
        redis.start()
        stale["back"] = max(stale["back"], await moves_on(hall, "resumption"))
        await asyncio.to_thread(redis.flush)
        stale["empty"] = max(stale["empty"], await moves_on(hall, "recess"), await moves_on(hall, "resumption"))
    assert max(stale.values()) < STALE, stale
    assert {tablet.ear.breaks for tablet in hall.tablets if tablet.ear} == {0}
    assert hall.room.away() == 0
