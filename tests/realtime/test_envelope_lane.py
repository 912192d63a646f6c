"""Envelopes of a secret vote by the fast lane: what the plain view says, one commit for many, signed after it."""

import asyncio
import logging
from unittest import mock
from uuid import uuid4

import pytest
from django.contrib.sessions.models import Session
from django.db import OperationalError
from django.test import Client

from realtime import hub, intake
from tests.factories import World, world
from tests.realtime import lanes
from tests.realtime.conftest import Hall
from tests.realtime.lanes import Answer
from tests.realtime.sockets import in_db, session_of
from tests.voting.factories import make_open
from tests.voting.tablets import Tablet, make_box
from voting import custody
from voting.envelopes import Deposit, Sealed
from voting.models import Ballot, Envelope, Participation, Vote
from voting.unsealing import open_box
from voting.votes import close_vote

MEMBERS = ["khoi", "hanh", "an", "giao", "dat", "nguyet", "quocan", "don", "nhi", "uoc"]


class Box:
    """An open secret vote and, for each member, a session, a ticket and a sealed answer."""

    def __init__(self, hall: Hall) -> None:
        self.world = hall.world
        self.vote = make_box(hall.world)
        self.sessions = {name: session_of(self.world.users[name]) for name in [*MEMBERS, "on"]}
        self.tickets = {
            name: lanes.ticket(self.world.attendee(name), session) for name, session in self.sessions.items()
        }
        self.tablets = {name: Tablet(self.vote, "no" if name == "an" else "yes") for name in self.sessions}

    async def put(self, name: str, tablet: Tablet | None = None, body: bytes | None = None) -> Answer:
        mine = tablet or self.tablets[name]
        sent = Sealed(mine.id, mine.content)
        return await lanes.put(self.vote, self.tickets[name], self.sessions[name], sent, body=body)

    def is_signed(self, name: str, answer: Answer) -> bool:
        status, body = answer
        return status == 200 and self.tablets[name].believes(bytes.fromhex(body["ack"]))


@pytest.fixture
async def box(hall: Hall, centre: hub.Hub) -> Box:
    return await in_db(Box, hall)


def held(vote: Vote) -> tuple[int, int]:
    return Envelope.objects.filter(vote=vote).count(), Participation.objects.filter(vote=vote).count()


def by_page(box: Box, name: str, tablet: Tablet) -> Answer:
    browser = Client(headers={"X-Quiet": "1"})
    browser.force_login(box.world.users[name], "django.contrib.auth.backends.ModelBackend")
    sent = {"id": str(tablet.id), "sealed": tablet.content.hex()}
    answer = browser.post(f"/votes/{box.vote.pk}/envelope/", sent)
    return answer.status_code, answer.json()


async def test_an_envelope_is_signed_for(box: Box) -> None:
    assert box.is_signed("hanh", await box.put("hanh"))
    assert await in_db(held, box.vote) == (1, 1)
    assert await in_db(Ballot.objects.count) == 0


async def test_the_lane_says_what_the_plain_view_says(box: Box) -> None:
    other = await in_db(Tablet, box.vote, "no")
    late = await in_db(Tablet, box.vote)
    cases: list[tuple[str, Tablet]] = [
        ("hanh", box.tablets["hanh"]),  # the first time, and again
        ("hanh", other),  # another envelope of the same person
        ("giao", box.tablets["hanh"]),  # what another one sent
        ("on", late),  # not in the room
        ("dat", Tablet(box.vote, content=b"x" * 592)),
    ]
    for name, tablet in cases:
        by_lane = await box.put(name, tablet)
        assert await in_db(by_page, box, name, tablet) == by_lane, name
    assert await in_db(held, box.vote) == (1, 1)
    await in_db(close_vote, vote=box.vote, by=box.world.chair, at=box.world.at(55))
    for name, tablet in (("hanh", box.tablets["hanh"]), ("giao", late)):
        by_lane = await box.put(name, tablet)
        assert await in_db(by_page, box, name, tablet) == by_lane
    assert (await box.put("giao", late))[0] == 423
    await in_db(open_box, vote=box.vote, by=box.world.chair, at=box.world.at(56))
    assert await box.put("hanh") == await in_db(by_page, box, "hanh", box.tablets["hanh"])
    assert (await box.put("hanh"))[0] == 410


async def test_all_at_once_and_twice_make_one_envelope_each(box: Box) -> None:
    names = MEMBERS * 3
    with mock.patch("realtime.intake.settled", wraps=intake.settled) as settled:
        got = await asyncio.gather(*(box.put(name) for name in names))
    assert all(box.is_signed(name, answer) for name, answer in zip(names, got, strict=True))
    assert await in_db(held, box.vote) == (len(MEMBERS), len(MEMBERS))
    assert settled.call_count <= 2  # what comes during a commit shares the next one


