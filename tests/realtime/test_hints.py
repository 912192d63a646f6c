"""Who is connected: a hint for those who may have it, never more."""

import asyncio
import itertools

import pytest

from meetings.models import Event
from realtime import hub, presence, throttle
from tests.realtime.conftest import Hall
from tests.realtime.sockets import Socket, in_db


def hints(socket: Socket, kind: str) -> list[dict[str, str]]:
    """The picture as the page has it after each frame that changed it."""
    found: list[dict[str, str]] = []
    for frame in socket.frames:
        if said := frame.get("hint", {}).get(kind):
            before = found[-1] if found and "all" not in said else {}
            now = before | said.get("all", {}) | said.get("changed", {})
            found.append({user: one for user, one in now.items() if one is not None})
    return found


def known(socket: Socket) -> list[list[str]]:
    return [sorted(picture) for picture in hints(socket, "presence")]


async def test_the_desk_and_the_chair_see_who_is_connected_and_others_do_not(hall: Hall, centre: hub.Hub) -> None:
    async with (
        await hall.socket("thuong", "desk") as desk,
        await hall.socket("khoi") as chair,
        await hall.socket("hanh") as member,
        await hall.socket("en") as guest,
        await hall.socket("thuong", "screen") as screen,
    ):
        everybody = sorted(str(hall.world.users[name].pk) for name in ("thuong", "khoi", "hanh", "en"))
        await desk.until(lambda socket: everybody in known(socket))
        await chair.until(lambda socket: everybody in known(socket))
        assert [hints(socket, "presence") for socket in (member, guest, screen)] == [[], [], []]
    assert await in_db(Event.objects.count) == 0


async def test_who_leaves_is_gone(hall: Hall, centre: hub.Hub) -> None:
    alone = [str(hall.world.secretary.pk)]
    async with await hall.socket("thuong", "desk") as desk:
        async with await hall.socket("hanh") as member:
            await member.at(0)
            await desk.until(lambda socket: [len(users) for users in known(socket)][-1:] == [2])
        await desk.until(lambda socket: known(socket)[-1:] == [alone])


async def test_two_pages_of_one_person_are_one_person(hall: Hall, centre: hub.Hub) -> None:
    both = sorted(str(hall.world.users[name].pk) for name in ("thuong", "hanh"))
    async with await hall.socket("thuong", "desk") as desk, await hall.socket("hanh") as first:
        async with await hall.socket("hanh") as second:
            await asyncio.gather(first.at(0), second.at(0))
            await desk.until(lambda socket: known(socket)[-1:] == [both])
        assert sorted(centre.presence.everywhere(hall.meeting.pk)) == both


async def test_a_page_that_asks_by_http_counts_until_it_falls_silent(
    hall: Hall, centre: hub.Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with await hall.socket("thuong", "desk") as desk:
        await desk.at(0)
        user = hall.world.users["hanh"].pk
        centre.presence.polled(hall.meeting.pk, user)
        assert str(user) in centre.presence.everywhere(hall.meeting.pk)
        monkeypatch.setattr(presence, "FRESH", -1.0)
        assert str(user) not in centre.presence.everywhere(hall.meeting.pk)


async def test_who_comes_late_hears_the_last_hint(hall: Hall, centre: hub.Hub) -> None:
    async with await hall.socket("khoi") as first:
        await first.until(lambda socket: len(hints(socket, "presence")) == 1)
        async with await hall.socket("thuong", "desk") as second:
            await second.until(lambda socket: known(socket)[:1] == known(first)[:1])


async def test_a_throttle_grants_at_once_then_twice_a_second_and_always_the_last(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(throttle, "INTERVAL", 0.05)
    granted: list[float] = []
    clock = asyncio.get_running_loop().time
    brake = throttle.Throttle(lambda key: granted.append(clock()))
    began = clock()
    for _ in range(20):
        brake.wish("x")
        await asyncio.sleep(0.01)
    wished = clock()
    await asyncio.sleep(0.15)
    gaps = [after - before for before, after in itertools.pairwise(granted)]
    assert granted[0] - began < 0.04
    assert min(gaps) >= 0.045
    assert granted[-1] >= wished - 0.05
    assert len(granted) <= (wished - began) / 0.05 + 2
