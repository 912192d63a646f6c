"""Every open page hears every event, in order, whatever gets lost on the way."""

import asyncio
import itertools
from typing import Any

import pytest

from agenda.events import ItemChanged
from meetings import journal
from realtime import beat, history, hub, regions
from tests.realtime.conftest import Hall
from tests.realtime.sockets import Socket, in_db


def steps(socket: Socket) -> list[tuple[int, int]]:
    return [(frame["from"], frame["seq"]) for frame in socket.news if "from" in frame]


def is_gapless(socket: Socket) -> bool:
    """Each frame begins where the one before it ended."""
    told = steps(socket)
    return all(before[1] == after[0] for before, after in itertools.pairwise(told))


@pytest.mark.race
async def test_many_writers_are_heard_in_one_order_by_all(hall: Hall, centre: hub.Hub) -> None:
    sockets = [await hall.socket(who) for who in ("khoi", "hanh", "thuong", "luc", "en")]
    async with sockets[0], sockets[1], sockets[2], sockets[3], sockets[4]:
        await asyncio.gather(*(socket.at(0) for socket in sockets))
        await asyncio.gather(*(in_db(lambda: [hall.write() for _ in range(6)]) for _ in range(4)))
        for socket in sockets:
            await socket.at(24)
            assert is_gapless(socket)
            assert steps(socket)[0][0] == 0
            assert steps(socket)[-1][1] == 24


async def test_news_comes_without_waiting_for_the_beat(
    hall: Hall, centre: hub.Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "heads", lambda ids: {})
    async with await hall.socket() as socket:
        await socket.at(0)
        await hall.happens()
        await socket.at(1, within=2)


async def test_a_lost_nudge_is_healed_by_the_next(hall: Hall, centre: hub.Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "heads", lambda ids: {})
    async with await hall.socket() as socket:
        await socket.at(0)
        journal.recorded.disconnect(dispatch_uid="realtime.hub")
        try:
            await hall.happens()
        finally:
            journal.recorded.connect(hub.recorded, dispatch_uid="realtime.hub")
        await hall.happens()
        await socket.at(2)
        assert is_gapless(socket)


async def test_a_lost_last_event_is_healed_within_two_seconds(hall: Hall, centre: hub.Hub) -> None:
    async with await hall.socket() as socket:
        await socket.at(0)
        journal.recorded.disconnect(dispatch_uid="realtime.hub")
        try:
            await hall.happens()
            await socket.at(1, within=2.5)
        finally:
            journal.recorded.connect(hub.recorded, dispatch_uid="realtime.hub")


async def test_a_page_that_is_behind_gets_what_it_missed(hall: Hall, centre: hub.Hub) -> None:
    await hall.happens()
    await hall.happens(ItemChanged(item="x"))
    async with await hall.socket(since=0) as socket:
        await socket.at(2)
        (frame,) = socket.news
        assert (frame["from"], frame["seq"]) == (0, 2)
        assert "agenda" in frame["regions"]


async def test_a_page_that_is_up_to_date_gets_only_the_number(hall: Hall, centre: hub.Hub) -> None:
    await hall.happens()
    async with await hall.socket() as socket:
        await socket.at(1)
        assert socket.news == [{"seq": 1}]


async def test_a_page_may_ask_for_what_it_missed(hall: Hall, centre: hub.Hub) -> None:
    await hall.happens(ItemChanged(item="x"))
    async with await hall.socket() as socket:
        await socket.at(1)
        socket.say(since=0)
        await socket.until(lambda heard: len(heard.news) == 2)
        assert steps(socket) == [(0, 1)]
        assert "agenda" in socket.news[1]["regions"]


@pytest.mark.parametrize(("events", "resync"), [(100, False), (101, True)])
async def test_beyond_the_bound_a_page_loads_again(hall: Hall, centre: hub.Hub, events: int, resync: bool) -> None:
    await in_db(lambda: [hall.write() for _ in range(events)])
    async with await hall.socket(since=0) as socket:
        await socket.at(events)
        assert socket.news[0].get("resync", False) == resync


