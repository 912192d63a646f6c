"""PostgreSQL dies while ballots are cast (`pg_ctl stop -m immediate`) and comes back."""

import asyncio
from collections import Counter
from typing import Any

import pytest

from realtime.rehearsal.line import Answer, Line
from realtime.rehearsal.tablet import Tablet
from tests.faults.house import Hall
from tests.faults.length import LONG, STOPS

pytestmark = pytest.mark.timeout(1800 if LONG else 180)

SPREAD, BEFORE = 2.0, 0.6  # seconds over which ballots are cast, and after which PostgreSQL dies


class Statuses(Counter[int]):
    """Every status with which a server answered a tablet or a screen."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        super().__init__()
        plain = Line.ask

        async def ask(line: Line, *told: Any, **more: Any) -> Answer:
            answer = await plain(line, *told, **more)
            self[answer.status] += 1
            return answer

        monkeypatch.setattr(Line, "ask", ask)


async def test_what_was_acknowledged_is_there_when_postgresql_comes_back(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing lost, nothing double, all served; until then pages say in words that the data cannot be reached."""
    await hall.begin()
    await hall.live()
    seen = Statuses(monkeypatch)
    for _stop in range(STOPS):
        vote = await hall.opened()
        ballots = await hall.shown(vote)
        for ballot in list(ballots.values())[::2]:
            ballot.ticket = ""  # by the plain page; the others by the fast lane
        tasks = [asyncio.create_task(later(hall, vote, tablet)) for tablet in hall.voters]
        await asyncio.sleep(BEFORE)
        await asyncio.to_thread(hall.stage.postgresql.stop)
        pages = await asyncio.gather(*(page(hall, port) for port in hall.stage.ports))
        await asyncio.to_thread(hall.stage.postgresql.start)
        async with asyncio.timeout(20):
            await asyncio.gather(*tasks)
        assert [(one.status, one.headers.get("retry-after")) for one in pages] == [(503, "3")] * 2
        assert all("Máy chủ chưa truy cập được dữ liệu" in one.text for one in pages)
        await hall.close(vote, ballots)
    assert set(seen) <= {200, 204, 503}
    assert {tablet.ear.breaks for tablet in hall.tablets if tablet.ear} == {0}


async def later(hall: Hall, vote: str, tablet: Tablet) -> None:
    await asyncio.sleep(hall.room.chance.uniform(0, SPREAD))
    await hall.cast(vote, tablet)


async def page(hall: Hall, port: int) -> Answer:
    """What the process on that port shows to somebody who opens the room now."""
    browser = hall.room.browser(hall.room.chair)
    browser.port = port
    line = Line(browser)
    answer = await line.get(f"{hall.room.meeting}room/")
    line.close()
    return answer
