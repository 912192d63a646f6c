"""A whole meeting before open pages: what each shows is what it would show if it were loaded now.

Some pages hear each event through their socket, with all that the hub keeps and shares in between; others ask by
HTTP and only now and then, so that one answer has to bring many events at once.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from functools import partial
from pathlib import Path

import pytest
from pytest_django import Settings

from meetings import journal
from realtime import hub
from tests.factories import World, world
from tests.realtime.browser import Browser, differences
from tests.realtime.course import course, furnish
from tests.realtime.sockets import ORIGIN, Socket, in_db

LIVE = [
    ("khoi", "room"),
    ("hanh", "room"),
    ("en", "room"),
    ("thuong", "room"),
    ("thuong", "desk"),
    ("thuong", "screen"),
]
ASKING = [("an", "room", 5), ("uoc", "room", 3), ("luc", "room", 7), ("cham", "desk", 4), ("cham", "screen", 6)]
LOOK = 6  # after that many steps the pages with a socket are compared


class Page:
    """A browser with its socket."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.socket: Socket | None = None
        self.taken = 0

    async def open(self) -> None:
        """Loads the page if it is for this person, and listens from there on."""
        if self.socket is None:
            await in_db(self.browser.load)
            await self.listen()

    async def listen(self) -> None:
        if self.browser.parts is None:
            return
        path = f"{self.browser.parts.socket}&since={self.browser.parts.since}"
        self.socket = await Socket(path, self.browser.session, ORIGIN).__aenter__()
        self.taken = 0

    async def hear(self, head: int) -> None:
        """Takes in what the socket brings until the page stands at `head`."""
        if self.socket is None:
            return
        await self.socket.at(head, within=20)
        await self.take()

    async def take(self) -> None:
        if self.socket is None:
            return
        frames, self.taken = self.socket.frames[self.taken :], len(self.socket.frames)
        for frame in frames:
            await in_db(self.browser.take, frame)
            if frame.get("resync"):
                await self.close()
                await self.listen()
                break
        if self.socket is not None and self.browser.parts is not None:
            self.socket.say(ack=self.browser.parts.since)

    async def close(self) -> None:
        if self.socket is not None:
            await self.socket.__aexit__()
            self.socket = None


async def same(browser: Browser, more: Callable[[], Awaitable[None]], step: str) -> None:
    """The page shows what a fresh one does. The count of answers is told twice a second and may need `more`."""
    if browser.parts is None:
        return
    found = differences(browser.parts, await in_db(browser.fresh))
    for _ in range(50 if step.endswith(" votes") else 0):
        if found:
            await asyncio.sleep(0.1)
            await more()
            found = differences(browser.parts, await in_db(browser.fresh))
    assert found == {}, (step, browser.who, browser.page)


@pytest.fixture
async def meeting(transactional_db: None, settings: Settings, tmp_path: Path) -> World:
    settings.MEDIA_ROOT = tmp_path

    def make() -> World:
        made = world(state="draft")
        furnish(made)
        return made

    return await in_db(make)


@pytest.fixture
async def live(meeting: World) -> AsyncIterator[list[Page]]:
    centre = hub.here()
    pages = [Page(await in_db(Browser, meeting, who, page)) for who, page in LIVE]
    yield pages
    for page in pages:
        await page.close()
    await centre.close()


@pytest.mark.timeout(600)
async def test_pages_stay_true_through_a_whole_meeting(meeting: World, live: list[Page]) -> None:
    asking = [(await in_db(Browser, meeting, who, page), pace) for who, page, pace in ASKING]
    steps = list(course())
    for number, (step, work) in enumerate(steps, start=1):
        is_last = number == len(steps)
        await arrive(live, [browser for browser, _pace in asking])
        await in_db(work, meeting)
        head = await in_db(journal.head, meeting.meeting.pk)
        await asyncio.gather(*(page.hear(head) for page in live))
        await answered([page.browser for page in live] + [browser for browser, _pace in asking], step)
        for page in live if is_last or number % LOOK == 0 else []:
            await same(page.browser, page.take, step)
        for browser in [one for one, pace in asking if one.parts and (is_last or number % pace == 0)]:
            await in_db(browser.ask)
            await same(browser, partial(in_db, browser.ask), step)
    assert all(browser.parts for browser, _pace in asking)
    assert all(page.socket for page in live)


async def arrive(live: list[Page], asking: list[Browser]) -> None:
    """Everybody for whom their page has become one opens it."""
    for page in live:
        await page.open()
    for browser in asking:
        if browser.parts is None:
            await in_db(browser.load)


async def answered(browsers: list[Browser], step: str) -> None:
    """A page whose own answer is acknowledged fetches its ballot anew."""
    for browser in browsers:
        if browser.parts and step == f"{browser.who} votes":
            await in_db(browser.fetch, ["ballot"])
