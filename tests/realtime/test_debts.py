"""Pages that come back are brought the parts of their own that became old meanwhile, many by one rendering."""

import asyncio
from contextlib import AsyncExitStack
from typing import Any
from unittest import mock

import pytest

from agenda.discussion import start_item
from agenda.events import ItemChanged
from agenda.turns import ask_to_speak
from realtime import cohorts, debts, hub
from tests.factories import World
from tests.realtime.conftest import Hall
from tests.realtime.sockets import Socket, in_db
from tests.realtime.tap import Tap, client

pytestmark = pytest.mark.django_db(transaction=True)

OWN = {"ballot", "teller", "turn", "papers", "leading", "look"}


def begins(made: World) -> None:
    start_item(item=made.items[1], by=made.chair, at=made.at(49))


def asks(made: World, name: str) -> None:
    ask_to_speak(attendee=made.attendee(name), item=made.items[1], subject="", by=made.users[name], at=made.at(50))


def brought(socket: Socket) -> dict[str, str]:
    """The parts that came without an event."""
    found: dict[str, str] = {}
    for frame in socket.frames:
        found |= frame.get("regions", {}) if "seq" not in frame else {}
    return found


async def test_a_page_that_comes_back_is_brought_its_own_parts(hall: Hall, centre: hub.Hub) -> None:
    await hall.happens(ItemChanged(item="x"))
    async with await hall.socket("hanh", since=0) as socket:
        await socket.until(lambda one: set(brought(one)) >= OWN)
        (news,) = socket.news
        assert "refresh" not in news  # nothing is left to fetch
        assert not OWN & set(news["regions"])
        assert "hanh" not in brought(socket)["turn"]


async def test_those_who_come_together_are_served_together(hall: Hall, centre: hub.Hub) -> None:
    await hall.happens(ItemChanged(item="x"))
    names = ("hanh", "an", "giao", "dat", "nguyet", "on")
    with mock.patch.object(cohorts, "rendered", wraps=cohorts.rendered) as rendered:
        async with AsyncExitStack() as stack:
            pages = [await stack.enter_async_context(await hall.socket(name, since=0)) for name in names]
            for page in pages:
                await page.until(lambda one: set(brought(one)) >= OWN)
    assert sum(len(call.args[1]["turn"]) for call in rendered.call_args_list) == len(names)
    assert rendered.call_count < len(names)


async def test_only_whom_it_concerns_is_owed_a_part(hall: Hall, centre: hub.Hub) -> None:
    await in_db(begins, hall.world)
    head = await hall.head()
    await in_db(asks, hall.world, "an")
    with mock.patch.object(cohorts, "rendered", wraps=cohorts.rendered) as rendered:
        async with await hall.socket("hanh", since=head) as other, await hall.socket("an", since=head) as asked:
            await asked.until(lambda one: "turn" in brought(one))
            await other.at(head + 1)
            await asyncio.sleep(2 * debts.TOGETHER)
            assert "turn" not in brought(other)
    assert [set(call.args[1]["turn"]) for call in rendered.call_args_list] == [{hall.world.users["an"].pk}]


async def test_what_cannot_be_rendered_is_left_to_the_page(
    hall: Hall, centre: hub.Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: Any) -> cohorts.Own:
        raise OSError

    monkeypatch.setattr(cohorts, "rendered", fails)
    await hall.happens(ItemChanged(item="x"))
    async with await hall.socket("hanh", since=0) as socket:
        await socket.until(lambda one: any("seq" not in frame and frame.get("refresh") for frame in one.frames))
        owed = [frame["refresh"] for frame in socket.frames if "seq" not in frame and frame.get("refresh")]
        assert owed == [dict.fromkeys(OWN)]


async def test_who_left_meanwhile_is_not_served(hall: Hall, centre: hub.Hub) -> None:
    tap = Tap()
    await centre.room(hall.meeting.pk).settle({client(tap): ["turn"]})
    assert tap.taken == []
