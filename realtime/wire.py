"""Finished WebSocket frames, for sockets that take them as they are (`realtime.sockets`).

Daphne frames, logs and buffers each message anew for each socket. News of a full room are the same bytes for
everybody, so the frame is made once and written straight to the sockets: an ASGI extension gives the application the
outlet for it. On any other server the extension is missing and `send` is used.
"""

import struct
from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final, Protocol

EXTENSION: Final = "phienhop.frames"
GONE: Final = -1
TEXT: Final = 0x81  # one whole frame of text (RFC 6455, 5.2); a server does not mask

Send = Callable[[bytes], int]


class Outlet(Protocol):
    """Where finished frames leave for one socket.

    `busy` is called when `straight` does not hold any more: something waits before the next frame, or the end is near.
    """

    busy: Callable[[], None]

    def straight(self) -> Send | None:
        """The kernel's way into the socket while nothing waits before the next frame, else None.

        Whoever writes a frame by it calls `rest` with what was not taken, before anything else is written.
        """

    def write(self, frame: bytes) -> int:
        """Writes a finished frame after everything before it; the bytes that now wait, or `GONE`."""

    def rest(self, frame: bytes) -> int:
        """Lets a frame, or the end of it, wait for its turn; the same answer."""


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


def outlet(scope: dict[str, Any]) -> Outlet | None:
    """Where finished frames leave for the connection of a scope, where the server has such a place."""
    found: Outlet | None = (scope.get("extensions") or {}).get(EXTENSION)
    return found
