"""Listens on the WebSocket of a live page and keeps what it said, as the page's script does (`realtime.frames`)."""

import asyncio
import json
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Origin

PATIENCE = 30.0
ANSWERED = 8  # frames after which a page says where it is; the server waits for an answer after 32
Frame = dict[str, Any]


class Deaf(AssertionError):
    """News did not come in time."""


class Ear:
    """One socket. `seq` is the number of the journal that the page has reached, `parts` what the news brought of it."""

    def __init__(self, address: str, origin: str, cookies: str, since: int, user: str) -> None:
        self.seq = since
        self.user = user
        self.parts: dict[str, str] = {}
        self.heard: list[tuple[float, Frame]] = []
        self._address, self._origin, self._cookies = address, origin, cookies
        self._news = asyncio.Condition()
        self._task: asyncio.Task[None] | None = None
        self._socket: ClientConnection | None = None

    async def start(self) -> None:
        """Connects; returns once the server has said its first word."""
        self._socket = await connect(
            f"{self._address}&since={self.seq}",
            origin=Origin(self._origin),
            additional_headers={"Cookie": self._cookies},
            open_timeout=PATIENCE,
            max_size=None,
        )
        self._task = asyncio.create_task(self._listen(self._socket))
        await self.until(lambda frame: "now" in frame)

    async def stop(self) -> None:
        if self._task:
            self._task.cancel()
            with suppress(asyncio.CancelledError, ConnectionClosed):
                await self._task
        if self._socket:
            with suppress(ConnectionClosed, TimeoutError):
                await self._socket.close()

    async def _listen(self, socket: ClientConnection) -> None:
        async for text in socket:
            frame: Frame = json.loads(text)
            if "ping" in frame:
                await socket.send(json.dumps({"ack": self.seq}))
            if frame.get("from", 0) > self.seq:
                await socket.send(json.dumps({"since": self.seq}))
                continue
            async with self._news:
                self._take(frame)
                self.heard.append((time.perf_counter(), frame))
                self._news.notify_all()
            if len(self.heard) % ANSWERED == 0:
                await socket.send(json.dumps({"ack": self.seq}))

    def _take(self, frame: Frame) -> None:
        if frame.get("resync"):
            self.parts.clear()
        if "seq" in frame and frame["seq"] <= self.seq:
            return
        self.seq = frame.get("seq", self.seq)
        self.parts.update(frame.get("regions", {}))
        for name in frame.get("refresh", {}):
            self.parts.pop(name, None)

    def forget(self, names: Iterable[str]) -> None:
        """These parts are old, whatever the news said."""
        for name in names:
            self.parts.pop(name, None)

    def concerns(self, frame: Frame, part: str) -> bool:
        """Whether a frame brings a part of the page, or tells this very user to fetch it."""
        if part in frame.get("regions", {}):
            return True
        refresh = frame.get("refresh", {})
        return part in refresh and (refresh[part] is None or self.user in refresh[part])

    async def until(self, is_it: Callable[[Frame], bool], since: float = 0) -> tuple[float, Frame]:
        """The first frame heard after `since` (by `time.perf_counter`) that is the one, and when. Raises `Deaf`."""

        def found() -> tuple[float, Frame] | None:
            return next(((at, frame) for at, frame in self.heard if at > since and is_it(frame)), None)

        async with self._news:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._news.wait_for(lambda: found() is not None), PATIENCE)
            hit = found()
        if hit is None:
            raise Deaf(f"no news on {self._address} within {PATIENCE:.0f} s")
        return hit
