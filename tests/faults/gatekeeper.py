"""A proxy as some offices have: it lets pages through and breaks every WebSocket. Or one that goes silent."""

import asyncio
import time
from contextlib import suppress


class Gatekeeper:
    """Passes HTTP on to `target`. A connection on which a WebSocket is asked for is closed, and `broken` counts,
    unless it lets `sockets` through.

    After `vanish()` nothing passes, and neither side hears that the other is gone: no end is passed on. `ended` tells
    by `time.monotonic()` when "client" and "server" gave their side up.
    """

    def __init__(self, target: int, sockets: bool = False) -> None:
        self.port = self.broken = 0
        self.ended: dict[str, float] = {}
        self._target, self._sockets = target, sockets
        self._silent = self._closed = False
        self._server: asyncio.Server | None = None
        self._writers: set[asyncio.StreamWriter] = set()

    async def open(self) -> None:
        self._server = await asyncio.start_server(self._pass, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]

    async def close(self) -> None:
        if self._server is not None:
            self._server.close()
        self._closed = True
        for writer in list(self._writers):
            writer.transport.abort()
        await asyncio.sleep(0.05)

    def vanish(self) -> None:
        self._silent = True

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, thither = await asyncio.open_connection("127.0.0.1", self._target)
        self._writers |= {writer, thither}
        try:
            await asyncio.gather(self._pump("client", reader, thither), self._pump("server", there, writer))
        finally:
            self._writers -= {writer, thither}
            for one in (writer, thither):
                one.transport.abort()

    async def _pump(self, side: str, source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError):
            while data := await source.read(65536):
                if self._silent:
                    continue
                if side == "client" and not self._sockets and b"upgrade: websocket" in data.lower():
                    self.broken += 1
                    break
                sink.write(data)
                await sink.drain()
        if not self._silent:
            sink.close()
        elif not self._closed:
            self.ended.setdefault(side, time.monotonic())