async def test_it_is_signed_only_after_its_commit(box: Box) -> None:
    """Whoever has a signature finds their envelope on another connection."""

    async def put_and_look(name: str) -> bool:
        answer = await box.put(name)
        return box.is_signed(name, answer) and await in_db(Envelope.objects.filter(pk=box.tablets[name].id).exists)

    assert await asyncio.gather(*(put_and_look(name) for name in MEMBERS)) == [True] * len(MEMBERS)


async def test_nothing_is_signed_when_the_commit_fails(box: Box) -> None:
    with mock.patch("voting.drop.Drop.write", side_effect=OperationalError("disk full")):
        status, body = await box.put("hanh")
    assert (status, "ack" in body) == (503, False)
    assert await in_db(held, box.vote) == (0, 0)
    assert box.is_signed("hanh", await box.put("hanh"))


async def test_two_kinds_of_vote_do_not_meet(box: Box) -> None:
    """A ballot for the secret vote and an envelope for one by name, at the same moment as a good envelope."""
    named = await in_db(lambda: make_open(world("running", 10, code="cong-an")))
    good, ballot, astray = await asyncio.gather(
        box.put("hanh"),
        lanes.post(box.vote, box.tickets["an"], box.sessions["an"]),
        lanes.put(named, box.tickets["giao"], box.sessions["giao"], Sealed(uuid4(), box.tablets["giao"].content)),
    )
    assert box.is_signed("hanh", good)
    assert (ballot[0], "niêm phong trên máy" in ballot[1]["message"]) == (422, True)
    assert (astray[0], "biểu quyết công khai" in astray[1]["message"]) == (422, True)
    assert await in_db(held, box.vote) == (1, 1)


async def test_who_signed_out_is_told_so_and_not_counted(box: Box) -> None:
    await in_db(Session.objects.filter(session_key=box.sessions["hanh"]).delete)
    (gone, body), kept = await asyncio.gather(box.put("hanh"), box.put("an"))
    assert (gone, "ack" in body, box.is_signed("an", kept)) == (401, False, True)
    assert await in_db(held, box.vote) == (1, 1)


async def test_without_the_keys_it_is_503(box: Box) -> None:
    await in_db(custody.destroy, box.vote.pk)
    status, body = await box.put("hanh")
    assert (status, "chưa được ghi nhận" in body["message"]) == (503, True)


async def test_a_question_that_was_taken_back(box: Box) -> None:
    gone = Vote(pk=uuid4())
    mine = Sealed(uuid4(), box.tablets["hanh"].content)
    status, body = await lanes.put(gone, box.tickets["hanh"], box.sessions["hanh"], mine)
    assert (status, "đã được rút" in body["message"]) == (409, True)


@pytest.mark.parametrize("form", ["", "id={id}", "id=1&sealed={hex}", "id={id}&sealed=zz", "id={id}&sealed={HEX}"])
async def test_a_form_that_is_no_envelope_is_left_to_the_plain_view(box: Box, form: str) -> None:
    mine = box.tablets["hanh"]
    body = form.format(id=mine.id, hex=mine.content.hex(), HEX=mine.content.hex().upper()).encode()
    assert await box.put("hanh", body=body) == (403, {})
    assert await in_db(held, box.vote) == (0, 0)


async def test_every_request_and_every_answer_is_as_long_as_any_other(box: Box) -> None:
    answers = [await box.put(name) for name in MEMBERS]
    assert len({len(lanes.form(Sealed(one.id, one.content))) for one in box.tablets.values()}) == 1
    assert len({len(body["ack"]) for _status, body in answers}) == 1


async def test_no_line_tells_anything(box: Box, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        await box.put("hanh")
        with mock.patch("voting.drop.Drop.write", side_effect=OperationalError("disk full")):
            await box.put("an")
        await box.put("giao", box.tablets["hanh"])
    lines = "\n".join(f"{one.getMessage()} {one.exc_text or ''}" for one in caplog.records)
    assert "sent a second time" in lines
    secrets = [word for name in ("hanh", "an") for word in await in_db(told_by, box, name)]
    assert [one for one in secrets if one in lines] == []
    mine = box.tablets["hanh"]
    assert repr(mine.content)[:40] not in repr(Deposit(uuid4(), uuid4(), Sealed(mine.id, mine.content)))


def told_by(box: Box, name: str) -> list[str]:
    mine = box.tablets[name]
    seat = str(box.world.users[name].attendances.get(meeting=box.world.meeting).pk)
    return [str(mine.id), mine.id.hex, mine.content.hex()[:64], seat, box.tickets[name]]


def test_the_ticket_is_the_one_of_the_page(running: World) -> None:
    """A page has one ticket for both kinds of votes of its meeting."""
    make_box(running)
    browser = Client()
    browser.force_login(running.users["hanh"])
    page = browser.get(f"/meetings/{running.meeting.pk}/room/").content.decode()
    assert page.count("data-ballot-ticket=") == 1
    assert f"/votes/{Vote.objects.get().pk}/envelope/" in page
