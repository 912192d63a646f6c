"""A tablet in somebody's hands: it comes in, follows, reads, votes."""

import asyncio
import random
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from realtime.rehearsal.ballot import Ballot
from realtime.rehearsal.ear import Ear, Place, Refresh
from realtime.rehearsal.line import Answer, Browser, Line, Lost
from realtime.rehearsal.marks import links, mark
from realtime.rehearsal.measures import Measures

SETTLES: Final = 5.0  # seconds after which a page asks again for parts that it could not fetch
TRIES: Final = 5
PAPER: Final = r"/papers/[0-9a-f-]{36}/"
WIDTH: Final = 1200


class Refused(Exception):
    """The server did not do what everybody may ask of it; the text says what."""


class Tablet:
    """One person with one live page. `parts` holds what the page has for itself, `fetches` counts its requests for it.

    `arrived(tablet, seq)` is called with every number that its page reaches.
    """

    def __init__(
        self,
        browser: Browser,
        meeting: str,
        measures: Measures,
        arrived: Callable[["Tablet", int], None] = lambda _tablet, _seq: None,
        page: str = "room",
    ) -> None:
        self.browser = browser
        self.meeting = meeting  # the address of its page, with a slash at the end
        self.measures = measures
        self.lines = (Line(browser), Line(browser))  # a browser has six for a site
        self.ear: Ear | None = None
        self.user = ""
        self.parts: dict[str, str] = {}
        self.fetches = 0
        self.ballots: dict[str, Ballot] = {}
        self._arrived, self._page = arrived, page
        self._regions = self._ticket = ""
        self._due: set[str] = set()
        self._fetching: asyncio.Task[None] | None = None
        self._changed = asyncio.Event()

    @property
    def seq(self) -> int:
        return self.ear.seq if self.ear else -1

    async def leave(self) -> None:
        """Closes the page."""
        if self._fetching:
            self._fetching.cancel()
            with suppress(asyncio.CancelledError):
                await self._fetching
        if self.ear:
            await self.ear.stop()
        for line in self.lines:
            line.close()

    async def get(self, path: str) -> Answer:
        """A page that there must be. Tries again when the server is away, as a person does. Raises `Refused`."""
        for wait in (0.5, 1.0, 2.0, 4.0, 8.0, 0.0):
            answer = None
            with suppress(Lost):
                answer = await self.lines[0].get(path, patience=60)
            if answer is not None and answer.status < 500:
                break
            await asyncio.sleep(wait)
        if answer is None or answer.status not in (200, 302):
            raise Refused(f"GET {path} gave {answer.status if answer else 'no answer'}")
        return answer

    async def sign_in(self, username: str, password: str) -> None:
        """By name and password. Raises `Refused`, `Lost`."""
        await self.get("/sign-in/")
        fields = f"username={username}&password={password}"
        with self.measures.timed("sign_in"):
            answer = await self.lines[0].post("/sign-in/", fields)
        if answer.status != 302:
            raise Refused(f"{username} could not sign in: {answer.status}")

    async def check_in(self, code: str) -> None:
        """Opens the code of the screen at the door and taps once. Raises `Refused`, `Lost`."""
        entry = await self.get(f"{self.meeting}gate/{code}/")
        await self.get(entry.headers.get("location", ""))
        with self.measures.timed("check_in"):
            answer = await self.lines[0].post(f"{self.meeting}check-in/", "next=/")
        if answer.status != 200:
            raise Refused(f"the check-in gave {answer.status} {answer.data.get('message', '')}")

    async def sit_down(self) -> None:
        """Opens the live page and listens. Raises `Refused`."""
        with self.measures.timed("room"):
            page = (await self.get(f"{self.meeting}{self._page}/")).text
        place = Place(mark(page, "data-socket"), mark(page, "data-poll"), int(mark(page, "data-since") or 0))
        if not place.socket:
            raise Refused("the page of the room says nothing of a socket")
        self._regions, self.user = mark(page, "data-regions"), mark(page, "data-user")
        self._ticket = mark(page, "data-ballot-ticket")
        self.ear = Ear(
            self.browser,
            place,
            news=lambda seq: self._arrived(self, seq),
            old=self._old,
            brought=self._brought,
            renew=self._renew,
            back=lambda seconds: self.measures.note("reconnect", seconds),
        )
        self.ear.start()

    async def read(self, paper: str, pages: int) -> None:
        """Opens a paper and turns its first pages. Raises `Refused`."""
        with self.measures.timed("first_page"):
            reader = (await self.get(paper)).text
            images = mark(reader, "data-pages-url")
            await self.get(f"{images}1.webp?w={WIDTH}")
        last = int(mark(reader, "data-pages") or pages)
        for number in range(2, min(pages, last) + 1):
            with self.measures.timed("next_page"):
                await self.get(f"{images}{number}.webp?w={WIDTH}")

    async def papers(self) -> list[str]:
        """The addresses of the papers that the meeting's page offers to this person."""
        return links((await self.get(self.meeting)).text, PAPER)

    async def ballot(self, vote: str, patience: float) -> Ballot | None:
        """Waits until the page shows a ballot for this vote; None if it does not come to it."""
        with suppress(TimeoutError):
            async with asyncio.timeout(patience):
                while not (found := Ballot.on(vote, self.parts.get("ballot", ""), self._ticket)):
                    self._changed.clear()
                    await self._changed.wait()
                return self.ballots.setdefault(vote, found)
        return None

    def _brought(self, parts: dict[str, str]) -> None:
        self.parts.update(parts)
        self._changed.set()

    def _old(self, refresh: Refresh, spread: float) -> None:
        names = [name for name, users in refresh.items() if users is None or self.user in users]
        self._due.update(names)
        if self._due and (self._fetching is None or self._fetching.done()):
            self._fetching = asyncio.create_task(self._fetch(random.random() * spread))  # noqa: S311 - no secret

    def _renew(self, spread: float) -> None:
        """News are not enough: the page loads again; here all of its own parts do."""
        self._old(dict.fromkeys(("notice", "check-in", "ballot", "turn", "papers")), spread)

    async def _fetch(self, wait: float) -> None:
        """One request for all that became old while the page waited for its turn; again until it comes."""
        await asyncio.sleep(wait)
        tries = 0
        while self._due:
            names, self._due = self._due, set()
            began = time.monotonic()
            try:
                answer = await self.lines[1].get(f"{self._regions}&names={','.join(sorted(names))}")
            except Lost:
                answer = None
            if answer is not None and answer.status == 200:
                self.measures.note("parts", time.monotonic() - began)
                self.fetches += 1
                self.parts.update(answer.data)
                self._changed.set()
            elif answer is None or answer.status >= 500:
                self._due |= names
                longest = 2.0**tries if tries < TRIES else SETTLES
                await asyncio.sleep(random.random() * longest)  # noqa: S311
                tries += 1
