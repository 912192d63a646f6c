"""A small server that speaks enough of the S3 protocol: one bucket, objects put, read and asked for."""

import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote, urlsplit

BUCKET = "ho-so"
KEY = "key-of-the-test"


class Bucket(ThreadingHTTPServer):
    """`objects` by their names, `asked` what came in order, `url` the endpoint. `ill`: it answers 503 to everything."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.objects: dict[str, bytes] = {}
        self.asked: list[str] = []
        self.ill = False

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class Handler(BaseHTTPRequestHandler):
    server: Bucket
    protocol_version = "HTTP/1.1"

    def do_PUT(self) -> None:
        data = self.rfile.read(int(self.headers["Content-Length"]))
        if name := self._name():
            self.server.objects[name] = data
            self._answer(200, etag=data)

    def do_GET(self) -> None:
        self._read()

    def do_HEAD(self) -> None:
        self._read()

    def _read(self) -> None:
        if name := self._name():
            data = self.server.objects.get(name)
            if data is None:
                self._answer(404, b"<Error><Code>NoSuchKey</Code></Error>")
            else:
                self._answer(200, data, etag=data)

    def _name(self) -> str:
        """The object that is asked for; answers the request itself, and gives "", where there is no such thing."""
        self.server.asked.append(self.command)
        bucket, _, name = unquote(urlsplit(self.path).path).lstrip("/").partition("/")
        if self.server.ill:
            self._answer(503, b"<Error><Code>SlowDown</Code></Error>")
        elif not self.headers.get("Authorization", "").startswith(f"AWS4-HMAC-SHA256 Credential={KEY}/"):
            self._answer(403, b"<Error><Code>AccessDenied</Code></Error>")
        elif bucket != BUCKET:
            self._answer(404, b"<Error><Code>NoSuchBucket</Code></Error>")
        else:
            return name
        return ""

    def _answer(self, status: int, body: bytes = b"", etag: bytes | None = None) -> None:
        self.send_response(status)
        if etag is not None:
            self.send_header("ETag", f'"{hashlib.md5(etag, usedforsecurity=False).hexdigest()}"')
            self.send_header("Last-Modified", "Thu, 12 Nov 2026 00:40:00 GMT")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is printed: `asked` tells."""


@contextmanager
def running() -> Iterator[Bucket]:
    bucket = Bucket()
    thread = threading.Thread(target=bucket.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield bucket
    finally:
        bucket.shutdown()
        bucket.server_close()
        thread.join()
