"""Sockets that come back with a ticket: no look-ups at the door, soon afterwards one for everybody."""

import asyncio
from datetime import UTC, datetime, timedelta
from unittest import mock
from urllib.parse import quote

import pytest
from django.contrib.sessions.models import Session

from agenda.events import ItemChanged
from meetings.access import Audience
from meetings.models import Attendee
from realtime import admission, hub, tickets
from realtime.beat import Beat
from realtime.editions import Edition, Page
from realtime.models import Show
from tests.realtime.conftest import Hall
from tests.realtime.sockets import Socket, in_db, session_of

MEMBER = Edition(Page.ROOM, Audience.MEMBER, "vi")
AT = datetime(2026, 11, 12, 2, 0, tzinfo=UTC)


class Door:
    """What a person brings: a session, and a ticket for it."""

    def __init__(self, hall: Hall, who: str, edition: Edition = MEMBER, age: timedelta = timedelta()) -> None:
        self.hall, self.user = hall, hall.world.users[who]
        self.session = session_of(self.user)
        self.ticket = admission.ticket(hall.meeting, edition, self.user, self.session, datetime.now(UTC) - age)

    def socket(self, session: str = "", page: str = "room") -> Socket:
        address = f"/live/{self.hall.meeting.pk}/?page={page}&language=vi&since=0&ticket={quote(self.ticket)}"
        return Socket(address, session or self.session)


@pytest.mark.usefixtures("centre")
async def test_a_ticket_lets_in_without_look_ups(hall: Hall) -> None:
    door = await in_db(Door, hall, "hanh")
    with mock.patch("realtime.consumer.admit") as admit:
        async with door.socket() as page:
            await page.at(0)
            await hall.happens()
            await page.at(1)
    assert admit.call_count == 0


@pytest.mark.usefixtures("centre")
@pytest.mark.parametrize("flaw", ["old", "another session", "another meeting", "another purpose", "forged"])
async def test_otherwise_the_session_is_asked(hall: Hall, flaw: str) -> None:
    door = await in_db(Door, hall, "hanh", age=timedelta(hours=5 if flaw == "old" else 0))
    session = await in_db(session_of, door.user) if flaw == "another session" else door.session
    if flaw == "another meeting":
        door.ticket = tickets.issue(admission.PURPOSE, session, door.user, {"m": "x", "t": "0"})
    elif flaw == "another purpose":
        door.ticket = tickets.issue("ballot", session, door.user, {"m": str(hall.meeting.pk), "t": "0"})
    elif flaw == "forged":
        door.ticket = door.ticket[:-2] + "xx"
    with mock.patch("realtime.consumer.admit", wraps=admission.admit) as admit:
        async with door.socket(session) as page:
            await page.at(0)
    assert admit.call_count == 1


async def test_who_signed_out_is_out_at_the_next_look(hall: Hall, centre: hub.Hub) -> None:
    door = await in_db(Door, hall, "hanh")
    async with door.socket() as page:
        await page.at(0)
        await in_db(Session.objects.filter(session_key=door.session).delete)
        await Beat(centre).credentials()
        assert await page.closed() == admission.SIGNED_OUT


async def test_who_lost_their_place_is_out_at_the_next_look(hall: Hall, centre: hub.Hub) -> None:
    door = await in_db(Door, hall, "luc", MEMBER)  # a guest, with a ticket from when he was a member
    async with door.socket() as page:
        await page.at(0)
        await in_db(Attendee.objects.filter(meeting=hall.meeting, user=door.user).delete)
        await Beat(centre).credentials()
        assert await page.closed() == admission.FORBIDDEN


async def test_who_has_another_place_now_loads_the_page_again(hall: Hall, centre: hub.Hub) -> None:
    door = await in_db(Door, hall, "luc", MEMBER)
    async with door.socket() as page:
        await page.at(0)
        await Beat(centre).credentials()
        await page.until(lambda socket: "resync" in socket.frames[-1])
    assert len(page.news) == 2


@pytest.mark.usefixtures("db")
def test_a_ticket_says_the_same_for_an_hour(hall: Hall) -> None:
    user = hall.world.users["hanh"]
    hours = [AT, AT + timedelta(minutes=59), AT + timedelta(minutes=61)]
    first, same, later = (admission.ticket(hall.meeting, MEMBER, user, "key", at) for at in hours)
    assert (first == same, first == later) == (True, False)


@pytest.mark.usefixtures("centre")
async def test_a_screen_is_brought_only_what_it_shows_also_after_a_look_at_everybodys_place(hall: Hall) -> None:
    editions = [Edition(Page.SCREEN, Audience.SCREEN, "vi", shows) for shows in (Show.AGENDA, Show.VOTE)]
    agenda, vote = [await in_db(Door, hall, "thuong", edition) for edition in editions]
    async with agenda.socket(page="screen") as one, vote.socket(page="screen") as other:
        await asyncio.gather(one.at(0), other.at(0))
        await Beat(hub.here()).credentials()
        await hall.happens(ItemChanged(item="x"))
        await asyncio.gather(one.at(1), other.at(1))
        told = [set(socket.news[-1]["regions"]) for socket in (one, other)]
    assert told == [{"stage-agenda"}, {"stage-vote"}]


@pytest.mark.usefixtures("centre")
async def test_without_a_ticket_the_address_says_what_a_screen_shows(hall: Hall) -> None:
    session = await in_db(session_of, hall.world.users["thuong"])
    address = f"/live/{hall.meeting.pk}/?page=screen&language=vi&since=0&shows=people"
    async with Socket(address, session) as screen:
        await screen.at(0)
        await hall.happens(ItemChanged(item="x"))
        await screen.at(1)
        assert set(screen.news[-1]["regions"]) == {"stage-people"}
