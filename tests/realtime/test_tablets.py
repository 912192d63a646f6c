"""How devices are: what a page may say, what the desk hears of it, and how little that costs."""

import asyncio
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from agenda.models import Item
from documents.access import readable_papers
from documents.models import OfflineCopy, Paper, PaperVersion, Reading
from documents.offline import leases
from meetings import journal
from meetings.models import Event
from realtime import attention, hub, tablets
from realtime.editions import Page
from realtime.tablets import Tablet, asked, read, summary
from tests.factories import World
from tests.realtime.conftest import Hall
from tests.realtime.sockets import Socket, in_db
from tests.realtime.test_hints import hints
from tests.voting import tablets as voters
from tests.voting.factories import cast, make_open
from voting.queries import progress
from voting.votes import close_vote


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ({}, Tablet()),
        ({"battery": 55, "charging": False, "trip": 80, "net": "4g", "visible": True}, Tablet()),
        ({"battery": 20}, Tablet(battery=20)),
        ({"battery": 11}, Tablet(battery=15)),
        ({"battery": 0}, Tablet(battery=5)),
        ({"battery": 11, "charging": True}, Tablet()),
        ({"trip": 1500}, Tablet(poor=True)),
        ({"net": "2g"}, Tablet(poor=True)),
        ({"visible": False}, Tablet(hidden=True)),
        ({"battery": -3, "trip": True, "net": ["2g"], "visible": "no"}, Tablet()),
        ({"battery": float("inf"), "trip": float("nan")}, Tablet()),
        ({"battery": "<b>", "trip": {}}, Tablet()),
        ("battery", None),
        (None, None),
    ],
)
def test_a_report_is_bounded(said: object, found: Tablet | None) -> None:
    assert read(said) == found


def test_the_same_from_an_address() -> None:
    assert asked({"battery": "12", "charging": "0", "visible": "0", "trip": "x"}) == Tablet(15, False, True)
    assert asked({"since": "3"}) is None


@pytest.mark.parametrize(
    ("rooms", "said"),
    [
        ([], ""),
        ([None], "r"),
        ([Tablet(poor=True)], "rp"),
        ([Tablet(poor=True), None], "r"),
        ([Tablet(battery=15, poor=True, hidden=True)], "rhpb15"),
        ([Tablet(battery=15), Tablet(battery=5)], "rb5"),
    ],
)
def test_of_several_pages_the_best_connection_and_the_worst_battery_count(
    rooms: list[Tablet | None], said: str
) -> None:
    assert summary(rooms) == said


async def test_the_desk_and_the_chair_hear_of_a_low_battery_and_others_do_not(hall: Hall, centre: hub.Hub) -> None:
    who = str(hall.world.users["hanh"].pk)

    def low(socket: Socket) -> bool:
        return bool(hints(socket, "presence")) and hints(socket, "presence")[-1].get(who) == "rpb10"

    async with (
        await hall.socket("thuong", "desk") as desk,
        await hall.socket("khoi") as chair,
        await hall.socket("an") as other,
        await hall.socket("hanh") as tablet,
    ):
        await tablet.at(0)
        tablet.say(tablet={"battery": 8, "charging": False, "trip": 4000, "visible": True})
        await asyncio.gather(desk.until(low), chair.until(low))
        await tablet.until(lambda socket: {"echo": True} in socket.frames)
        assert hints(other, "presence") == hints(tablet, "presence") == []
    assert await in_db(Event.objects.count) == 0


async def test_a_page_that_reports_without_end_is_listened_to_now_and_then(hall: Hall, centre: hub.Hub) -> None:
    who = str(hall.world.users["hanh"].pk)
    async with await hall.socket("thuong", "desk") as desk, await hall.socket("hanh") as tablet:
        await tablet.at(0)
        await desk.until(lambda socket: who in str(socket.frames))
        before = len(hints(desk, "presence"))
        for level in range(15):
            tablet.say(tablet={"battery": level})
        await desk.until(lambda socket: len(hints(socket, "presence")) > before)
        await asyncio.sleep(1.2)
        assert len(hints(desk, "presence")) == before + 1
        assert hints(desk, "presence")[-1][who] == "rb5"


async def test_a_page_that_polls_tells_of_its_device_too(hall: Hall, centre: hub.Hub) -> None:
    user = hall.world.users["hanh"].pk
    centre.room(hall.meeting.pk)
    centre.presence.polled(hall.meeting.pk, user, Page.ROOM, Tablet(battery=10))
    assert centre.presence.everywhere(hall.meeting.pk) == {str(user): "rb10"}
    centre.presence.polled(hall.meeting.pk, user, Page.DESK)
    assert centre.presence.everywhere(hall.meeting.pk) == {str(user): ""}


async def test_what_another_process_says_of_a_device_is_merged(hall: Hall, centre: hub.Hub) -> None:
    centre.room(hall.meeting.pk)
    centre.presence.elsewhere(hall.meeting.pk, "other", {"a": "rp", "b": ""})
    centre.presence.polled(hall.meeting.pk, uuid4(), Page.ROOM, None)
    found = centre.presence.everywhere(hall.meeting.pk)
    assert (found["a"], found["b"], sorted(found.values())) == ("rp", "", ["", "r", "rp"])


