"""Ballots by the fast lane: the rules of the plain page, one commit for many, a ticket instead of look-ups."""

import asyncio
from typing import Any
from unittest import mock
from uuid import UUID, uuid4

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import InterfaceError, OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from people.models import User
from realtime import hub, intake
from realtime.credentials import Credentials, revoked
from tests.factories import world
from tests.realtime import lanes
from tests.realtime.conftest import Hall
from tests.realtime.lanes import Answer
from tests.realtime.sockets import in_db, session_of
from tests.voting.factories import make_open
from voting.models import Ballot, BallotChange, Vote
from voting.votes import close_vote

MEMBERS = ["khoi", "hanh", "an", "giao", "dat", "nguyet", "quocan", "don", "nhi", "uoc"]


class Booth:
    """An open vote and, for each member, a session and a ticket."""

    def __init__(self, hall: Hall) -> None:
        self.world = hall.world
        self.vote = make_open(hall.world)
        self.sessions = {name: session_of(self.world.users[name]) for name in [*MEMBERS, "on"]}
        self.tickets = {name: self.ticket(name) for name in self.sessions}

    def ticket(self, name: str) -> str:
        return lanes.ticket(self.world.attendee(name), self.sessions[name])

    async def cast(self, name: str, choice: str = "yes", **more: Any) -> Answer:
        return await lanes.post(self.vote, self.tickets[name], self.sessions[name], choice, **more)


@pytest.fixture
async def booth(hall: Hall, centre: hub.Hub) -> Booth:
    return await in_db(Booth, hall)


def answers(vote: Vote) -> list[tuple[str, str, int]]:
    found = Ballot.objects.filter(elector__vote=vote).order_by("elector__attendee__user__username")
    return list(found.values_list("elector__attendee__user__username", "choice", "revision"))


async def test_a_ballot_is_acknowledged_with_what_is_recorded(booth: Booth) -> None:
    key = uuid4()
    status, body = await booth.cast("hanh", "other", key=key)
    assert status == 200
    recorded = body["recorded"]
    assert (recorded["choice"], recorded["label"], recorded["revision"], recorded["key"]) == (
        "other",
        "Ý kiến khác",
        1,
        str(key),
    )
    assert await in_db(answers, booth.vote) == [("hanh", "other", 1)]


async def test_the_lane_says_what_the_plain_page_says(booth: Booth) -> None:
    key = uuid4()
    by_lane = await booth.cast("hanh", key=key)
    plain = await in_db(by_page, booth, "hanh", {"choice": "yes", "key": str(key), "revision": "0"})
    assert plain == by_lane
    stale = await booth.cast("hanh", "no", revision=0)
    plain = await in_db(by_page, booth, "hanh", {"choice": "no", "key": str(uuid4()), "revision": "0"})
    assert (stale[0], plain) == (409, stale)
    absent = await booth.cast("on")
    plain = await in_db(by_page, booth, "on", {"choice": "yes", "key": str(uuid4()), "revision": "0"})
    assert plain == absent
    assert "chưa điểm danh" in absent[1]["message"]


def by_page(booth: Booth, name: str, sent: dict[str, str]) -> Answer:
    browser = Client(headers={"X-Quiet": "1"})
    browser.force_login(booth.world.users[name], "django.contrib.auth.backends.ModelBackend")
    answer = browser.post(f"/votes/{booth.vote.pk}/ballot/", sent)
    return answer.status_code, answer.json()


async def test_all_at_once_and_twice_make_one_ballot_each(booth: Booth) -> None:
    keys = {name: uuid4() for name in MEMBERS}
    got = await asyncio.gather(*(booth.cast(name, key=keys[name]) for name in MEMBERS * 3))
    assert {status for status, _body in got} == {200}
    assert len(await in_db(answers, booth.vote)) == len(MEMBERS)
    assert await in_db(BallotChange.objects.count) == len(MEMBERS)


async def test_what_comes_during_a_commit_shares_the_next_one(booth: Booth) -> None:
    with mock.patch("realtime.intake.settled", wraps=intake.settled) as settled:
        await asyncio.gather(*(booth.cast(name) for name in MEMBERS))
    sizes = [len(call.args[1]) for call in settled.call_args_list]
    assert (sizes[0] + sum(sizes[1:]), len(sizes) <= 2) == (len(MEMBERS), True)


async def test_the_writers_connection_is_kept_while_others_wait_and_closed_with_the_last(booth: Booth) -> None:
    kept: list[bool] = []

    def settled(vote_id: UUID, work: list[intake.Asked]) -> list[intake.Reply]:
        kept.append(connection.connection is not None)
        return known(vote_id, work)

    known = intake.settled
    with mock.patch("realtime.intake.settled", settled), mock.patch("realtime.intake.TOGETHER", 4):
        assert {status for status, _body in await asyncio.gather(*(booth.cast(name) for name in MEMBERS))} == {200}
        assert (kept[0], set(kept[1:])) == (False, {True})
        await booth.cast("hanh", "no")
    assert kept[-1] is False


