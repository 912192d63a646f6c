"""One open socket of one person, and how much may be on its way to it."""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any

from realtime import wire
from realtime.credentials import Credentials
from realtime.editions import Edition
from realtime.tablets import Tablet

logger = logging.getLogger(__name__)

WINDOW = 32  # frames without an answer; beyond it only the latest state is sent
HELD = 256 * 1024  # bytes that a socket has not taken; beyond it the same

Transmit = Callable[[dict[str, Any]], Awaitable[None]]


class Client:
    """A socket that news can be handed to without waiting.

    `seq` is the last event number handed over. A client that does not answer `WINDOW` frames, or whose
    socket takes nothing more, is `stalled`: it gets nothing until it answers, then one frame with the
    latest state of all it missed. Must be used from the event loop alone.
    """

    __slots__ = (
        "__weakref__",
        "_held",
        "_pump",
        "_transmit",
        "_unanswered",
        "_waiting",
        "_write",
        "answered_at",
        "closed",
        "credentials",
        "edition",
        "proven",
        "reported_at",
        "seq",
        "stalled",
        "tablet",
    )

    def __init__(
        self, edition: Edition, credentials: Credentials, transmit: Transmit, write: wire.Write | None = None
    ) -> None:
        self.edition = edition
        self.credentials = credentials
        self.proven = True  # False while what it rests on was not looked up since it came
        self.seq = 0
        self.stalled = False
        self.closed = False
        self.answered_at = asyncio.get_running_loop().time()
        self.tablet: Tablet | None = None  # what the page said last of the device it is on
        self.reported_at = float("-inf")
        self._transmit = transmit
        self._write = write
        self._held = 0
        self._unanswered: deque[int] = deque()
        self._waiting: deque[dict[str, Any]] = deque()
        self._pump: asyncio.Task[None] | None = None

    def deliver(self, frame: str, seq: int) -> None:
        """Hands over news up to `seq` (or a hint, with the `seq` as it was)."""
        if self.closed or self.stalled:
            return
        if len(self._unanswered) >= WINDOW or len(self._waiting) >= WINDOW or self._held > HELD:
            self.stalled = True
            return
        if seq > self.seq:
            self.seq = seq
        self._unanswered.append(self.seq)
        if self._write is None:
            self.send(frame)
        else:
            self._held = self._write(wire.shared(frame))

    def send(self, frame: str) -> None:
        """Puts one frame on its way at once and never waits: the single path to the socket."""
        if self._write is None:
            self._put({"type": "websocket.send", "text": frame})
        else:
            self._held = self._write(wire.finished(frame))

    def answer(self, seq: int) -> bool:
        """The page has taken everything up to `seq`. True when it was stalled and can now be brought up to date."""
        self.answered_at = asyncio.get_running_loop().time()
        while self._unanswered and self._unanswered[0] <= seq:
            self._unanswered.popleft()
        if not self._unanswered:
            self._held = 0
        if not self.stalled or self._unanswered or self._waiting:
            return False
        self.stalled = False
        return True

    def restart(self) -> None:
        """The page says where it stands and asks for the rest: what is still without an answer does not matter."""
        self.answered_at = asyncio.get_running_loop().time()
        self._unanswered.clear()
        self._held = 0
        self.stalled = False

    def close(self, code: int) -> None:
        """Ends the socket with a close code; nothing is sent after it."""
        if not self.closed:
            self.closed = True
            self._put({"type": "websocket.close", "code": code})

    def _put(self, message: dict[str, Any]) -> None:
        self._waiting.append(message)
        if self._pump is None:
            self._pump = asyncio.get_running_loop().create_task(self._drain())

    async def _drain(self) -> None:
        try:
            while self._waiting:
                await self._transmit(self._waiting[0])
                self._waiting.popleft()
        except Exception as error:  # the socket is gone; its consumer hears of it by itself
            logger.debug("not delivered: %s", error)
            self._waiting.clear()
        finally:
            self._pump = None