async def test_a_page_from_a_later_time_than_a_restored_journal_loads_again(hall: Hall, centre: hub.Hub) -> None:
    async with await hall.socket(since=50) as socket:
        await socket.at(0)
        assert socket.news == [{"resync": True, "seq": 0, "spread": 1000}]


async def test_a_page_that_knows_more_than_the_hub_is_believed(
    hall: Hall, centre: hub.Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with await hall.socket() as first:
        await first.at(0)
        monkeypatch.setattr(centre, "nudge", lambda meeting_id: None)
        await hall.happens()
        async with await hall.socket() as second:
            await second.at(1)
            await first.at(1)
            assert second.news == [{"seq": 1}]


async def test_each_region_is_rendered_once_for_an_audience(
    hall: Hall, centre: hub.Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[tuple[str, str]] = []
    real = regions.render

    def counted(one: Any, scene: Any, token: str = "") -> str:
        made.append((scene.edition.audience, one.name))
        return real(one, scene, token)

    monkeypatch.setattr(regions, "render", counted)
    sockets = [await hall.socket(who) for who in ("hanh", "an", "giao", "dat", "khoi")]
    async with sockets[0], sockets[1], sockets[2], sockets[3], sockets[4]:
        await asyncio.gather(*(socket.at(0) for socket in sockets))
        await hall.happens(ItemChanged(item="x"))
        await asyncio.gather(*(socket.at(1) for socket in sockets))
    assert len(made) == len(set(made))
    assert {audience for audience, _ in made} == {"member", "chair"}


async def test_a_crowd_that_comes_back_costs_one_rendering(
    hall: Hall, centre: hub.Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    real = regions.render

    def counted(one: Any, scene: Any, token: str = "") -> str:
        made.append(one.name)
        return real(one, scene, token)

    monkeypatch.setattr(regions, "render", counted)
    await hall.happens(ItemChanged(item="x"))
    for _ in range(3):
        async with await hall.socket("hanh", since=0) as socket:
            await socket.at(1)
    assert sorted(made) == sorted(set(made))


async def test_an_empty_room_is_taken_away_and_a_full_one_stays(
    hall: Hall, centre: hub.Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(beat, "EMPTY", 0.0)
    duties = beat.Beat(centre)
    async with await hall.socket() as socket:
        await socket.at(0)
        await asyncio.sleep(0.01)
        await duties.empty_rooms()
        assert hall.meeting.pk in centre.rooms
    await asyncio.sleep(0.01)
    await duties.empty_rooms()
    assert hall.meeting.pk not in centre.rooms


async def test_a_region_that_cannot_be_rendered_is_left_to_the_page(
    hall: Hall, centre: hub.Hub, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    real = regions.render

    def broken(one: Any, scene: Any, token: str = "") -> str:
        if one.name == "agenda":
            raise ZeroDivisionError
        return real(one, scene, token)

    monkeypatch.setattr(regions, "render", broken)
    async with await hall.socket() as socket:
        await socket.at(0)
        await hall.happens(ItemChanged(item="x"))
        await socket.at(1)
        assert socket.news[-1]["refresh"]["agenda"] is None
        assert "now" in socket.news[-1]["regions"]
    assert "region agenda could not be rendered" in caplog.text


async def test_work_that_swallows_a_cancellation_does_not_keep_the_hub_from_ending(hall: Hall, centre: hub.Hub) -> None:
    """`asyncio.wait_for` does so when its answer comes in the moment of the cancellation."""
    swallowed: list[bool] = []

    async def deaf() -> None:
        while True:
            try:
                await asyncio.sleep(60)
            except asyncio.CancelledError:
                if swallowed:
                    raise
                swallowed.append(True)

    centre.start(deaf())
    await asyncio.sleep(0)
    await asyncio.wait_for(centre.close(), 5)
    assert swallowed == [True]
