"""Long answers wait for their reader, so that nothing of them gathers in memory."""

import asyncio
from typing import Any

from twisted.internet.address import IPv4Address
from twisted.internet.testing import StringTransport

from realtime import flow
from realtime.requests import Requests
from realtime.server import Server

PIECE = b"a" * flow.LONG


class Asked:
    """A request that came in over a line that is not quick, and the server that answers it."""

    def __init__(self) -> None:
        async def application(**_: Any) -> None:
            await asyncio.Event().wait()

        self.server = Server(application, "127.0.0.1", 0, lambda: None)
        self.server.connections = {}
        factory = Requests(self.server)  # type: ignore[no-untyped-call]
        factory.timeOut = None
        self.line: Any = StringTransport()  # type: ignore[no-untyped-call]
        protocol = factory.buildProtocol(IPv4Address("TCP", "127.0.0.1", 5000))
        protocol.makeConnection(self.line)
        protocol.dataReceived(b"POST /books/1/file/ HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n")
        self.request = protocol._channel.requests[0]

    async def says(self, body: bytes, *, more: bool = True) -> None:
        await self.server.handle_reply(self.request, {"type": "http.response.body", "body": body, "more_body": more})

    async def begins(self) -> None:
        await self.server.handle_reply(self.request, {"type": "http.response.start", "status": 200, "headers": []})


async def _waits(saying: "asyncio.Task[None]") -> bool:
    await asyncio.sleep(0.02)
    return not saying.done()


async def test_the_next_piece_waits_until_the_line_takes_more() -> None:
    asked = Asked()
    await asked.begins()
    await asked.says(PIECE)
    asked.line.producer.pauseProducing()
    saying = asyncio.create_task(asked.says(PIECE))
    assert await _waits(saying)
    asked.line.producer.resumeProducing()
    await asyncio.wait_for(saying, 5)
    await asked.says(b"the end", more=False)
    assert asked.line.value().count(b"a" * flow.LONG) == 2
    assert b"the end" in asked.line.value()
    assert asked.request.producer is None


async def test_a_line_that_breaks_keeps_nobody_waiting() -> None:
    asked = Asked()
    await asked.begins()
    await asked.says(PIECE)
    asked.line.producer.pauseProducing()
    saying = asyncio.create_task(asked.says(PIECE))
    assert await _waits(saying)
    asked.server.protocol_disconnected(asked.request)
    await asyncio.wait_for(saying, 5)


async def test_short_answers_go_out_as_before() -> None:
    asked = Asked()
    await asked.begins()
    await asked.says(b"short")
    assert not hasattr(asked.request, "flow")
    await asked.says(b"", more=False)
