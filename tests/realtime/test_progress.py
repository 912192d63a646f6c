"""How many have answered an open vote, and what is recorded for oneself: live without being an event."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from meetings.models import Event
from realtime import hub, progress, throttle
from tests.realtime.conftest import Hall
from tests.realtime.sockets import Socket, in_db
from tests.voting.factories import cast, make_open
from tests.voting.tablets import make_counted
from voting import ballots
from voting.models import Vote
from voting.states import Display
from voting.verification import verify
from voting.votes import close_vote

ELECTORS = ("khoi", "hanh", "an", "giao", "dat")


async def nothing() -> None:
    """Stands in for a duty of the beat."""


async def opened(hall: Hall, display: str = Display.TOTALS) -> Vote:
    return await in_db(make_open, hall.world, 2, display)


async def answer(hall: Hall, vote: Vote, *names: str, choice: str = "yes") -> None:
    for name in names:
        await in_db(cast, hall.world, vote, name, choice)


def brings(region: str, words: str) -> Callable[[Socket], bool]:
    """Whether the last copy of a region that the page got without an event holds these words."""

    def found(socket: Socket) -> bool:
        parts = [frame["regions"][region] for frame in unnumbered(socket) if region in frame.get("regions", {})]
        return bool(parts) and words in parts[-1]

    return found


def unnumbered(socket: Socket) -> list[dict[str, Any]]:
    return [frame for frame in socket.frames if "seq" not in frame]


def fetches(socket: Socket) -> list[str]:
    return [name for frame in unnumbered(socket) for name in frame.get("refresh", {})]


@pytest.mark.parametrize(("display", "told"), [(Display.TOTALS, True), (Display.NAMES, True), (Display.AFTER, False)])
async def test_the_count_reaches_every_page_and_the_tally_those_whom_the_vote_shows_it(
    hall: Hall, centre: hub.Hub, display: str, told: bool
) -> None:
    vote = await opened(hall, display)
    events = await hall.head()
    async with (
        await hall.socket("thuong", "screen") as screen,
        await hall.socket("thuong", "desk") as desk,
        await hall.socket("khoi") as chair,
        await hall.socket("hanh") as member,
        await hall.socket("en") as guest,
    ):
        await asyncio.gather(*(one.at(events) for one in (screen, desk, chair, member, guest)))
        await answer(hall, vote, "khoi", "hanh")
        await screen.until(brings("stage", "2/10"))
        await desk.until(brings("desk-lead", "2/10"))
        await chair.until(brings("lead", "2/10"))
        await member.until(brings("result", "2/10"))
        await guest.until(lambda socket: "result" in fetches(socket))
        assert [brings("stage", "tally")(screen), brings("result", "tally")(member)] == [told, told]
        assert brings("lead", "tally")(chair)
        assert all("regions" not in frame for frame in guest.frames)
    assert await in_db(Event.objects.filter(meeting=hall.meeting).count) == events


async def test_how_many_tablets_have_checked_a_secret_vote_counts_up_on_open_pages(hall: Hall, centre: hub.Hub) -> None:
    vote = await in_db(make_counted, hall.world)
    events = await hall.head()

    def check(name: str, well: bool) -> None:
        verify(vote=vote, attendee=hall.world.attendee(name), well=well, by=hall.world.users[name])

    async with await hall.socket("thuong", "desk") as desk, await hall.socket("hanh") as member:
        await asyncio.gather(desk.at(events), member.at(events))
        await in_db(check, "an", True)
        await desk.until(brings("desk-votes", "1/5"))
        await member.until(brings("result", "1/5"))
        await in_db(check, "an", False)  # an alarm after all
        await desk.until(brings("desk-votes", "1 thiết bị báo kết quả không khớp"))
    assert await in_db(Event.objects.filter(meeting=hall.meeting).count) == events


async def test_a_page_that_comes_during_a_vote_is_told_the_count(hall: Hall, centre: hub.Hub) -> None:
    vote = await opened(hall)
    events = await hall.head()
    async with await hall.socket("khoi") as first:
        await first.at(events)
        await answer(hall, vote, "khoi")
        await first.until(brings("lead", "1/10"))
        async with await hall.socket("hanh", since=events - 1) as second:
            await second.until(brings("result", "1/10"))


async def test_a_page_without_a_socket_is_told_the_count(hall: Hall, centre: hub.Hub) -> None:
    vote = await opened(hall)
    async with await hall.socket("khoi") as chair:
        await answer(hall, vote, "khoi")
        await chair.until(brings("lead", "1/10"))
        (edition,) = [one for one, group in centre.rooms[hall.meeting.pk].clients.items() if group]
        assert "1/10" in await centre.frame(hall.meeting.pk, edition, await hall.head())
        await answer(hall, vote, "hanh")
        await chair.until(brings("lead", "2/10"))
        assert "2/10" in await centre.frame(hall.meeting.pk, edition, await hall.head())
        assert "2/10" in await centre.frame(hall.meeting.pk, edition, await hall.head() - 1)


async def test_a_count_that_nobody_announced_comes_with_the_beat(hall: Hall, centre: hub.Hub) -> None:
    vote = await opened(hall)
    async with await hall.socket("hanh") as member:
        await member.at(await hall.head())
        ballots.cast.disconnect(dispatch_uid="realtime.hub")
        try:
            await answer(hall, vote, "an")
            await member.until(brings("result", "1/10"), within=3)
        finally:
            ballots.cast.connect(hub.answered, dispatch_uid="realtime.hub")


async def test_a_changed_answer_is_counted_anew(hall: Hall, centre: hub.Hub) -> None:
    vote = await opened(hall)
    async with await hall.socket("khoi") as chair:
        await chair.at(await hall.head())
        await answer(hall, vote, "an")
        await chair.until(brings("lead", "Tán thành"))
        before = len(unnumbered(chair))
        await answer(hall, vote, "an", choice="no")
        await chair.until(lambda socket: len(unnumbered(socket)) > before)


async def test_after_the_closing_no_count_comes_any_more(hall: Hall, centre: hub.Hub) -> None:
    vote = await opened(hall)
    async with await hall.socket("hanh") as member:
        await answer(hall, vote, "hanh", "an")
        await member.until(brings("result", "2/10"))
        await in_db(lambda: close_vote(vote=vote, by=hall.world.chair, at=hall.world.at(55)))
        head = await hall.head()
        await member.at(head)
        await asyncio.sleep(1.2)
        assert member.frames[-1].get("seq", head) == head
        assert all("regions" not in frame for frame in member.frames[member.frames.index(member.news[-1]) + 1 :])


async def test_many_ballots_are_counted_twice_a_second(
    hall: Hall, centre: hub.Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Any] = []
    real = progress.answers

    def counted(meetings: Any) -> Any:
        asked.append(list(meetings))
        return real(meetings)

    async with await hall.socket() as socket:
        await socket.at(0)
        monkeypatch.setattr(centre.progress, "beat", nothing)  # the throttle alone
        monkeypatch.setattr(progress, "answers", counted)
        began = centre.loop.time()
        for _ in range(50):
            centre.progress.changed(hall.meeting.pk)
            await asyncio.sleep(0.005)
        await asyncio.sleep(2 * throttle.INTERVAL)
        took = centre.loop.time() - began
    assert 2 <= len(asked) <= took / throttle.INTERVAL + 1


async def test_an_answer_shows_on_the_persons_other_device_and_on_nobody_elses(hall: Hall, centre: hub.Hub) -> None:
    vote = await opened(hall)
    head = await hall.head()
    async with (
        await hall.socket("hanh") as tablet,
        await hall.socket("hanh") as phone,
        await hall.socket("an") as other,
    ):
        await asyncio.gather(*(one.at(head) for one in (tablet, phone, other)))
        await answer(hall, vote, "hanh")
        await tablet.until(lambda socket: fetches(socket) == ["ballot"])
        await phone.until(lambda socket: fetches(socket) == ["ballot"])
        await answer(hall, vote, "an")
        await tablet.until(brings("result", "2/10"))
        await answer(hall, vote, "hanh", choice="no")
        await phone.until(lambda socket: fetches(socket) == ["ballot", "ballot"])
        assert fetches(other) == []
