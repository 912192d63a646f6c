"""One WebSocket of a tablet, from the handshake to its end."""

import asyncio
from collections.abc import Callable
from typing import Final

from realtime.rehearsal import wire

HELLO: Final = 5.0  # seconds; the manners are those of realtime/static/realtime/js/connection.js
SILENCE: Final = 25.0


class Socket(asyncio.Protocol):
    """Calls `heard` with the payload of every frame. `ended` gives the close code, 0 if there was none.

    Where nothing is heard for as long as a page waits for a ping, it is given up as lost. With `reads` off it takes
    nothing from the network, as a tablet that has fallen asleep.
    """

    def __init__(self, request: bytes, heard: Callable[[bytes], None], reads: bool = True) -> None:
        self.ended: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self.is_open = False
        self.code = 0
        self._request = request
        self._heard = heard
        self._reads = reads
        self._held = b""
        self._transport: asyncio.Transport | None = None
        self._deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)  # noqa: S101 - told to the type checker
        self._transport = transport
        transport.write(self._request)
        self._expect(HELLO)

    def data_received(self, data: bytes) -> None:
        data = self._held + data if self._held else data
        at = 0 if self.is_open else self._opened(data)
        while self.is_open and (found := wire.frame(data, at)):
            opcode, begin, at = found
            self._frame(opcode, data[begin:at])
        self._held = data[at:]

    def connection_lost(self, _error: Exception | None) -> None:
        if self._deadline:
            self._deadline.cancel()
        if not self.ended.done():
            self.ended.set_result(self.code)

    def say(self, payload: bytes) -> None:
        """Sends a short text."""
        if self._transport is not None and not self._transport.is_closing():
            self._transport.write(wire.masked(payload))

    def drop(self) -> None:
        """Ends it at once, as a tablet that has lost its network."""
        if self._transport is not None:
            self._transport.abort()

    def _opened(self, data: bytes) -> int:
        end = data.find(b"\r\n\r\n")
        if end < 0:
            return 0
        self.is_open = data[9:12] == b"101"
        if not self.is_open:
            self.code = int(data[9:12])
            self.drop()
            return len(data)
        if not self._reads and self._transport is not None and self._deadline:
            self._transport.pause_reading()
            self._deadline.cancel()
        return end + 4

    def _frame(self, opcode: int, payload: bytes) -> None:
        self._expect(SILENCE)
        if opcode == wire.PING and self._transport is not None:
            self._transport.write(wire.masked(payload, wire.PONG))
        elif opcode == wire.CLOSE:
            self.code = int.from_bytes(payload[:2], "big")
            self.drop()
        elif opcode == wire.TEXT:
            self._heard(payload)

    def _expect(self, seconds: float) -> None:
        if self._deadline:
            self._deadline.cancel()
        self._deadline = asyncio.get_running_loop().call_later(seconds, self.drop)
