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
from realtime.told import WINDOW, Told

logger = logging.getLogger(__name__)

HELD = 256 * 1024  # bytes that a socket has not taken; beyond it the same

Transmit = Callable[[dict[str, Any]], Awaitable[None]]


class Client:
    """A socket that news can be handed to without waiting.

    `seq` is the last event number handed over. A client that does not answer `WINDOW` frames, or whose
    socket takes nothing more, is `stalled`: it gets nothing until it answers, then one frame with the
    latest state of all it missed. Must be used from the event loop alone.

    While nothing waits for its socket it is told together with others (`realtime.rows`): what these were told counts
    as handed to it as well.
    """

    __slots__ = (
        "__weakref__",
        "_answered",
        "_held",
        "_outlet",
        "_pump",
        "_seq",
        "_told",
        "_transmit",
        "_unanswered",
        "_waiting",
        "answered_at",
        "closed",
        "credentials",
        "edition",
        "proven",
        "reported_at",
        "stalled",
        "tablet",
    )

    def __init__(
        self, edition: Edition, credentials: Credentials, transmit: Transmit, outlet: wire.Outlet | None = None
    ) -> None:
        self.edition = edition
        self.credentials = credentials
        self.proven = True  # False while what it rests on was not looked up since it came
        self.stalled = False
        self.closed = False
        self.answered_at = asyncio.get_running_loop().time()
        self.tablet: Tablet | None = None  # what the page said last of the device it is on
        self.reported_at = float("-inf")
        self._transmit = transmit
        self._outlet = outlet
        self._seq = 0
        self._held = 0
        self._told: Told | None = None  # what it is told together with others, while it is
        self._answered = 0  # how many of these frames it has answered, or were told before
        self._unanswered: deque[int] = deque()  # the event numbers of the others
        self._waiting: deque[dict[str, Any]] = deque()
        self._pump: asyncio.Task[None] | None = None

    @property
    def seq(self) -> int:
        return self._seq if self._told is None else max(self._seq, self._told.seq)

    @property
    def unanswered(self) -> int:
        """How many frames are without an answer."""
        return len(self._unanswered) + (0 if self._told is None else self._told.count - self._answered)

    # Together with others.

    @property
    def straight(self) -> wire.Send | None:
        """The way into its socket while nothing waits there; None where frames must be delivered one by one."""
        return None if self.closed or self.stalled or self._outlet is None else self._outlet.straight()

    def join(self, told: Told) -> wire.Send | None:
        """From now on what is added to `told` is handed to it by the way in, which is the answer; None where that
        cannot be: what others were told and it was not, because it was stalled then, must not count as its own."""
        send = None if self.seq < told.seq else self.straight
        if send is None or self._outlet is None:
            self.part()
        elif self._told is not told:
            self.part()
            self._told, self._answered, self._held = told, told.count, 0
            self._outlet.busy = told.unsettle
        return send

    def part(self) -> None:
        """From now on it is told by itself, and keeps what it has not answered."""
        if self._told is not None:
            told, self._told = self._told, None
            self._unanswered = deque(sorted((*self._unanswered, *told.after(self._answered))))  # answered in this order
            self._seq = max(self._seq, told.seq)
            told.unsettle()

    def stall(self) -> None:
        """It gets nothing more until it answers."""
        self.stalled = True
        self.part()

    def write(self, frame: bytes) -> None:
        """The finished frame that `told` counts, where it cannot be written straight."""
        if self._outlet is not None and not self.closed:
            self._held = self._outlet.write(frame)

    def rest(self, frame: bytes) -> None:
        """What its socket did not take of such a frame at once."""
        if self._outlet is not None:
            self._held = self._outlet.rest(frame)

    # By itself.

    def deliver(self, frame: str, seq: int) -> None:
        """Hands over news up to `seq` (or a hint, with the `seq` as it was)."""
        if self.closed or self.stalled:
            return
        if self.unanswered >= WINDOW or len(self._waiting) >= WINDOW or self._held > HELD:
            self.stall()
            return
        if seq > self._seq:
            self._seq = seq
        self._unanswered.append(self.seq)
        if self._told is not None:
            self._told.expect(self.unanswered)
        if self._outlet is None:
            self.send(frame)
        else:
            self._held = self._outlet.write(wire.shared(frame))

    def send(self, frame: str) -> None:
        """Puts one frame on its way at once and never waits: the single path to the socket."""
        if self._outlet is None:
            self._put({"type": "websocket.send", "text": frame})
        else:
            self._held = self._outlet.write(wire.finished(frame))

    def answer(self, seq: int) -> bool:
        """The page has taken everything up to `seq`. True when it was stalled and can now be brought up to date."""
        self.answered_at = asyncio.get_running_loop().time()
        while self._unanswered and self._unanswered[0] <= seq:
            self._unanswered.popleft()
        if self._told is not None:
            self._answered = max(self._answered, self._told.count - self._told.above(seq))
        if not self.unanswered:
            self._held = 0
        if not self.stalled or self._unanswered or self._waiting:
            return False
        self.stalled = False
        return True

    def restart(self) -> None:
        """The page says where it stands and asks for the rest: what is still without an answer does not matter."""
        self.answered_at = asyncio.get_running_loop().time()
        self._unanswered.clear()
        if self._told is not None:
            self._answered = self._told.count
        self._held = 0
        self.stalled = False

    def close(self, code: int) -> None:
        """Ends the socket with a close code; nothing is sent after it."""
        if not self.closed:
            self.closed = True
            self.part()
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
