"""The way into one socket: straight while nothing waits, in order always, and never into one that is gone."""

import socket
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from twisted.internet.tcp import Connection

from realtime.sockets import Outlet
from realtime.wire import GONE

OPEN, CLOSING = 3, 2


class Ends:
    """Both ends of a connection, and Twisted's transport around ours."""

    def __init__(self) -> None:
        ours, self.theirs = socket.socketpair()
        for end in (ours, self.theirs):
            end.setblocking(False)
        idle = lambda *_: None  # noqa: E731
        reactor: Any = SimpleNamespace(addWriter=idle, removeWriter=idle, addReader=idle, removeReader=idle)
        nothing: Any = SimpleNamespace()
        self.transport: Any = Connection(ours, nothing, reactor)
        self.transport.connected = True
        protocol: Any = SimpleNamespace(STATE_OPEN=OPEN, state=OPEN, send_queue=[], transport=self.transport)
        self.protocol = protocol
        self.outlet = Outlet(protocol)
        self.lost = 0
        self.outlet.busy = self._busy

    def _busy(self) -> None:
        self.lost += 1

    def read(self) -> bytes:
        """What has come through; Twisted writes on whenever there is room."""
        found = b""
        while True:
            try:
                found += self.theirs.recv(1 << 20)
            except BlockingIOError:
                if not self._write_on():
                    return found

    def _write_on(self) -> bool:
        waits = bool(self.transport.dataBuffer or self.transport._tempDataBuffer)
        if waits:
            self.transport.doWrite()
        return waits


@pytest.fixture
def ends() -> Iterator[Ends]:
    made = Ends()
    yield made
    made.theirs.close()
    made.transport.socket.close()


def test_a_frame_goes_straight_while_nothing_waits(ends: Ends) -> None:
    send = ends.outlet.straight()
    assert send is not None
    assert (send(b"one"), ends.outlet.write(b"two"), ends.read()) == (3, 0, b"onetwo")
    assert (ends.outlet.straight(), ends.lost) == (send, 0)


def test_the_rest_of_a_frame_comes_before_the_next(ends: Ends) -> None:
    long = b"x" * 3_000_000
    assert ends.outlet.write(long) > 2_000_000
    assert (ends.outlet.straight(), ends.lost) == (None, 1)
    assert ends.outlet.write(b"after") > 2_000_000
    assert ends.read() == long + b"after"
    send = ends.outlet.straight()
    assert send is not None
    assert (send(b"straight again"), ends.read()) == (14, b"straight again")


def test_what_the_server_itself_writes_comes_first(ends: Ends) -> None:
    assert ends.outlet.straight() is not None
    ends.outlet.occupy()
    ends.transport.write(b"pong")
    assert (ends.outlet.straight(), ends.lost) == (None, 1)
    assert ends.outlet.write(b"news") == 8
    assert ends.read() == b"pongnews"


def test_a_frame_that_waits_to_be_paced_keeps_its_place(ends: Ends) -> None:
    ends.protocol.send_queue = [b"queued"]
    assert ends.outlet.straight() is None


@pytest.mark.parametrize("how", ["disconnecting", "TLS"])
def test_nothing_goes_straight_into_an_encrypted_socket_or_one_that_is_ending(ends: Ends, how: str) -> None:
    setattr(ends.transport, how, True)
    written: list[bytes] = []
    ends.transport.write = written.append
    assert ends.outlet.straight() is None
    assert (ends.outlet.write(b"news") == GONE) == (how == "disconnecting")
    assert written == ([b"news"] if how == "TLS" else [])
    assert ends.read() == b""


def test_a_socket_that_was_closed_takes_nothing_and_breaks_nothing(ends: Ends) -> None:
    assert ends.outlet.straight() is not None
    ends.transport.socket.close()
    ends.protocol.state = CLOSING
    assert (ends.outlet.write(b"news"), ends.lost) == (GONE, 1)
    assert ends.outlet.straight() is None


def test_the_number_of_a_closed_socket_is_not_written_to_when_another_has_it(ends: Ends) -> None:
    send = ends.outlet.straight()
    assert send is not None
    number = ends.transport.socket.fileno()
    ends.transport.socket.close()
    ours, theirs = socket.socketpair()
    with ours, theirs:
        assert number in (ours.fileno(), theirs.fileno())
        with pytest.raises(OSError, match="Bad file"):
            send(b"for somebody else")
        for end in (ours, theirs):
            end.setblocking(False)
            with pytest.raises(BlockingIOError):
                end.recv(100)
