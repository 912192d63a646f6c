"""Finished WebSocket frames, and Daphne's sockets that take them as they are.

Daphne frames, logs and buffers each message anew for each socket. News of a full room are the same bytes for
everybody, so the frame is made once and written straight to the sockets: an ASGI extension gives the application a
function for it. On any other server the extension is missing and `send` is used.
"""

import struct
from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final

from daphne.ws_protocol import WebSocketFactory, WebSocketProtocol
from twisted.internet.tcp import Connection

EXTENSION: Final = "phienhop.frames"
GONE: Final = -1
TEXT: Final = 0x81  # one whole frame of text (RFC 6455, 5.2); a server does not mask

Write = Callable[[bytes], int]


def finished(text: str) -> bytes:
    """The text as one WebSocket frame."""
    payload = text.encode()
    size = len(payload)
    if size < 126:
        head = struct.pack("!BB", TEXT, size)
    elif size < 1 << 16:
        head = struct.pack("!BBH", TEXT, 126, size)
    else:
        head = struct.pack("!BBQ", TEXT, 127, size)
    return head + payload


shared = lru_cache(maxsize=64)(finished)
"""The same for a text that many get: made once."""


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


def writer(scope: dict[str, Any]) -> Write | None:
    """The function that writes finished frames to the connection of a scope, where the server has one."""
    write: Write | None = (scope.get("extensions") or {}).get(EXTENSION)
    return write
