"""Processes tell each other through Redis, and do without it."""

import asyncio
import os
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
import redis.asyncio
from channels.layers import channel_layers

from meetings import journal
from realtime import history, hub, relay
from tests.realtime.conftest import Hall
from tests.realtime.sockets import Socket, in_db
from tests.realtime.test_places import present
from tests.realtime.test_places import told as places_told
from tests.realtime.valve import Valve

REDIS = urlsplit(os.environ.get("REDIS_URL", "redis://127.0.0.1:6379"))
layers: Any = channel_layers


class Server:
    """The Redis of a test: a prefix of its own on the machine's server, behind a valve."""

    def __init__(self, valve: Valve) -> None:
        self.valve = valve
        self.prefix = f"test-{uuid4().hex}"
        self.client = redis.asyncio.Redis(host=REDIS.hostname or "127.0.0.1", port=REDIS.port or 6379)

    async def listeners(self) -> int:
        return len(await self.client.zrange(f"{self.prefix}:group:{relay.GROUP}", 0, -1))

    async def heard_by(self, number: int) -> None:
        """Waits until that many processes listen."""
        async with asyncio.timeout(10):
            while await self.listeners() != number:
                await asyncio.sleep(0.02)

    async def forget(self) -> None:
        """What a restart or a flush does."""
        if keys := [key async for key in self.client.scan_iter(f"{self.prefix}*")]:
            await self.client.delete(*keys)


@pytest.fixture
async def server(settings: Any) -> AsyncIterator[Server]:
    """The test is skipped where there is no Redis."""
    made = Server(Valve(REDIS.port or 6379))
    try:
        await made.client.ping()
    except redis.exceptions.ConnectionError:
        await made.client.aclose()
        pytest.skip("no Redis here")
    await made.valve.join()
    config = {"hosts": [f"redis://127.0.0.1:{made.valve.port}/0"], "prefix": made.prefix}
    settings.CHANNEL_LAYERS = {"default": {"BACKEND": "channels_redis.core.RedisChannelLayer", "CONFIG": config}}
    layers.set("default", layers.make_backend("default"))
    yield made
    await layers["default"].close_pools()
    layers.backends.pop("default")
    await made.valve.cut()
    await made.forget()
    await made.client.aclose()


@pytest.fixture
async def two(server: Server, hall: Hall) -> AsyncIterator[tuple[hub.Hub, hub.Hub]]:
    """The hub with the open pages, and the hub of a second process."""
    ours, other = hub.here(), hub.Hub()
    await server.heard_by(2)
    yield ours, other
    await ours.close()
    await other.close()


async def silently(hall: Hall) -> None:
    """An event that this process does not announce."""
    journal.recorded.disconnect(dispatch_uid="realtime.hub")
    try:
        await hall.happens()
    finally:
        journal.recorded.connect(hub.recorded, dispatch_uid="realtime.hub")


def no_beat(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "heads", lambda ids: {})


async def test_what_another_process_committed_is_heard_at_once(
    hall: Hall, two: tuple[hub.Hub, hub.Hub], monkeypatch: pytest.MonkeyPatch
) -> None:
    no_beat(monkeypatch)
    async with await hall.socket() as socket:
        await socket.at(0)
        await silently(hall)
        two[1].announce(hall.meeting.pk)
        await socket.at(1)


