"""Who may open a socket, from where, and for how long."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client

from meetings import invitations
from meetings.models import Attendee
from people.models import StaffRole, User
from realtime import beat, frames, hub
from tests.factories import PASSWORD
from tests.realtime.conftest import Hall
from tests.realtime.sockets import ORIGIN, Socket, in_db, session_of


async def test_a_socket_from_elsewhere_is_refused_in_the_handshake(hall: Hall, centre: hub.Hub) -> None:
    session = await in_db(session_of, hall.world.chair)
    for origin in (None, "null", "http://evil.example", "https://testserver.evil.example", "testserver"):
        async with Socket(f"/live/{hall.meeting.pk}/?page=room", session, origin) as socket:
            assert await socket.closed() == 4403, origin
            assert socket.accepted is False
            assert socket.frames == []


async def test_a_trusted_origin_is_accepted(hall: Hall, centre: hub.Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "CSRF_TRUSTED_ORIGINS", ["https://hop.example"])
    session = await in_db(session_of, hall.world.chair)
    async with Socket(f"/live/{hall.meeting.pk}/?page=room", session, "https://hop.example") as socket:
        await socket.at(0)


async def test_plain_http_is_refused_where_only_tls_is_served(
    hall: Hall, centre: hub.Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "SECURE", True)
    session = await in_db(session_of, hall.world.chair)
    async with Socket(f"/live/{hall.meeting.pk}/?page=room", session, ORIGIN) as socket:
        assert await socket.closed() == 4403


async def test_nobody_signed_in_is_4401(hall: Hall, centre: hub.Hub) -> None:
    for session in ("", "nonsense"):
        async with Socket(f"/live/{hall.meeting.pk}/?page=room", session) as socket:
            assert await socket.closed() == 4401
            assert socket.frames == []


REFUSED = [
    ("stranger", "room", 4404),
    ("stranger", "desk", 4404),
    ("hanh", "desk", 4403),
    ("hanh", "screen", 4403),
    ("khoi", "desk", 4403),
    ("luc", "desk", 4403),
    ("luc", "screen", 4403),
    ("hanh", "nonsense", 4403),
]


async def test_a_page_that_is_not_for_the_person_is_refused(hall: Hall, centre: hub.Hub) -> None:
    for who, page, code in REFUSED:
        async with await hall.socket(who, page) as socket:
            assert await socket.closed() == code, (who, page)
            assert socket.frames == []


async def test_another_meeting_does_not_exist(hall: Hall, centre: hub.Hub) -> None:
    session = await in_db(session_of, hall.world.chair)
    async with Socket("/live/00000000-0000-4000-8000-000000000000/?page=room", session) as socket:
        assert await socket.closed() == 4404


async def test_another_address_is_refused(hall: Hall, centre: hub.Hub) -> None:
    async with Socket("/live/", "") as socket:
        assert await socket.closed() == 4404
        assert socket.accepted is False


async def test_the_first_word_is_the_servers_time_and_build(hall: Hall, centre: hub.Hub) -> None:
    async with await hall.socket() as socket:
        await socket.at(0)
        greeting = socket.frames[0]
        assert greeting["build"] == settings.BUILD
        assert abs((datetime.now(UTC) - datetime.fromisoformat(greeting["now"])).total_seconds()) < 5
        assert greeting["pace"] == 1000


def test_the_pace_of_coming_back_grows_with_the_room() -> None:
    assert '"pace":10000' in frames.hello(now="", build="", crowd=2000)
    assert [frames.pace(crowd) for crowd in (1, 125, 1000, 1200, 1800, 5000)] == [1000, 1000, 8000, 9000, 9000, 25000]
    assert '"spread":10000' in frames.resync(1, crowd=2000)


def _sign_out(user: User, key: str) -> None:
    Session.objects.filter(session_key=key).delete()


def _raise_epoch(user: User, key: str) -> None:
    user.epoch += 1
    user.save(update_fields=["epoch"])


def _disable(user: User, key: str) -> None:
    user.is_active = False
    user.save(update_fields=["is_active"])


def _new_password(user: User, key: str) -> None:
    user.set_password("mot-mat-khau-khac")
    user.save(update_fields=["password"])


@pytest.mark.parametrize("revoke", [_sign_out, _raise_epoch, _disable, _new_password])
async def test_a_revoked_session_ends_its_sockets_and_no_others(
    hall: Hall, centre: hub.Hub, revoke: Callable[[User, str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    user = hall.world.users["hanh"]
    key = await in_db(session_of, user)
    duties = beat.Beat(centre)
    async with (
        Socket(f"/live/{hall.meeting.pk}/?page=room&since=0", key) as socket,
        await hall.socket("khoi") as other,
    ):
        await asyncio.gather(socket.at(0), other.at(0))
        await duties.credentials()
        assert socket.code is None
        await in_db(revoke, user, key)
        await duties.credentials()
        assert await socket.closed() == 4401
        assert other.code is None
    assert beat.CREDENTIALS <= 5


async def test_signing_in_with_an_old_epoch_is_4401(hall: Hall, centre: hub.Hub) -> None:
    user = hall.world.users["hanh"]

    def sign_in() -> str:
        client = Client()
        client.post("/sign-in/", {"username": user.username, "password": PASSWORD})
        return client.cookies[settings.SESSION_COOKIE_NAME].value

    key = await in_db(sign_in)
    await in_db(_raise_epoch, user, key)
    async with Socket(f"/live/{hall.meeting.pk}/?page=room", key) as socket:
        assert await socket.closed() == 4401


async def test_a_guest_who_is_taken_off_the_list_hears_no_more(hall: Hall, centre: hub.Hub) -> None:
    async with await hall.socket("luc") as socket, await hall.socket("khoi") as other:
        await asyncio.gather(socket.at(0), other.at(0))
        attendee = hall.world.attendee
        guest: Attendee = await in_db(attendee, "luc")
        await in_db(lambda: invitations.uninvite(attendee=guest, by=hall.world.secretary, at=datetime.now(UTC)))
        assert await socket.closed() == 4403
        await other.at(1)


async def test_a_post_that_ends_without_an_event_is_noticed_by_the_beat(hall: Hall, centre: hub.Hub) -> None:
    duties = beat.Beat(centre)
    async with await hall.socket("thuong", "desk") as socket:
        await socket.at(0)
        await duties.access()
        assert socket.code is None
        await in_db(lambda: StaffRole.objects.filter(user=hall.world.secretary).delete())
        await duties.access()
        assert await socket.closed() == 4403


async def test_a_page_that_floods_is_closed(hall: Hall, centre: hub.Hub) -> None:
    async with await hall.socket() as socket:
        await socket.at(0)
        for _ in range(60):
            socket.say(ack=0)
        assert await socket.closed() == 4029


async def test_nonsense_from_a_page_changes_nothing(hall: Hall, centre: hub.Hub) -> None:
    async with await hall.socket() as socket:
        await socket.at(0)
        socket._in.put_nowait({"type": "websocket.receive", "text": "{not json"})
        socket._in.put_nowait({"type": "websocket.receive", "bytes": b"\x00"})
        socket.say(since=-1, ack="x")
        socket.say(since=True)
        socket._in.put_nowait({"type": "websocket.receive", "text": "[1]"})
        await hall.happens()
        await socket.at(1)
        assert socket.code is None


async def test_a_page_that_answers_no_ping_is_closed(
    hall: Hall, centre: hub.Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    duties = beat.Beat(centre)
    async with await hall.socket() as silent, await hall.socket("hanh") as talking:
        await asyncio.gather(silent.at(0), talking.at(0))
        await duties.pings()
        await silent.until(lambda socket: "ping" in socket.frames[-1])
        assert silent.frames[-1]["ping"] == 0
        monkeypatch.setattr(beat, "SILENCE", 0.05)
        await asyncio.sleep(0.1)
        talking.say(ack=0)
        await asyncio.sleep(0.02)
        await duties.pings()
        assert await silent.closed() == 4008
        assert talking.code is None