async def test_two_thousand_reports_are_a_handful_of_frames(
    hall: Hall, centre: hub.Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tablets, "PACE", 0.0)
    users = [uuid4() for _ in range(2000)]
    meeting = hall.meeting.pk
    async with await hall.socket("thuong", "desk") as desk:
        await desk.at(0)
        for user in users:
            centre.presence.polled(meeting, user, Page.ROOM, None)
        await desk.until(lambda socket: len(last(socket)) == 2001)
        before = len(hints(desk, "presence"))
        began = asyncio.get_running_loop().time()
        for count, user in enumerate(users):
            centre.presence.polled(meeting, user, Page.ROOM, Tablet(battery=15))
            if count % 100 == 0:
                await asyncio.sleep(0.01)
        await desk.until(lambda socket: list(last(socket).values()).count("rb15") == 2000)
        took = asyncio.get_running_loop().time() - began
        assert len(hints(desk, "presence")) - before <= took / 0.5 + 2
        size = len(desk.texts)
        centre.presence.polled(meeting, users[0], Page.ROOM, Tablet(battery=5))
        await desk.until(lambda socket: last(socket)[str(users[0])] == "rb5")
        news = [text for text in desk.texts[size:] if '"presence"' in text]
        assert [len(text) < 200 for text in news] == [True], "only who changed is told"
        async with await hall.socket("cham", "desk") as late:
            await late.until(lambda socket: len(last(socket)) >= 2001)


def last(socket: Socket) -> dict[str, str]:
    return (hints(socket, "presence") or [{}])[-1]


def circulated(here: World, item: Item) -> PaperVersion:
    paper = Paper.objects.create(
        meeting=here.meeting, item=item, title="Báo cáo", state="circulated", circulated_at=here.at(-60)
    )
    return PaperVersion.objects.create(
        paper=paper,
        sha256="0" * 64,
        size=1,
        pages=3,
        width=595,
        height=842,
        uploaded_by=here.secretary,
        uploaded_at=here.at(-90),
    )


@pytest.mark.django_db
def test_opened_papers_are_counted_for_what_each_may_read(running: World) -> None:
    first = circulated(running, running.items[0])
    circulated(running, running.items[1])
    circulated(running, running.items[2])  # restricted: handed out on paper
    Reading.objects.create(version=first, user=running.users["hanh"], first_at=running.at(), last_at=running.at())
    found = attention.papers(running.meeting.pk)
    counts = {name: found.get(str(running.users[name].pk)) for name in ("hanh", "an", "luc", "stranger")}
    assert counts == {"hanh": "1/2", "an": "0/2", "luc": "0/1", "stranger": None}
    for name in ("hanh", "an", "luc"):
        papers = readable_papers(running.users[name], running.meeting)
        assert str(papers.count()) == str(counts[name]).partition("/")[2]


@pytest.mark.django_db
def test_pages_on_devices_are_counted_for_what_each_may_keep(running: World) -> None:
    first = circulated(running, running.items[0])
    circulated(running, running.items[1])
    circulated(running, running.items[2])  # restricted: handed out on paper
    device = leases.enrol(label="iPad", by=running.users["hanh"], at=timezone.now())
    OfflineCopy.objects.create(device=device, version=first, pages=3, digest="0" * 64, proved_at=timezone.now())
    found = attention.copies(running.meeting.pk)
    counts = {name: found.get(str(running.users[name].pk)) for name in ("hanh", "an", "luc", "stranger")}
    assert counts == {"hanh": "3/6", "an": "0/6", "luc": "0/3", "stranger": None}


@pytest.mark.django_db
def test_the_desk_knows_who_has_answered_and_never_what(running: World) -> None:
    vote = make_open(running, recused=("giao",))
    cast(running, vote, "hanh", "no")
    found = attention.answered(running.meeting.pk)
    names = {name: found.get(str(running.users[name].pk)) for name in ("hanh", "an", "giao", "luc")}
    assert names == {"hanh": "1", "an": "0", "giao": None, "luc": None}
    assert set(found.values()) == {"0", "1"}


@pytest.mark.django_db
def test_of_a_secret_vote_the_desk_knows_how_many_alone(running: World) -> None:
    vote = voters.make_box(running)
    voters.Tablet(vote).send(running, "hanh")
    assert attention.answered(running.meeting.pk) == {}
    assert progress(vote).cast == 1


async def test_only_the_desk_hears_who_has_answered(hall: Hall, centre: hub.Hub) -> None:
    vote = await in_db(make_open, hall.world)
    async with await hall.socket("thuong", "desk") as desk, await hall.socket("khoi") as chair:
        await asyncio.gather(desk.at(0), chair.at(0))
        await in_db(cast, hall.world, vote, "hanh")
        who = str(hall.world.users["hanh"].pk)
        await desk.until(lambda socket: (hints(socket, "answers") or [{}])[-1].get(who) == "1")
        await in_db(lambda: close_vote(vote=vote, by=hall.world.chair, at=hall.world.at(60)))
        await desk.until(lambda socket: hints(socket, "answers")[-1] == {})
        assert hints(chair, "answers") == hints(chair, "papers") == hints(chair, "copies") == []


async def test_a_desk_without_a_socket_sees_the_same_and_a_delegate_sees_nothing(hall: Hall, centre: hub.Hub) -> None:
    who = str(hall.world.users["hanh"].pk)

    def poll(user: str, page: str) -> dict[str, Any]:
        client = Client()
        client.force_login(hall.world.users[user], "django.contrib.auth.backends.ModelBackend")
        head = journal.head(hall.meeting.pk)
        address = f"/meetings/{hall.meeting.pk}/live/?page={page}&since={head}&battery=9&charging=0&visible=1"
        found: dict[str, Any] = client.get(address).json()
        return found

    await in_db(make_open, hall.world)
    await in_db(poll, "hanh", "room")
    await in_db(poll, "thuong", "desk")
    await centre.attention.beat()
    await asyncio.sleep(0.7)
    said = await in_db(poll, "thuong", "desk")
    assert said["hint"]["presence"]["all"][who] == "rb10"
    assert said["hint"]["answers"]["all"][who] == "0"
    assert "hint" not in await in_db(poll, "hanh", "room")
