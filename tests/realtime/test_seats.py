"""Who listens to what, while rights and roles change under them."""

import asyncio
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agenda.events import ItemChanged
from meetings import invitations
from meetings.access import Audience
from meetings.models import Attendee
from people.models import StaffRole
from realtime import admission, beat, hub
from realtime.editions import edition
from realtime.history import NEVER, History
from realtime.scene import read
from tests.factories import World, world
from tests.realtime.conftest import Hall
from tests.realtime.sockets import Socket, in_db, session_of


@pytest.fixture
def hall(transactional_db: None) -> Hall:
    """Convened: the chair may still be another."""
    return Hall(world(state="convened", present=9))


def name_chair(here: World, who: str) -> None:
    invitations.name_chair(attendee=here.attendee(who), by=here.secretary, at=datetime.now(UTC))


def resyncs(socket: Socket) -> int:
    return sum(bool(frame.get("resync")) for frame in socket.frames)


async def test_who_becomes_the_chair_loads_the_chairs_room_and_goes_on_listening(hall: Hall, centre: hub.Hub) -> None:
    async with await hall.socket("hanh") as hers, await hall.socket("khoi") as his, await hall.socket("an") as other:
        await asyncio.gather(hers.at(0), his.at(0), other.at(0))
        await in_db(name_chair, hall.world, "hanh")
        await asyncio.gather(hers.at(1), his.at(1), other.at(1))
        assert (resyncs(hers), resyncs(his), resyncs(other)) == (1, 1, 0)
        await hall.happens(ItemChanged(item="x"))
        await asyncio.gather(hers.at(2), his.at(2), other.at(2))
        assert "lead" in hers.news[-1]["regions"]
        assert "lead" not in his.news[-1]["regions"]
        assert (hers.code, his.code, other.code) == (None, None, None)


async def test_a_page_that_was_made_for_another_audience_loads_again(hall: Hall, centre: hub.Hub) -> None:
    session = await in_db(session_of, hall.world.users["hanh"])
    address = f"/live/{hall.meeting.pk}/?page=room&language=vi&since=0"
    async with (
        Socket(f"{address}&audience=chair", session) as old,
        Socket(f"{address}&audience=member", session) as right,
    ):
        await asyncio.gather(old.at(0), right.at(0))
        assert (resyncs(old), resyncs(right)) == (1, 0)


async def test_who_is_taken_off_the_list_is_closed_before_anybody_is_told_more(
    hall: Hall, centre: hub.Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with await hall.socket("luc") as guest, await hall.socket("khoi") as chair:
        await asyncio.gather(guest.at(0), chair.at(0))
        told = len(guest.frames)
        attendee: Attendee = await in_db(hall.world.attendee, "luc")
        await in_db(lambda: invitations.uninvite(attendee=attendee, by=hall.world.secretary, at=datetime.now(UTC)))
        assert await guest.closed() == admission.FORBIDDEN
        await chair.at(1)
        assert [frame for frame in guest.frames[told:] if "hint" not in frame] == []


async def test_who_asks_for_more_after_being_closed_gets_nothing(hall: Hall, centre: hub.Hub) -> None:
    async with await hall.socket("luc") as guest:
        await guest.at(0)
        room = centre.rooms[hall.meeting.pk]
        (client,) = room.everybody()
        client.close(admission.FORBIDDEN)
        room.remove(client)
        await room.catch_up(client, 0, "")
        assert list(room.everybody()) == []


async def test_a_database_that_fails_while_rights_are_looked_up_lets_nobody_hear_more(
    hall: Hall, centre: hub.Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError("the database is away")

    real = admission.moved
    async with await hall.socket("khoi") as chair, await hall.socket("luc") as guest:
        await asyncio.gather(chair.at(0), guest.at(0))
        monkeypatch.setattr(admission, "moved", fail)
        attendee: Attendee = await in_db(hall.world.attendee, "luc")
        await in_db(lambda: invitations.uninvite(attendee=attendee, by=hall.world.secretary, at=datetime.now(UTC)))
        await asyncio.sleep(0.3)
        assert (chair.seq, guest.seq) == (0, 0)
        monkeypatch.setattr(admission, "moved", real)
        await chair.at(1)
        assert await guest.closed() == admission.FORBIDDEN
        assert guest.seq == 0


async def test_a_database_that_fails_while_news_are_drawn_loses_no_event(
    hall: Hall, centre: hub.Hub, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise OSError("the database is away")

    async with await hall.socket("hanh") as socket:
        await socket.at(0)
        monkeypatch.setattr("realtime.drawing.read", fail)
        await hall.happens(ItemChanged(item="x"))
        await socket.at(1)
        assert "regions" not in socket.news[-1]
        assert {"agenda", "now"} <= set(socket.news[-1]["refresh"])
        monkeypatch.setattr("realtime.drawing.read", read)
        await hall.happens(ItemChanged(item="x"))
        await socket.at(2)
        assert {"agenda", "now"} <= set(socket.news[-1]["regions"])
    assert "nothing could be rendered" in caplog.text


async def test_rights_that_change_without_an_event_count_within_five_seconds(hall: Hall, centre: hub.Hub) -> None:
    async with await hall.socket("thuong", "desk") as desk, await hall.socket("thuong", "screen") as screen:
        await asyncio.gather(desk.at(0), screen.at(0))
        await in_db(lambda: StaffRole.objects.filter(user=hall.world.secretary).delete())
        assert await desk.closed(within=beat.ACCESS + 3) == admission.FORBIDDEN
        assert await screen.closed() == admission.FORBIDDEN


async def test_looking_up_rights_takes_the_same_few_queries_for_any_crowd(hall: Hall) -> None:
    def count(names: list[str]) -> int:
        given = edition(Audience.MEMBER, "room", "vi")
        assert given is not None
        with CaptureQueriesContext(connection) as asked:
            admission.moved(hall.meeting.pk, [(hall.world.users[name].pk, given) for name in names])
        return len(asked)

    assert await in_db(count, ["hanh"]) == await in_db(count, ["hanh", "an", "giao", "dat", "khoi", "thuong"]) == 3


def test_a_page_that_never_can_be_brought_up_to_date_is_told_so() -> None:
    assert History(0).missed(NEVER) is None
    assert History(0).missed(0) == []
