"""Daphne's sockets that take finished frames as they are (`realtime.wire`).

Apart from the frames, because Daphne and what it stands on cost every process half a second that only the serving
one needs.
"""

from typing import Any

from daphne.ws_protocol import WebSocketFactory, WebSocketProtocol
from twisted.internet.tcp import Connection

from realtime.wire import EXTENSION, GONE


class Socket(WebSocketProtocol):
    """One WebSocket of ours."""

    def write(self, frame: bytes) -> int:
        """Writes a finished frame after everything before it; the bytes that now wait, or `GONE`.

        What the kernel takes at once costs one system call; the rest waits in Twisted's buffer, as always.
        """
        transport: Any = self.transport
        if self.state != self.STATE_OPEN or transport is None or transport.disconnecting:
            return GONE
        waiting = held(transport)
        if isinstance(transport, Connection) and not (waiting or transport.TLS or self.send_queue):
            try:
                taken = transport.socket.send(frame)
            except OSError:  # full, or broken: Twisted finds out which
                taken = 0
            if taken == len(frame):
                return 0
            frame = frame[taken:]
        transport.write(frame)
        return waiting + len(frame)


def held(transport: Any) -> int:
    """How many bytes a Twisted transport holds back because the other side does not read; 0 if it does not tell."""
    return (
        len(getattr(transport, "dataBuffer", b""))
        - getattr(transport, "offset", 0)
        + getattr(transport, "_tempDataLen", 0)
    )


class Sockets(WebSocketFactory):
    """Makes sockets of our kind."""

    protocol = Socket


def extended(protocol: object, scope: dict[str, Any]) -> dict[str, Any]:
    """The scope of a connection, with the extension if it is one of our sockets."""
    if isinstance(protocol, Socket):
        scope.setdefault("extensions", {})[EXTENSION] = protocol.write
    return scope
