"""The load client as the bench sees it: a crowd of tablets, or a burst of voters, with how busy it was itself."""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from typing import Any, Protocol

from tests.bench import machine
from tests.bench.child import Child

WINDOW = 40  # sockets that are being opened at a time: a server's queue holds fifty
SETTLE = 0.03  # seconds after the last answer in which a server tidies up


class Server(Protocol):
    """What is measured: it uses processor time, can be told to send, and is calm when it has nothing to do."""

    def cpu(self) -> float: ...
    def calm(self) -> None: ...
    def tell(self, line: str) -> None: ...


@dataclass(frozen=True)
class Burst:
    """What one burst cost: seconds of the server's processor, seconds until the last of all had it, client's share."""

    cpu: float
    last: float
    share: float


class Crowd(Child):
    """Tablets in a process of their own, listening to `server` on a port of this machine."""

    def __init__(self, server: Server, port: int) -> None:
        super().__init__("-m", "tests.bench.load", cores=machine.cores()[1])
        self.server = server
        self._port = port
        self.count = 0

    def ask(self, do: str, **command: Any) -> dict[str, Any]:
        """The client's answer to a command."""
        self.tell(_json(do, **command))
        return self.answer()

    def open(self, people: list[dict[str, str]], count: int, *, seq: int = 0, reads: bool = True) -> Burst:
        """Opens more tablets; with `seq`, each counts once it has been told everything up to that number."""
        self.count += count
        command = {"host": "127.0.0.1", "port": self._port, "people": people, "count": count, "window": WINDOW}
        return self._burst(lambda: self.tell(_json("open", **command, seq=seq, reads=reads)))

    def close(self) -> None:
        """All tablets vanish at once."""
        self.ask("close")
        self.count = 0

    def heard(self, act: Callable[[], object], **what: Any) -> Burst:
        """Does something and waits until every tablet has heard of it: `frame` word for word, or the number `seq`."""
        return self._burst(act, **what)

    def broadcast(self, frame: str, times: int = 1) -> Burst:
        """The server sends the frame to all tablets, each time after everybody had the one before; the sum of it."""
        self.server.tell(f"frame {json.dumps(frame)}")
        return self._burst(lambda: self.server.tell("go 1"), times, frame=frame)

    def _burst(self, act: Callable[[], object], times: int = 1, **what: Any) -> Burst:
        used = self.server.cpu()
        watched = [self._watched(act, **what) for _ in range(times)]
        time.sleep(SETTLE)
        busy = sum(own for _, own in watched) / sum(last for last, _ in watched)
        return Burst(self.server.cpu() - used, median(last for last, _ in watched), busy)

    def _watched(self, act: Callable[[], object], **what: Any) -> tuple[float, float]:
        """Acts; gives the seconds until the last tablet had what it waits for, and of the client's own processor."""
        if what and "waits" not in self.ask("wait", count=self.count, **what):
            raise RuntimeError("the load client does not wait")
        own, began = self.cpu(), time.monotonic()
        act()
        last = float(self.answer()["last"]) - began
        return last, self.cpu() - own


def _json(do: str, **command: Any) -> str:
    return json.dumps({"do": do, **command})
