"""A slow page delays nobody and loses nothing that matters."""

import asyncio

from agenda.events import ItemChanged
from realtime import hub
from realtime.told import WINDOW
from tests.realtime.conftest import Hall


async def test_a_page_that_does_not_read_delays_nobody(hall: Hall, centre: hub.Hub) -> None:
    stuck = await hall.socket("hanh", reads=False)
    async with stuck, await hall.socket("an") as healthy:
        await healthy.at(0)
        await hall.happens()
        await healthy.at(1)  # the first news of a process compile the templates
        for seq in range(2, 11):
            await hall.happens()
            await healthy.at(seq, within=1)
        assert stuck.frames == []
        stuck.read_on()
        await stuck.at(10)


async def test_beyond_the_window_only_the_latest_state_is_kept(hall: Hall, centre: hub.Hub) -> None:
    async with await hall.socket("hanh") as silent, await hall.socket("an") as healthy:
        await asyncio.gather(silent.at(0), healthy.at(0))
        for seq in range(1, WINDOW + 10):
            await hall.happens(ItemChanged(item="x"))
            await healthy.at(seq)
            if seq % 8 == 0:
                healthy.say(ack=seq)
        told = silent.seq
        assert told == WINDOW - 1
        silent.say(ack=told)
        await silent.at(WINDOW + 9)
        last = silent.news[-1]
        assert (last["from"], last["seq"]) == (told, WINDOW + 9)
        assert "agenda" in last["regions"]


async def test_what_waits_for_a_stuck_socket_is_bounded(hall: Hall, centre: hub.Hub) -> None:
    stuck = await hall.socket("hanh", reads=False)
    async with stuck, await hall.socket("an") as healthy:
        await healthy.at(0)
        for seq in range(1, WINDOW + 10):
            await hall.happens()
            await healthy.at(seq)
            if seq % 8 == 0:
                healthy.say(ack=seq)
        (client,) = (one for one in centre.rooms[hall.meeting.pk].everybody() if one.stalled)
        assert len(client._waiting) <= WINDOW + 1


async def test_a_page_that_says_where_it_stands_is_brought_up_to_date_at_once(hall: Hall, centre: hub.Hub) -> None:
    async with await hall.socket("hanh") as silent:
        await silent.at(0)
        (client,) = centre.rooms[hall.meeting.pk].everybody()
        for seq in range(1, WINDOW):
            await hall.happens()
            await silent.at(seq)
        await hall.happens()
        async with asyncio.timeout(5):
            while not client.stalled:
                await asyncio.sleep(0.02)
        silent.say(since=silent.seq)
        await silent.at(WINDOW)
        assert not client.stalled


async def test_what_a_page_missed_of_counts_and_hints_comes_with_the_rest(hall: Hall, centre: hub.Hub) -> None:
    async with await hall.socket("khoi") as chair:
        await chair.at(0)
        (client,) = centre.rooms[hall.meeting.pk].everybody()
        client.stalled = True
        async with await hall.socket("hanh") as other:
            await other.at(0)
            await asyncio.sleep(0.7)
            before = len(chair.frames)
            chair.say(ack=0)
            await chair.until(lambda socket: len(socket.frames) > before + 1)
            told = [frame["hint"]["presence"]["all"] for frame in chair.frames[before:] if "hint" in frame]
            assert [len(users) for users in told] == [2]
