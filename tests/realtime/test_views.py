"""News and parts of a page by HTTP."""

import json
from typing import Any

import pytest
from django.test import Client

from agenda.events import ItemChanged
from realtime import hub, regions
from realtime.views import live
from tests.factories import World
from tests.realtime.conftest import Hall
from tests.realtime.parts import parts_of, plain
from tests.realtime.sockets import in_db

Answer = dict[str, Any]


def signed_in(here: World, who: str = "hanh") -> Client:
    client = Client()
    client.force_login(here.users[who], "django.contrib.auth.backends.ModelBackend")
    return client


def poll(here: World, query: str, who: str = "hanh") -> Answer:
    answer = signed_in(here, who).get(f"/meetings/{here.meeting.pk}/live/?page=room&language=vi&{query}")
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "no-store")
    found: Answer = json.loads(answer.content)
    return found


@pytest.fixture
def three(running: World) -> World:
    """A meeting of three events."""
    for _ in range(3):
        Hall(running).write(ItemChanged(item="x"))
    return running


def test_a_page_that_is_up_to_date_gets_only_the_number(three: World) -> None:
    assert poll(three, "since=3") == {"seq": 3}


def test_a_page_that_is_behind_gets_what_it_missed(three: World) -> None:
    found = poll(three, "since=1")
    assert (found["from"], found["seq"]) == (1, 3)
    assert "agenda" in found["regions"]
    assert found["refresh"]["ballot"] is None


@pytest.mark.parametrize("query", ["since=4", "since=1&audience=chair"])
def test_a_page_that_news_cannot_help_loads_again(three: World, query: str) -> None:
    assert poll(three, query) == {"resync": True, "seq": 3, "spread": 1000}


@pytest.mark.parametrize("since", ["", "x", "-1", "1.5", "9" * 30])
def test_nonsense_for_a_number_is_the_beginning(three: World, since: str) -> None:
    assert poll(three, f"since={since}")["from"] == 0


def test_a_guest_fetches_everything_and_is_brought_nothing(three: World) -> None:
    found = poll(three, "since=1", "en")
    assert "regions" not in found
    assert found["refresh"]["agenda"] is None


def test_several_parts_come_in_one_answer_and_each_once(running: World, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    real = regions.render

    def counted(one: regions.Region, scene: Any, token: str = "") -> str:
        made.append(one.name)
        return real(one, scene, token)

    monkeypatch.setattr(regions, "render", counted)
    address = f"/meetings/{running.meeting.pk}/live/regions/?page=room&names=now,ballot,now,roll,nonsense,"
    answer = signed_in(running).get(address)
    assert sorted(answer.json()) == ["ballot", "now"]
    assert made == ["now", "ballot"]


def test_one_part_is_what_the_whole_page_shows(running: World) -> None:
    client = signed_in(running)
    page = client.get(f"/meetings/{running.meeting.pk}/room/").content.decode()
    part = client.get(f"/meetings/{running.meeting.pk}/live/regions/agenda/?page=room").content.decode()
    assert part in page


def test_parts_come_in_the_language_of_the_page_although_another_was_chosen_meanwhile(running: World) -> None:
    client = signed_in(running)
    page = client.get(f"/meetings/{running.meeting.pk}/room/").content.decode()
    client.cookies["language"] = "en"
    shown = parts_of(page)
    parts = client.get(f"{shown.regions}&names=now,agenda").json()
    assert [plain(html) for html in parts.values()] == [shown.shown["now"], shown.shown["agenda"]]
    assert parts_of(client.get(f"/meetings/{running.meeting.pk}/room/").content.decode()).shown != shown.shown


def test_who_asks_by_http_hears_of_a_new_build(running: World, settings: Any) -> None:
    settings.BUILD = "the-next-one"
    answer = signed_in(running).get(f"/meetings/{running.meeting.pk}/live/?page=room&since=0")
    assert answer.headers["X-Build"] == "the-next-one"


async def test_a_page_without_a_socket_is_told_by_the_hub_what_a_socket_is_told(hall: Hall, centre: hub.Hub) -> None:
    async with await hall.socket("hanh") as socket:
        await socket.at(0)
        await hall.happens(ItemChanged(item="x"))
        await socket.at(1)
        asked = await in_db(poll, hall.world, "since=0", "an")
        told = socket.news[-1]
        own = {name for name in told["regions"] if name not in asked["regions"]}
        # A page without a socket fetches its own.
        assert own == set(asked["refresh"]) == {"ballot", "teller", "leading", "turn", "papers", "look"}
        shared = {name: html for name, html in told["regions"].items() if name not in own}
        assert asked == {"seq": 1, "from": 0, "regions": shared, "refresh": asked["refresh"], "spread": asked["spread"]}
        assert str(hall.world.users["an"].pk) in centre.presence.everywhere(hall.meeting.pk)


async def test_a_hub_that_is_too_busy_is_asked_again_later(
    hall: Hall, centre: hub.Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "PATIENCE", 0.05)
    async with centre.room(hall.meeting.pk).lock:
        client = await in_db(signed_in, hall.world)
        answer = await in_db(client.get, f"/meetings/{hall.meeting.pk}/live/?page=room&since=0")
    assert answer.status_code == 503
