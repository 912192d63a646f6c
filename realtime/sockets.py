"""Daphne's sockets that take finished frames as they are (`realtime.wire`).

Apart from the frames, because Daphne and what it stands on cost every process half a second that only the serving
one needs.
"""

import types
from collections.abc import Callable
from typing import Any

from daphne.ws_protocol import WebSocketFactory, WebSocketProtocol
from twisted.internet.tcp import Connection

from realtime.wire import EXTENSION, GONE, Send


def _nobody() -> None:
    """Nobody has the way into the socket."""


class Outlet:
    """Where finished frames leave for one socket (`realtime.wire.Outlet`).

    That nothing waits is remembered as the socket's own `send`, and forgotten with everything that is written here
    otherwise. What the kernel does not take at once waits in Twisted's buffer, as always.
    """

    __slots__ = ("_protocol", "_send", "busy")

    def __init__(self, protocol: WebSocketProtocol) -> None:
        self._protocol: Any = protocol
        self._send: Send | None = None
        self.busy: Callable[[], None] = _nobody

    def straight(self) -> Send | None:
        return self._send or self._found()

    def write(self, frame: bytes) -> int:
        if send := self.straight():
            try:
                taken = send(frame)
            except OSError:  # full, or broken: Twisted finds out which
                taken = 0
            if taken == len(frame):
                return 0
            frame = frame[taken:]
        return self.rest(frame)

    def rest(self, frame: bytes) -> int:
        self.occupy()
        return self._wait(frame)

    def occupy(self) -> None:
        """Something else is written, or the end is near: the way is looked for anew."""
        self._send = None
        self.busy()

    def _found(self) -> Send | None:
        """The way in, looked for anew: None where something waits, or the socket is not simply open."""
        protocol, transport = self._protocol, self._protocol.transport
        free = isinstance(transport, Connection) and not (held(transport) or transport.TLS or transport.disconnecting)
        if free and protocol.state == protocol.STATE_OPEN and not protocol.send_queue:
            self._send = transport.socket.send
        return self._send

    def _wait(self, frame: bytes) -> int:
        """Leaves the frame, or what the kernel did not take of it, to Twisted."""
        protocol, transport = self._protocol, self._protocol.transport
        if protocol.state != protocol.STATE_OPEN or transport is None or transport.disconnecting:
            return GONE
        waiting = held(transport)
        transport.write(frame)
        return waiting + len(frame)


class Socket(WebSocketProtocol):
    """One WebSocket of ours."""

    def __init__(self) -> None:
        super().__init__()
        self.outlet = Outlet(self)

    def sendData(self, *args: Any, **options: Any) -> None:  # noqa: N802 - Autobahn's name
        """Everything that is no finished frame; it may wait, and after a close nothing follows."""
        self.outlet.occupy()
        super().sendData(*args, **options)


def held(transport: Any) -> int:
    """How many bytes a Twisted transport holds back because the other side does not read; 0 if it does not tell."""
    return (
        len(getattr(transport, "dataBuffer", b""))
        - getattr(transport, "offset", 0)
        + getattr(transport, "_tempDataLen", 0)
    )


class Sockets(WebSocketFactory):
    """Makes sockets of our kind."""

    protocol: type[Any] = Socket

    def setProtocolOptions(self, *args: Any, **options: Any) -> None:  # noqa: N802 - Autobahn's name
        """Keeps the options with the class of the sockets: Autobahn would copy all thirty into each, and print them."""
        super().setProtocolOptions(*args, **options)  # type: ignore[no-untyped-call]
        kept = {name: getattr(self, name) for name in Socket.CONFIG_ATTRS}
        own: dict[str, Any] = {one: staticmethod(value) if callable(value) else value for one, value in kept.items()}
        self.protocol = types.new_class("Socket", (Socket,), exec_body=lambda body: body.update(own, CONFIG_ATTRS=()))


def extended(protocol: object, scope: dict[str, Any]) -> dict[str, Any]:
    """The scope of a connection, with the extension if it is one of our sockets."""
    if isinstance(protocol, Socket):
        scope.setdefault("extensions", {})[EXTENSION] = protocol.outlet
    return scope
