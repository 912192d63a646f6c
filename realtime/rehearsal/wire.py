"""The little of HTTP and of RFC 6455 that the load client needs: it counts frames and looks at their first bytes."""

import json

TEXT, CLOSE, PING, PONG = 1, 8, 9, 10
HEADERS = (
    "User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36\r\n"
    "Accept-Language: vi-VN,vi;q=0.9\r\nAccept-Encoding: gzip, deflate\r\n"
)


def upgrade(host: str, path: str, cookie: str) -> bytes:
    """The request with which a browser opens a socket."""
    return (
        f"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: Upgrade\r\nPragma: no-cache\r\nCache-Control: no-cache\r\n"
        f"{HEADERS}Upgrade: websocket\r\nOrigin: http://{host}\r\nSec-WebSocket-Version: 13\r\n"
        f"Cookie: {cookie}\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
        "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n\r\n"
    ).encode()


def masked(payload: bytes, opcode: int = TEXT) -> bytes:
    """A short frame from the client; with a mask of zeros it is as valid and costs nothing."""
    return bytes((0x80 | opcode, 0x80 | len(payload), 0, 0, 0, 0)) + payload


def unmasked(payload: bytes) -> bytes:
    """A text frame as a server sends it."""
    size = len(payload)
    if size < 126:
        return bytes((0x80 | TEXT, size)) + payload
    if size < 1 << 16:
        return bytes((0x80 | TEXT, 126)) + size.to_bytes(2, "big") + payload
    return bytes((0x80 | TEXT, 127)) + size.to_bytes(8, "big") + payload


def frame(data: bytes, at: int) -> tuple[int, int, int] | None:
    """The frame of a server that begins at `at`: opcode, begin and end of its payload; None if not all is there."""
    if len(data) < at + 2:
        return None
    size, begin = data[at + 1], at + 2
    if size == 126:
        size, begin = int.from_bytes(data[begin : begin + 2], "big"), begin + 2
    elif size == 127:
        size, begin = int.from_bytes(data[begin : begin + 8], "big"), begin + 8
    end = begin + size
    return (data[at] & 0x0F, begin, end) if begin <= len(data) >= end else None


def answer(seq: int) -> bytes:
    """What a page says when it has taken everything up to `seq` (`realtime.frames`)."""
    return masked(json.dumps({"ack": seq}, separators=(",", ":")).encode())


def body_end(data: bytes) -> int | None:
    """Where an HTTP answer at the start of `data` ends; None if not all is there."""
    head = data.find(b"\r\n\r\n")
    if head < 0:
        return None
    fields = data[:head].lower()
    at = fields.find(b"content-length:")
    if at >= 0:
        end = head + 4 + int(fields[at + 15 :].split(b"\r\n", 1)[0])
        return end if len(data) >= end else None
    if b"transfer-encoding: chunked" in fields:
        end = data.find(b"0\r\n\r\n", head)
        return end + 5 if end >= 0 else None
    return head + 4
