"""Where the presenter of a paper is reaches those who may follow, and nobody else."""

import asyncio
from datetime import timedelta
from typing import Any

from django.test import Client

from documents.models import Presentation
from documents.presenting import course, places
from meetings.models import Event
from realtime import hub
from tests.agenda.factories import make_current, make_recusal
from tests.documents.presenting.factories import make_presentation
from tests.realtime.conftest import Hall
from tests.realtime.sockets import Socket, in_db


def told(socket: Socket) -> list[tuple[int, int | None]]:
    found = [frame["hint"]["place"] for frame in socket.frames if "place" in frame.get("hint", {})]
    return [(one["page"], one["x"]) for one in found]


def present(hall: Hall) -> Presentation:
    make_current(hall.world, 2)
    return make_presentation(hall.world, page=2, item=None)


def turn(hall: Hall, made: Presentation, page: int, x: int | None = None, second: float = 0) -> None:
    at = hall.world.at(21) + timedelta(seconds=second)
    point = None if x is None else (x, 5)
    places.move(presentation_id=made.pk, page=page, point=point, lead="", by=hall.world.chair, at=at)


async def test_the_place_reaches_those_who_follow_and_who_comes_later(hall: Hall, centre: hub.Hub) -> None:
    made = await in_db(present, hall)
    before = await in_db(Event.objects.count)
    async with (
        await hall.socket("hanh", "reader") as member,
        await hall.socket("luc", "reader") as elsewhere,  # a guest of another item may read the paper
        await hall.socket("hanh") as room,
    ):
        await member.until(lambda socket: told(socket)[-1:] == [(2, None)])
        await in_db(turn, hall, made, 4)
        await member.until(lambda socket: told(socket)[-1:] == [(4, None)])
        await in_db(turn, hall, made, 4, 1234, 1)
        await member.until(lambda socket: told(socket)[-1:] == [(4, 1234)])
        async with await hall.socket("an", "reader") as late:
            await late.until(lambda socket: told(socket)[-1:] == [(4, 1234)])
        assert told(elsewhere) == told(room) == []
    assert await in_db(Event.objects.count) == before


async def test_hall_screens_with_the_page_are_told_and_others_not(hall: Hall, centre: hub.Hub) -> None:
    made = await in_db(present, hall)
    async with (
        await hall.socket("thuong", "screen", shows="paper") as page,
        await hall.socket("thuong", "screen", shows="agenda") as agenda,
    ):
        await page.until(lambda socket: told(socket)[-1:] == [(2, None)])
        await in_db(turn, hall, made, 4, 777)
        await page.until(lambda socket: told(socket)[-1:] == [(4, 777)])
        assert told(agenda) == []


async def test_a_word_that_got_lost_is_healed_by_the_beat(hall: Hall, centre: hub.Hub) -> None:
    made = await in_db(present, hall)
    async with await hall.socket("hanh", "reader") as member:
        await member.until(lambda socket: told(socket)[-1:] == [(2, None)])
        places.moved.disconnect(dispatch_uid="realtime.hub")
        try:
            await in_db(turn, hall, made, 5)
        finally:
            places.moved.connect(hub.moved, dispatch_uid="realtime.hub")
        await member.until(lambda socket: told(socket)[-1:] == [(5, None)])


async def test_who_loses_the_right_to_read_hears_no_more(hall: Hall, centre: hub.Hub) -> None:
    made = await in_db(present, hall)
    async with await hall.socket("hanh", "reader") as member, await hall.socket("an", "reader") as other:
        await member.until(lambda socket: told(socket)[-1:] == [(2, None)])
        await in_db(recuse, hall)
        await member.at(await hall.head())
        heard = len(told(member))
        await in_db(turn, hall, made, 6)
        await other.until(lambda socket: told(socket)[-1:] == [(6, None)])
        assert len(told(member)) == heard


def recuse(hall: Hall) -> None:
    make_recusal(hall.world, 2, "hanh")


async def test_of_many_places_in_a_moment_the_last_is_told(hall: Hall, centre: hub.Hub) -> None:
    made = await in_db(present, hall)
    async with await hall.socket("hanh", "reader") as member:
        await member.until(lambda socket: told(socket)[-1:] == [(2, None)])
        first = len(told(member))
        now = int(hall.world.at(22).timestamp() * 1000)
        for step in range(60):
            centre.places.moved(hall.meeting.pk, places.Place(str(made.pk), 2, now + step, "", step, 0))
        await member.until(lambda socket: told(socket)[-1:] == [(2, 59)])
        await asyncio.sleep(0)
        assert len(told(member)) - first <= 3


def asked(hall: Hall, who: str) -> dict[str, Any]:
    """The place in the answer to a page that asks by HTTP."""
    client = Client()
    client.force_login(hall.world.users[who], "django.contrib.auth.backends.ModelBackend")
    address = f"/meetings/{hall.meeting.pk}/live/?page=reader&since=0"
    found: dict[str, dict[str, dict[str, Any]]] = client.get(address).json()
    return found.get("hint", {}).get("place", {})


async def test_a_page_without_a_socket_is_told_as_well(hall: Hall) -> None:
    made = await in_db(present, hall)
    assert (await in_db(asked, hall, "hanh"))["page"] == 2
    assert await in_db(asked, hall, "luc") == {}
    await in_db(lambda: course.end(presentation=made, by=hall.world.chair, at=hall.world.at(30)))
    assert await in_db(asked, hall, "hanh") == {}


async def test_it_sees_the_pointer_and_the_page_that_is_kept_where_that_is_later(hall: Hall, centre: hub.Hub) -> None:
    made = await in_db(present, hall)
    assert (await in_db(asked, hall, "hanh"))["x"] is None
    await in_db(turn, hall, made, 3, 250)
    pointed = await in_db(asked, hall, "hanh")
    assert (pointed["page"], pointed["x"], pointed["y"]) == (3, 250, 5)
    assert await in_db(asked, hall, "luc") == {}
    later = hall.world.at(25)
    await in_db(lambda: Presentation.objects.filter(pk=made.pk).update(page=6, moved_at=later))
    moved = await in_db(asked, hall, "hanh")
    assert (moved["page"], moved["x"]) == (6, None)
