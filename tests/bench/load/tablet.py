"""One tablet: a socket, where it stands in the journal, and the manners of the page's script."""

import socket
import time
from collections.abc import Callable

from realtime.rehearsal import wire

NUMBER = b'{"seq":'
QUESTION = b'{"ping":'
ANSWERS_AFTER = 8  # frames, as in realtime/static/realtime/js/live.js
SOURCES = 16  # addresses 127.0.0.2 and following, so that ports do not run out


class Tablet:
    """Opens a socket to `address` with `request`; `heard(tablet)` is called for each frame that the crowd waits for.

    `seq` is the highest number that it was told, `code` the status of a refusal or the code of a close frame.
    """

    __slots__ = ("answers", "code", "heard", "held", "is_open", "request", "seq", "socket", "turn", "unanswered")

    def __init__(self, number: int, address: tuple[str, int], request: bytes, heard: Callable[["Tablet", bytes], None]):
        self.socket = socket.socket()
        self.socket.setblocking(False)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")  # closing leaves nothing
        self.socket.bind((f"127.0.0.{2 + number % SOURCES}", 0))
        self.socket.connect_ex(address)
        self.request = request
        self.heard = heard
        self.is_open = False
        self.answers = True
        self.held = b""
        self.seq = self.turn = self.code = self.unanswered = 0

    def take(self, chunk: bytes) -> None:
        """Looks at what came in."""
        data = self.held + chunk if self.held else chunk
        at = 0 if self.is_open else self._opened(data)
        while self.is_open and (found := wire.frame(data, at)):
            opcode, begin, at = found
            self._frame(opcode, data[begin:at])
        self.held = data[at:]

    def _opened(self, data: bytes) -> int:
        end = data.find(b"\r\n\r\n")
        if end < 0:
            return 0
        status = data[9:12]
        self.is_open = status == b"101"
        if not self.is_open:
            self.code = int(status)
            return len(data)
        self.heard(self, b"")
        return end + 4

    def _frame(self, opcode: int, payload: bytes) -> None:
        if opcode == wire.PING:
            self.say(wire.masked(payload, wire.PONG))
        elif opcode == wire.CLOSE:
            self.code = int.from_bytes(payload[:2], "big")
        elif payload.startswith(QUESTION):
            self.say(wire.answer(self.seq))
        else:
            if payload.startswith(NUMBER):
                self.count(int(payload[7 : payload.find(b",") if b"," in payload[:30] else -1]))
            self.heard(self, payload)

    def count(self, seq: int) -> None:
        """It was told news up to `seq`; every eighth is answered."""
        self.seq = max(self.seq, seq)
        self.unanswered += 1
        if self.answers and self.unanswered >= ANSWERS_AFTER:
            self.answer()

    def answer(self) -> None:
        self.unanswered = 0
        self.say(wire.answer(self.seq))

    def say(self, data: bytes) -> None:
        try:
            self.socket.send(data)
        except OSError:
            self.code = self.code or 1006


def now() -> float:
    """Seconds on the clock that all processes of a machine share."""
    return time.monotonic()
