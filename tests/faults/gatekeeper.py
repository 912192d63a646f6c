"""A proxy as some offices have: it lets pages through and breaks every WebSocket."""

import asyncio
from contextlib import suppress


class Gatekeeper:
    """Passes HTTP on to `target`; a connection on which a WebSocket is asked for is closed. `broken` counts."""

    def __init__(self, target: int) -> None:
        self.port = self.broken = 0
        self._target = target
        self._server: asyncio.Server | None = None
        self._writers: set[asyncio.StreamWriter] = set()

    async def open(self) -> None:
        self._server = await asyncio.start_server(self._pass, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]

    async def close(self) -> None:
        if self._server is not None:
            self._server.close()
        for writer in list(self._writers):
            writer.transport.abort()
        await asyncio.sleep(0.05)

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, thither = await asyncio.open_connection("127.0.0.1", self._target)
        self._writers |= {writer, thither}
        await asyncio.gather(self._pump(reader, thither, looks=True), self._pump(there, writer))
        self._writers -= {writer, thither}

    async def _pump(self, source: asyncio.StreamReader, sink: asyncio.StreamWriter, looks: bool = False) -> None:
        with suppress(ConnectionError):
            while data := await source.read(65536):
                if looks and b"upgrade: websocket" in data.lower():
                    self.broken += 1
                    break
                sink.write(data)
                await sink.drain()
        sink.close()