async def test_a_connection_on_which_something_failed_is_not_used_again(booth: Booth) -> None:
    kept: list[bool] = []

    def settled(vote_id: UUID, work: list[intake.Asked]) -> list[intake.Reply]:
        kept.append(connection.connection is not None)
        known(vote_id, work)
        raise InterfaceError("the connection is lost")

    known = intake.settled
    with mock.patch("realtime.intake.settled", settled), mock.patch("realtime.intake.TOGETHER", 4):
        assert {status for status, _body in await asyncio.gather(*(booth.cast(name) for name in MEMBERS))} == {503}
    assert set(kept) == {False}


async def test_it_is_acknowledged_only_after_its_commit(booth: Booth) -> None:
    """Whoever has an answer finds their ballot on another connection."""

    async def cast_and_look(name: str) -> bool:
        status, _body = await booth.cast(name)
        return status == 200 and name in {row[0] for row in await in_db(answers, booth.vote)}

    assert await asyncio.gather(*(cast_and_look(name) for name in MEMBERS)) == [True] * len(MEMBERS)


async def test_nothing_counts_when_the_commit_fails(booth: Booth) -> None:
    with mock.patch("voting.batch.Batch.write", side_effect=OperationalError("disk full")):
        status, body = await booth.cast("hanh")
    assert (status, "chưa được ghi nhận" in body["message"]) == (503, True)
    assert await in_db(answers, booth.vote) == []
    assert (await booth.cast("hanh"))[0] == 200


async def test_a_closed_vote_refuses(booth: Booth) -> None:
    await in_db(close_vote, vote=booth.vote, by=booth.world.chair, at=booth.world.at(55))
    status, body = await booth.cast("hanh")
    assert (status, "đã đóng" in body["message"]) == (409, True)


@pytest.mark.parametrize("change", ["signed out", "disabled", "epoch", "password"])
async def test_revoked_credentials_do_not_count(booth: Booth, change: str) -> None:
    await in_db(revoke, booth, "hanh", change)
    (gone, body), (kept, _body) = await asyncio.gather(booth.cast("hanh"), booth.cast("an"))
    assert (gone, "recorded" in body, kept) == (401, False, 200)
    assert await in_db(answers, booth.vote) == [("an", "yes", 1)]


def revoke(booth: Booth, name: str, change: str) -> None:
    user = User.objects.get(pk=booth.world.users[name].pk)
    if change == "signed out":
        Session.objects.filter(session_key=booth.sessions[name]).delete()
    elif change == "disabled":
        user.is_active = False
    elif change == "epoch":
        user.epoch += 1
    else:
        user.set_password("another-long-one")
    user.save()


async def test_a_full_room_is_looked_up_in_two_queries(booth: Booth) -> None:
    def looked_up() -> tuple[set[Credentials], int]:
        given = [Credentials(user.pk, booth.sessions[user.username], user.get_session_auth_hash()) for user in users()]
        with CaptureQueriesContext(connection) as queries:
            return revoked(given), len(queries)

    def users() -> list[User]:
        return list(User.objects.filter(username__in=MEMBERS))

    assert await in_db(looked_up) == (set(), 2)


async def test_a_ticket_holds_for_its_session_alone(booth: Booth) -> None:
    other = booth.sessions["an"]
    assert await lanes.post(booth.vote, booth.tickets["hanh"], other) == (403, {})
    assert await lanes.post(booth.vote, booth.tickets["hanh"] + "x", booth.sessions["hanh"]) == (403, {})
    assert await booth.cast("hanh", origin="https://example.org") == (403, {})
    assert await in_db(answers, booth.vote) == []


async def test_a_ticket_gives_no_vote(booth: Booth) -> None:
    """A vote that was taken back, and one of a meeting in which the attendee does not sit."""
    status, body = await lanes.post(Vote(pk=uuid4()), booth.tickets["hanh"], booth.sessions["hanh"])
    assert (status, "đã được rút" in body["message"]) == (409, True)
    elsewhere = await in_db(lambda: make_open(world("running", 10, code="cong-an")))
    status, body = await lanes.post(elsewhere, booth.tickets["hanh"], booth.sessions["hanh"])
    assert (status, bool(body["message"])) == (403, True)


@pytest.mark.parametrize("body", [b"", b"choice=yes", b"choice=yes&key=1&revision=0", b"\xff", b"x" * 5000])
async def test_a_form_that_is_no_ballot_is_left_to_the_plain_page(booth: Booth, body: bytes) -> None:
    assert await booth.cast("hanh", body=body) == (403, {})


async def test_an_unknown_choice_is_refused_in_words(booth: Booth) -> None:
    status, body = await booth.cast("hanh", "perhaps")
    assert (status, "không có trong phiếu" in body["message"]) == (422, True)


async def test_the_page_carries_the_ticket(booth: Booth) -> None:
    def page() -> str:
        browser = Client()
        browser.cookies[settings.SESSION_COOKIE_NAME] = booth.sessions["hanh"]
        return browser.get(f"/meetings/{booth.world.meeting.pk}/room/").content.decode()

    assert f'data-ballot-ticket="{booth.tickets["hanh"]}"' in await in_db(page)
