"""Finished WebSocket frames, for sockets that take them as they are (`realtime.sockets`).

Daphne frames, logs and buffers each message anew for each socket. News of a full room are the same bytes for
everybody, so the frame is made once and written straight to the sockets: an ASGI extension gives the application a
function for it. On any other server the extension is missing and `send` is used.
"""

import struct
from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final

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


def writer(scope: dict[str, Any]) -> Write | None:
    """The function that writes finished frames to the connection of a scope, where the server has one."""
    write: Write | None = (scope.get("extensions") or {}).get(EXTENSION)
    return write
