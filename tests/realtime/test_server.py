"""What the server keeps of its connections, and with each socket."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from realtime.server import Server
from realtime.sockets import Socket, Sockets


class Line:
    """A connection as the server knows it; `failed` tells that its application broke."""

    failed = False

    def handle_exception(self, _error: Exception) -> None:
        self.failed = True


@pytest.fixture
def looked_again(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    planned: list[float] = []
    monkeypatch.setattr("daphne.server.reactor.callLater", lambda pause, _work: planned.append(pause), raising=False)
    return planned


async def _served(work: Callable[[], Awaitable[None]], lines: list[Line]) -> Server:
    async def application(**_: Any) -> None:
        await work()

    server = Server(application, "127.0.0.1", 0, lambda: None)
    server.connections = {}
    for line in lines:
        server.protocol_connected(line)  # type: ignore[no-untyped-call]
        server.create_application(line, {})
    return server


async def test_a_connection_is_forgotten_once_both_ends_are_through(looked_again: list[float]) -> None:
    over = asyncio.Event()
    gone, open_still = Line(), Line()
    server = await _served(lambda: _until(over), [gone, open_still])
    server.protocol_disconnected(gone)
    server.application_checker()
    assert set(server.connections) == {gone, open_still}
    over.set()
    await asyncio.sleep(0.01)
    server.application_checker()
    assert set(server.connections) == {open_still}
    assert "application_instance" not in server.connections[open_still]
    server.protocol_disconnected(open_still)
    server.application_checker()
    assert server.connections == {}
    assert server._ending == set()
    assert looked_again == [1, 1, 1]


async def _until(event: asyncio.Event) -> None:
    await event.wait()


async def test_an_application_that_breaks_ends_its_connection(
    looked_again: list[float], caplog: pytest.LogCaptureFixture
) -> None:
    async def breaks() -> None:
        raise LookupError("nothing there")

    line = Line()
    server = await _served(breaks, [line])
    await asyncio.sleep(0.01)
    server.application_checker()
    assert line.failed
    assert "nothing there" in caplog.text


async def test_open_connections_are_not_looked_at(looked_again: list[float]) -> None:
    class Untouched(dict[str, Any]):
        def get(self, *_: object) -> Any:
            raise AssertionError("looked at")

    over = asyncio.Event()
    line = Line()
    server = await _served(lambda: _until(over), [line])
    server.connections[line] = Untouched(server.connections[line])
    server.application_checker()
    over.set()
    await asyncio.sleep(0.01)
    with pytest.raises(AssertionError, match="looked at"):
        server.application_checker()


def test_sockets_share_the_options_of_their_factory() -> None:
    factory = Sockets(None)  # type: ignore[no-untyped-call]
    factory.setProtocolOptions(maxMessagePayloadSize=4321, perMessageCompressionAccept=lambda _offers: None)
    made: Any = factory.buildProtocol(None)  # type: ignore[no-untyped-call]
    assert issubclass(type(made), Socket)
    assert made.maxMessagePayloadSize == 4321
    assert made.perMessageCompressionAccept("offers") is None
    assert "maxMessagePayloadSize" not in vars(made)
    assert {name for name in Socket.CONFIG_ATTRS if getattr(made, name) != getattr(factory, name)} == set()
