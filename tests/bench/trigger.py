"""How a server under test is told to send: lines on its input, which cost it next to nothing.

`frame <JSON text>` says what to send from now on, `go <count>` sends it so often. A server that is asked by HTTP
would pay more for the question than for two hundred deliveries.
"""

import asyncio
import json
import os
from collections.abc import Awaitable, Callable

Send = Callable[[str], Awaitable[None]]


class Trigger:
    """Reads the process's input in the running event loop and calls `send` with the frame."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._frame = ""
        self._held = b""
        self._loop = asyncio.get_running_loop()
        self._tasks: set[asyncio.Task[None]] = set()
        self._loop.add_reader(0, self._read)

    def _read(self) -> None:
        chunk = os.read(0, 1 << 20)
        if not chunk:
            self._loop.remove_reader(0)
        *lines, self._held = (self._held + chunk).split(b"\n")
        for line in lines:
            self._hear(line)

    def _hear(self, line: bytes) -> None:
        word, _, rest = line.partition(b" ")
        if word == b"frame":
            self._frame = json.loads(rest)
        else:
            task = self._loop.create_task(self._run(int(rest)))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _run(self, count: int) -> None:
        for _ in range(count):
            await self._send(self._frame)
            await asyncio.sleep(0)
