"""Bodies of requests: passed on unparsed, and never longer than the product takes."""

import io
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import override_settings
from twisted.internet.address import IPv4Address
from twisted.internet.error import ConnectionDone
from twisted.internet.testing import StringTransport
from twisted.python.failure import Failure
from twisted.web import http

from realtime.requests import FILES, Requests

FORM = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-\r\n--x--\r\n'


class Queue(list[dict[str, Any]]):
    put_nowait = list.append


class Daphne:
    """As much of the server as a request asks for."""

    proxy_forwarded_address_header = None
    root_path = ""
    request_buffer_size = 8192

    def __init__(self) -> None:
        self.scopes: list[dict[str, Any]] = []
        self.received = Queue()

    def bodies(self) -> list[tuple[bytes, bool]]:
        """Each piece of a body that was passed on, and whether more was to come."""
        return [(part["body"], part["more_body"]) for part in self.received if part["type"] == "http.request"]

    def create_application(self, _request: object, scope: dict[str, Any]) -> Queue:
        self.scopes.append(scope)
        return self.received

    def protocol_connected(self, _request: object) -> None: ...

    def protocol_disconnected(self, _request: object) -> None: ...


@pytest.fixture
def small() -> Iterator[int]:
    with override_settings(UPLOAD_LIMIT_BYTES=100):
        yield 100 * FILES


def sent(*pieces: bytes) -> tuple[Daphne, Any]:
    """What the server and the line have seen after these pieces came in."""
    daphne, line = Daphne(), StringTransport()  # type: ignore[no-untyped-call]
    factory = Requests(daphne)  # type: ignore[no-untyped-call]
    factory.timeOut = None
    protocol = factory.buildProtocol(IPv4Address("TCP", "127.0.0.1", 5000))
    protocol.makeConnection(line)
    for piece in pieces:
        protocol.dataReceived(piece)
    seen = daphne.bodies()
    protocol.connectionLost(Failure(ConnectionDone()))  # type: ignore[no-untyped-call]
    assert daphne.bodies() == seen
    return daphne, line


def post(*headers: bytes) -> bytes:
    return b"\r\n".join([b"POST /papers/new/ HTTP/1.1", b"Host: a", *headers, b"", b""])


def test_a_body_is_passed_on_as_it_came_and_parsed_by_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*args: object) -> None:
        raise AssertionError("parsed in the thread that serves everybody")

    monkeypatch.setattr(http, "_getMultiPartArgs", never)
    monkeypatch.setattr(http, "parse_qs", never)
    for kind in (b"multipart/form-data; boundary=x", b"application/x-www-form-urlencoded"):
        daphne, _line = sent(post(b"Content-Type: " + kind, b"Content-Length: %d" % len(FORM)), FORM)
        assert [scope["path"] for scope in daphne.scopes] == ["/papers/new/"]
        assert daphne.bodies() == [(FORM, False)]


def test_the_longest_body_is_taken(small: int) -> None:
    daphne, line = sent(post(b"Content-Length: %d" % small), b"a" * small)
    assert [len(body) for body, _more in daphne.bodies()] == [small]
    assert line.disconnecting is False


def test_a_longer_one_is_refused_before_it_is_sent(small: int) -> None:
    daphne, line = sent(post(b"Content-Length: %d" % (small + 1)))
    assert line.value().startswith(b"HTTP/1.1 413 ")
    assert line.value().decode().endswith("Nội dung gửi lên quá lớn.")
    assert (line.disconnecting, daphne.scopes) == (True, [])


def test_what_comes_after_the_refusal_is_dropped(small: int) -> None:
    daphne, line = sent(post(b"Content-Length: %d" % (small + 1)), b"a" * (small + 1))
    assert line.value().count(b"413") == 1
    assert daphne.scopes == []


def test_chunks_are_counted(small: int) -> None:
    piece = b"%x\r\n" % 200 + b"a" * 200 + b"\r\n"
    daphne, line = sent(post(b"Transfer-Encoding: chunked"), piece, piece, piece, b"0\r\n\r\n")
    assert line.value().startswith(b"HTTP/1.1 413 ")
    assert (line.disconnecting, daphne.scopes) == (True, [])
    taken, _line = sent(post(b"Transfer-Encoding: chunked"), piece, piece, b"0\r\n\r\n")
    assert [len(body) for body, _more in taken.bodies()] == [small]


def test_no_line_is_kept_of_who_asked_for_what() -> None:
    factory = Requests(Daphne())  # type: ignore[no-untyped-call]
    factory._logFile = io.StringIO()
    protocol = factory.buildProtocol(IPv4Address("TCP", "127.0.0.1", 5000))
    protocol.makeConnection(StringTransport())  # type: ignore[no-untyped-call]
    protocol.dataReceived(b"GET /meetings/ HTTP/1.1\r\nHost: a\r\n\r\n")
    protocol._channel.requests[0].finish()
    assert factory._logFile.getvalue() == ""
