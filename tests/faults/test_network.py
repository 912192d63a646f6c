"""What becomes of a vote when the network fails: blocked sockets, a blackout, tablets that sleep or vanish, a herd.

Real servers and real tablets (`realtime.rehearsal`), a network between them that can be broken.
"""

import asyncio
from functools import partial

import pytest

from realtime import beat
from realtime.rehearsal import machine, wire
from realtime.rehearsal.measures import within
from realtime.rehearsal.socket import Socket
from tests.faults.gatekeeper import Gatekeeper
from tests.faults.house import Hall
from tests.faults.length import BLACKOUT, EVENTS, LONG, PROMPT, TOGETHER
from tests.realtime.valve import Valve

pytestmark = pytest.mark.timeout(600 if LONG else 180)

SLEEPERS = 50
GUESTS = 2
MB = 1024 * 1024


async def test_where_sockets_are_blocked_pages_are_usable_and_a_vote_is_held(hall: Hall) -> None:
    keeper = Gatekeeper(hall.stage.ports[0])
    await keeper.open()
    hall.behind(keeper.port, hall.tablets)
    try:
        await hall.begin()
        usable = await hall.until(lambda: all(tablet.ear and tablet.ear.polls for tablet in hall.tablets), 10)
        assert usable < 6
        vote = await hall.opened()
        assert within(hall.measures.seconds("news"), 95) < 5
        await hall.close(vote, await hall.everybody_casts(vote))
        assert keeper.broken >= len(hall.tablets)
    finally:
        await hall.room.leave()
        await keeper.close()


async def test_a_blackout_shows_nobody_a_ballot_that_is_not_recorded(hall: Hall) -> None:
    valve = Valve(hall.stage.ports[0])
    await valve.join()
    dark, lit = hall.voters[::2], hall.voters[1::2]
    hall.behind(valve.port, dark)
    try:
        await hall.begin()
        vote = await hall.opened()
        ballots = await hall.shown(vote)
        assert len(ballots) == len(hall.voters)
        await valve.cut()
        tasks = {tablet: asyncio.create_task(hall.cast(vote, tablet)) for tablet in hall.voters}
        await asyncio.wait([tasks[tablet] for tablet in lit], timeout=20)
        await asyncio.sleep(BLACKOUT)
        assert [tablet for tablet in dark if tablet.ballots[vote].acknowledged] == []
        assert all(tasks[tablet].done() for tablet in lit)
        await valve.join()
        async with asyncio.timeout(20):
            await asyncio.gather(*tasks.values())
        await hall.close(vote, ballots)
    finally:
        await hall.room.leave()
        await valve.cut()


async def test_tablets_that_never_read_hold_nobody_up(hall: Hall) -> None:
    await hall.begin()
    await hall.live()
    let_go: list[float] = []
    sleepers = [await _asleep(hall, number, let_go) for number in range(SLEEPERS)]
    await hall.until(lambda: all(one.is_open for one in sleepers), 20)
    before = [machine.memory(server.pid) for server in hall.stage.servers]
    events = {"meeting": hall.house.facts["meeting"], "count": EVENTS, "together": TOGETHER}
    committed = await asyncio.to_thread(hall.stage.act, "events", **events)
    last = committed["at"][-1][0]
    await hall.until(lambda: all(tablet.seq >= last for tablet in hall.tablets), 20)
    after = [machine.memory(server.pid) for server in hall.stage.servers]
    assert sum(after) - sum(before) < 50 * MB
    for step in ("recess", "resumption") * 2:
        await hall.room.news(hall.chair.press(f"{hall.room.meeting}{step}/"))
    assert hall.room.failures == []
    late = hall.behind_by(committed["at"]) if LONG else hall.measures.seconds("news")
    assert within(late, 95) < PROMPT
    assert [seconds for seconds in let_go if seconds < beat.SILENCE] == []
    for one in sleepers:
        one.drop()


async def _asleep(hall: Hall, number: int, let_go: list[float]) -> Socket:
    """The page of a tablet that takes nothing from the network once it is open.

    The server lets it go when it has not answered for `beat.SILENCE`; `let_go` will say after how many seconds.
    """
    tablet = hall.tablets[number % len(hall.tablets)]
    assert tablet.ear is not None
    browser, place = tablet.browser, tablet.ear._place
    request = wire.upgrade(browser.site, f"{place.socket}&since={place.since}", browser.cookie)
    make = partial(Socket, request, lambda _payload: None, reads=False)
    loop = asyncio.get_running_loop()
    _transport, one = await loop.create_connection(make, browser.host, browser.port)
    began = loop.time()
    one.ended.add_done_callback(lambda _: let_go.append(loop.time() - began))
    return one


async def test_everybody_comes_back_when_all_sockets_break_at_once(hall: Hall) -> None:
    """And who votes meanwhile notices nothing of it."""
    await hall.begin()
    await hall.live()
    vote = await hall.opened()
    await hall.shown(vote)
    voting = asyncio.create_task(hall.everybody_casts(vote))
    assert await hall.room.herd() < 20
    assert all(tablet.ear and tablet.ear.breaks == 1 and tablet.ear.is_live for tablet in hall.tablets)
    assert len(hall.measures.seconds("reconnect")) == len(hall.tablets)
    await hall.close(vote, await voting)


async def test_who_comes_back_is_brought_what_happened_meanwhile(hall: Hall) -> None:
    """The parts of their own with it: nobody fetches them but guests, who have an agenda of their own."""
    await hall.begin()
    await hall.live()
    fetches = {tablet: tablet.fetches for tablet in hall.tablets}
    back = asyncio.create_task(hall.room.herd())
    await asyncio.sleep(0.1)
    await hall.room.news(hall.chair.press(f"{hall.room.meeting}recess/"))
    assert await back < 20
    await hall.room.news(hall.chair.press(f"{hall.room.meeting}resumption/"))
    asked = {tablet for tablet, before in fetches.items() if tablet.fetches > before}
    assert len(hall.guests) == GUESTS
    assert asked <= hall.guests


async def test_both_sides_notice_who_vanished_without_a_word(hall: Hall) -> None:
    await hall.begin()
    assert hall.house.silence is not None
    detected = await asyncio.wrap_future(hall.house.silence)
    assert max(detected.server, detected.client) < 30