async def test_a_hub_does_not_hear_itself(
    hall: Hall, two: tuple[hub.Hub, hub.Hub], monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    for one in two:
        monkeypatch.setattr(one.relay, "_hear", lambda message: heard.append(message["origin"]))
    two[0].relay.publish("nudge", hall.meeting.pk)
    async with asyncio.timeout(5):
        while not heard:
            await asyncio.sleep(0.02)
    await asyncio.sleep(0.1)
    assert heard == [two[0].relay.name]


async def test_of_messages_that_wait_only_the_latest_of_a_kind_is_sent(
    hall: Hall, two: tuple[hub.Hub, hub.Hub], monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[Any] = []
    monkeypatch.setattr(two[1].relay, "_hear", heard.append)
    for count in range(50):
        two[0].relay.publish("presence", hall.meeting.pk, users={str(count): "r"})
        two[0].relay.publish("nudge", hall.meeting.pk)
    async with asyncio.timeout(5):
        while len(heard) < 2:
            await asyncio.sleep(0.02)
    await asyncio.sleep(0.1)
    assert [(message["type"], message.get("users")) for message in heard] == [
        ("journal.presence", {"49": "r"}),
        ("journal.nudge", None),
    ]


def told(frame: dict[str, Any]) -> set[str]:
    said = frame.get("hint", {}).get("presence", {})
    return set(said.get("all", said.get("changed", {})))


async def test_presence_of_both_processes_is_one(hall: Hall, two: tuple[hub.Hub, hub.Hub]) -> None:
    users = sorted([str(hall.world.secretary.pk), str(hall.world.chair.pk)])

    def knows_both(socket: Socket) -> bool:
        return set(users) <= set().union(*(told(frame) for frame in socket.frames))

    async with await hall.socket("thuong", "desk") as desk:
        await desk.at(0)
        two[1].presence.polled(hall.meeting.pk, hall.world.chair.pk)
        two[1].presence.refresh(hall.meeting.pk)
        await desk.until(knows_both)


async def test_where_the_presenter_is_comes_from_another_process(hall: Hall, two: tuple[hub.Hub, hub.Hub]) -> None:
    made = await in_db(present, hall)
    place = {"presentation": str(made.pk), "page": 2, "at": 10**13, "lead": "a", "x": 7, "y": 8}
    async with await hall.socket("hanh", "reader") as member:
        await member.until(lambda socket: places_told(socket)[-1:] == [(2, None)])
        two[1].relay.publish("place", hall.meeting.pk, facts=place)
        await member.until(lambda socket: places_told(socket)[-1:] == [(2, 7)])


async def test_a_process_keeps_nothing_of_meetings_that_it_does_not_show(
    hall: Hall, two: tuple[hub.Hub, hub.Hub]
) -> None:
    two[0].presence.elsewhere(hall.meeting.pk, "another", {str(hall.world.chair.pk): "r"})
    assert two[0].presence.everywhere(hall.meeting.pk) == {}


async def test_a_flushed_redis_closes_no_socket_and_costs_a_second(
    hall: Hall, two: tuple[hub.Hub, hub.Hub], server: Server
) -> None:
    async with await hall.socket() as socket:
        await socket.at(0)
        await server.forget()
        await silently(hall)
        two[1].announce(hall.meeting.pk)
        await socket.at(1)
        assert socket.code is None


async def test_a_redis_that_restarts_closes_no_socket_and_is_found_again(
    hall: Hall, two: tuple[hub.Hub, hub.Hub], server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with await hall.socket() as socket:
        await socket.at(0)
        await server.valve.cut()
        await server.forget()
        await silently(hall)
        two[1].announce(hall.meeting.pk)
        await socket.at(1)  # by the journal alone
        await server.valve.join()
        await server.heard_by(2)
        no_beat(monkeypatch)
        await silently(hall)
        two[1].announce(hall.meeting.pk)
        await socket.at(2)  # through Redis
        assert socket.code is None


async def test_a_redis_that_does_not_answer_holds_nothing_up(
    hall: Hall, two: tuple[hub.Hub, hub.Hub], server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(relay, "PATIENCE", 0.2)
    async with await hall.socket() as socket:
        await socket.at(0)
        server.valve.hang()
        tasks = len(two[0]._tasks)
        for seq in range(1, 6):
            await hall.happens()
            await socket.at(seq)
        assert len(two[0]._tasks) <= tasks + 2
        assert socket.code is None


async def test_without_redis_everything_goes_on(hall: Hall, server: Server) -> None:
    await server.valve.cut()
    centre = hub.here()
    async with await hall.socket() as socket:
        await socket.at(0)
        await hall.happens()
        await socket.at(1)
        await silently(hall)
        await socket.at(2)
        assert socket.code is None
    await centre.close()
