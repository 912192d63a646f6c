"""The load client as a process: one JSON command a line on its input, one JSON answer a line on its output."""

import json
import os
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from tests.bench import machine
from tests.bench.load import voters
from tests.bench.load.crowd import Crowd

Command = dict[str, Any]
HOPE = 5.0  # seconds that the others have when a socket was lost


class Client:
    """Hears commands between the tablets' frames, so that tablets answer the server while nobody commands."""

    def __init__(self) -> None:
        self._crowd = Crowd()
        self._crowd.poll.register(0)
        self._held = b""
        self._waiting = False
        self._began = 0.0
        self._deadline = 0.0
        self._does: dict[str, Callable[[Command], None]] = {
            "open": self._open,
            "wait": self._wait,
            "answer": self._answer,
            "manners": self._manners,
            "told": lambda _: self._say(**self._crowd.told()),
            "close": self._close,
            "vote": self._vote,
        }

    def run(self) -> None:
        while True:
            for _ in self._crowd.turn(0.5):
                chunk = os.read(0, 1 << 20)
                if not chunk:
                    return
                *lines, self._held = (self._held + chunk).split(b"\n")
                for line in lines:
                    command = json.loads(line)
                    self._does[command.pop("do")](command)
            if self._waiting:
                self._look()

    def _look(self) -> None:
        times = self._crowd.done()
        if self._crowd.lost:
            self._deadline = min(self._deadline, time.monotonic() + HOPE)
        if times is None and time.monotonic() < self._deadline:
            return
        self._waiting = False
        if times is None:
            self._say(failed=f"not every tablet got there: {self._crowd.told()}"[:600])
        else:
            middle = times[len(times) // 2] if times else 0.0
            self._say(first=times[0], median=middle, last=times[-1], cpu=time.process_time() - self._began)

    def _start(self, patience: float) -> None:
        self._began, self._waiting, self._deadline = time.process_time(), True, time.monotonic() + patience

    def _open(self, command: Command) -> None:
        self._crowd.wait(command["count"], seq=command.get("seq", 0))
        self._start(command.get("patience", 60 + command["count"] / 10))
        address = (command["host"], command["port"])
        self._crowd.open(address, command["people"], command["count"], command["window"], command.get("reads", True))

    def _wait(self, command: Command) -> None:
        """Says at once that it waits, and later when everybody had it."""
        self._crowd.wait(command["count"], frame=command.get("frame", ""), seq=command.get("seq", 0))
        self._start(command.get("patience", 60))
        self._say(waits=True)

    def _manners(self, command: Command) -> None:
        self._crowd.answers(command["answers"])
        self._say(answers=command["answers"])

    def _answer(self, _: Command) -> None:
        for tablet in self._crowd.tablets.values():
            tablet.answer()
        self._say(answered=len(self._crowd.tablets))

    def _close(self, _: Command) -> None:
        self._crowd.close()
        self._say(closed=True)

    def _vote(self, command: Command) -> None:
        requests = [text.encode() for text in command["requests"]]
        outcome = voters.burst(
            command["port"], requests, command["within"], command["patience"], command.get("keep", False)
        )
        self._say(**asdict(outcome))

    def _say(self, **what: Any) -> None:
        sys.stdout.write(json.dumps(what) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    machine.allow_files()
    Client().run()
