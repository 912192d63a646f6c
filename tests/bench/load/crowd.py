"""All tablets of one process: opened a few at a time, read cheaply, counted when something is awaited."""

import select
from collections import deque
from typing import Any

from realtime.rehearsal import wire
from tests.bench.load.tablet import NUMBER, Tablet, now

BUFFER = 1 << 20


class Crowd:
    """Waits for one thing at a time: that tablets are open, have heard a certain frame, or stand at a number.

    `wait` says for what; once every open tablet has it, `done()` gives the moments. Call `turn` again and again.
    """

    def __init__(self) -> None:
        self.tablets: dict[int, Tablet] = {}
        self.poll = select.epoll()
        self._buffer = bytearray(BUFFER)
        self._view = memoryview(self._buffer)
        self._coming: deque[tuple[int, tuple[str, int], bytes]] = deque()
        self._room = 0
        self._turn = 0
        self._left = 0
        self._times: list[float] = []
        self._exact = b""
        self._payload = b""
        self._seq = 0
        self._answers = self._reads = True
        self.lost = 0
        self._news = b""

    def open(
        self, address: tuple[str, int], people: list[dict[str, str]], count: int, window: int, reads: bool
    ) -> None:
        """Opens `count` tablets, at most `window` of them at a time, for these people in turn."""
        host = f"{address[0]}:{address[1]}"
        requests = [wire.upgrade(host, one["path"], one["cookie"]) for one in people]
        self._coming.extend((number, address, requests[number % len(requests)]) for number in range(count))
        self._reads = reads
        for _ in range(window):
            self._next()

    def _next(self) -> None:
        if self._coming:
            tablet = Tablet(*self._coming.popleft(), self._heard)
            tablet.answers = self._answers
            self.tablets[tablet.socket.fileno()] = tablet
            self.poll.register(tablet.socket, select.EPOLLOUT)

    def wait(self, count: int, *, frame: str = "", seq: int = 0) -> None:
        """From now on counts the tablets that open, get exactly this frame, or stand at `seq` or above."""
        self._turn += 1
        self._left, self._times = count, []
        self._payload = frame.encode()
        self._exact = wire.unmasked(self._payload) if frame else b""
        self._seq = seq

    def done(self) -> list[float] | None:
        """When each of them had it, in order; None while some have not."""
        return self._times if self._left <= 0 else None

    def answers(self, wanted: bool) -> None:
        """Whether the tablets answer every eighth frame by themselves."""
        self._answers = wanted
        for tablet in self.tablets.values():
            tablet.answers = wanted

    def turn(self, timeout: float) -> list[int]:
        """Serves what is ready; gives the ready descriptors that are no tablets."""
        others = []
        for number, event in self.poll.poll(timeout):
            tablet = self.tablets.get(number)
            if tablet is None:
                others.append(number)
            elif event & select.EPOLLOUT:
                tablet.say(tablet.request)
                self.poll.modify(number, select.EPOLLIN)
            else:
                self._read(number, tablet)
        return others

    def _read(self, number: int, tablet: Tablet) -> None:
        try:
            size = tablet.socket.recv_into(self._buffer)
        except BlockingIOError:
            return
        except OSError:
            size = 0
        if not size:
            self._lost(number, tablet)
        elif size == len(self._exact) and not tablet.held and self._buffer.startswith(self._exact):
            if tablet.turn != self._turn:
                self._arrived(tablet)
            tablet.count(tablet.seq)
        else:
            tablet.take(bytes(self._view[:size]))

    def _lost(self, number: int, tablet: Tablet) -> None:
        tablet.code = tablet.code or 1006
        self.lost += 1
        self.poll.unregister(number)

    def _heard(self, tablet: Tablet, payload: bytes) -> None:
        if payload.startswith(NUMBER):
            self._news = payload
        if not payload:
            self._next()
            if not self._reads:
                self.poll.unregister(tablet.socket)
        if tablet.turn == self._turn:
            return
        if self._payload:
            is_it = payload == self._payload
        elif self._seq:
            is_it = tablet.seq >= self._seq
        else:
            is_it = not payload
        if is_it:
            self._arrived(tablet)

    def _arrived(self, tablet: Tablet) -> None:
        tablet.turn = self._turn
        self._left -= 1
        self._times.append(now())

    def close(self) -> None:
        """All tablets are gone at once."""
        for tablet in self.tablets.values():
            tablet.socket.close()
        self.tablets.clear()
        self.lost = 0

    def told(self) -> dict[str, Any]:
        """What there is to know beside the moments: numbers reached, sockets lost, the latest news."""
        seqs = [tablet.seq for tablet in self.tablets.values()]
        lost = [tablet.code for tablet in self.tablets.values() if tablet.code]
        return {
            "seq": min(seqs, default=0),
            "open": len(seqs) - len(lost),
            "codes": sorted(set(lost)),
            "news": self._news.decode(),
        }
