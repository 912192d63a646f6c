"""How a page hears the news: by a socket that comes back by itself, by asking when there can be none.

The waits are those of realtime/static/realtime/js/connection.js.
"""

import asyncio
import json
import random
import re
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final

from realtime.rehearsal import wire
from realtime.rehearsal.line import Browser, Line, Lost
from realtime.rehearsal.socket import Socket

PATIENCE: Final = 4.0  # seconds without a socket: ask by HTTP
POLL: Final = 2.0
LONGEST: Final = 30.0  # between two attempts
BLOCKED: Final = 60.0  # the same where a socket has never worked
ANSWERED: Final = 8  # frames
FATAL: Final = {4401, 4403, 4404}
STANDS: Final = re.compile(rb'\{"seq":(\d+)(?:,"from":(\d+))?')
REFRESH: Final = b'"refresh":{'
BALLOT: Final = b'"ballot":"'  # the part as news bring it; it cannot stand in a text, whose quotes are escaped

Refresh = dict[str, list[str] | None]


@dataclass(frozen=True)
class Place:
    """Where the page of a meeting hears the news: what its mark says."""

    socket: str
    poll: str
    since: int


class Ear:
    """`seq` is the number of the journal at which the page stands.

    `news(seq)` is called when it rises, `old(refresh, spread)` with the parts that the page must fetch for itself
    and over how many seconds, `brought(parts)` with parts that came along, `renew(spread)` when news are not enough,
    `back(seconds)` after a break.
    """

    def __init__(
        self,
        browser: Browser,
        place: Place,
        *,
        news: Callable[[int], None],
        old: Callable[[Refresh, float], None],
        brought: Callable[[dict[str, str]], None],
        renew: Callable[[float], None],
        back: Callable[[float], None],
        reads: bool = True,
    ) -> None:
        self.seq = place.since
        self.pace = 1.0
        self.works = self.polls = self.refused = False
        self.breaks = 0
        self._browser, self._place, self._reads = browser, place, reads
        self._news, self._old, self._renew, self._back = news, old, renew, back
        self._brought = brought
        self._line = Line(browser)
        self._socket: Socket | None = None
        self._heard_at = self._lost_at = 0.0
        self._failures = self._unanswered = 0
        self._hurry = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []

    @property
    def is_live(self) -> bool:
        """Whether the news come through a socket that has said something."""
        return self._socket is not None and self._socket.is_open and self._failures == 0 and self.works

    def start(self) -> None:
        self._heard_at = time.monotonic()
        self._tasks = [asyncio.create_task(self._listen()), asyncio.create_task(self._poll())]

    async def stop(self) -> None:
        for task in self._tasks:
            task.cancel()
        for task in self._tasks:
            with suppress(asyncio.CancelledError):
                await task
        self.drop()
        self._line.close()

    def drop(self) -> None:
        """The network is gone, without a word."""
        if self._socket is not None:
            self._socket.drop()

    async def _listen(self) -> None:
        while not self.refused:
            code = await self._one_socket()
            self._socket = None
            self._lost_at = self._lost_at or time.monotonic()
            self.breaks += 1
            self.refused = code in FATAL
            self._failures += 1
            self._hurry.clear()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._hurry.wait(), self._delay())

    async def _one_socket(self) -> int:
        """Opens a socket and gives the code with which it ended."""
        browser = self._browser
        request = wire.upgrade(browser.site, f"{self._place.socket}&since={self.seq}", browser.cookie)
        try:
            _transport, made = await asyncio.get_running_loop().create_connection(
                lambda: Socket(request, self._received, self._reads), browser.host, browser.port
            )
        except OSError:
            return 0
        self._socket = made
        return await made.ended

    def _delay(self) -> float:
        if self.polls:
            return (LONGEST if self.works else BLOCKED) * (0.5 + random.random())  # noqa: S311 - no secret
        return random.random() * min(LONGEST, self.pace * 2.0 ** (self._failures - 1))  # noqa: S311

    async def _poll(self) -> None:
        """Asks by HTTP while there has been no socket for some time."""
        unreached = False
        while not self.refused:
            waited = time.monotonic() - self._heard_at
            if self.is_live or (not self.polls and waited < max(PATIENCE, 1.5 * self.pace)):
                await asyncio.sleep(0.25)
                continue
            self.polls = True
            reached = await self._asked()
            if reached and unreached and self.works:
                asyncio.get_running_loop().call_later(random.random() * self.pace, self._hurry.set)  # noqa: S311
            unreached = not reached
            await asyncio.sleep(POLL * (0.75 + random.random() / 2))  # noqa: S311

    async def _asked(self) -> bool:
        try:
            answer = await self._line.get(f"{self._place.poll}&since={self.seq}")
        except Lost:
            return False
        if answer.status in (302, 403, 404):
            self.refused = True
        elif answer.status == 200 and self.polls:
            self._take(answer.body)
        return answer.status == 200

    def _received(self, payload: bytes) -> None:
        self._heard_at = time.monotonic()
        self._failures, self.works, self.polls = 0, True, False
        if self._lost_at:
            self._back(self._heard_at - self._lost_at)
            self._lost_at = 0.0
        self._take(payload)

    def _take(self, payload: bytes) -> None:
        self._unanswered += 1
        found = STANDS.match(payload)
        if found:
            self._stand(int(found[1]), int(found[2] or found[1]), payload)
        elif payload.startswith((b'{"now"', b'{"ping"', b'{"resync"')):
            self._told(json.loads(payload))
        else:
            self._parts(payload)
        if self._unanswered >= ANSWERED:
            self._answer()

    def _stand(self, seq: int, begins: int, payload: bytes) -> None:
        if begins > self.seq:
            self._say({"since": self.seq})
        elif seq > self.seq:
            self.seq = seq
            self._parts(payload)
            self._news(seq)

    def _parts(self, payload: bytes) -> None:
        """What the page must fetch; the mark cannot stand in a text, whose quotes are escaped."""
        if BALLOT in payload:
            self._brought(json.loads(payload).get("regions", {}))
        at = payload.find(REFRESH)
        if at >= 0:
            told = json.loads(b"{" + payload[at:])
            self._old(told["refresh"], told.get("spread", 0) / 1000)

    def _told(self, frame: dict[str, Any]) -> None:
        self.pace = frame.get("pace", self.pace * 1000) / 1000
        if "ping" in frame:
            self._answer()
            if frame["ping"] > self.seq:
                self._say({"since": self.seq})
        elif frame.get("resync"):
            self.seq = max(self.seq, frame["seq"])
            self._renew(frame.get("spread", 0) / 1000)
            self._news(self.seq)

    def _answer(self) -> None:
        self._unanswered = 0
        self._say({"ack": self.seq})

    def _say(self, message: dict[str, int]) -> None:
        if self._socket is not None:
            self._socket.say(json.dumps(message, separators=(",", ":")).encode())
