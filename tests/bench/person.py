"""A person who is signed in: pages, forms, and what the pages say about sockets and ballots."""

import html
import http.client
import re
import time
from typing import Any, Self
from urllib.parse import urlencode
from uuid import uuid4

from tests.bench.site import Site

SECRET = "b" * 32  # of the CSRF cookie: the server only compares it with what the page sends
FORM = "application/x-www-form-urlencoded"
PIECE = 256 * 1024  # bytes taken at a time
REST = 0.002  # seconds between two
QUIET = {"X-Quiet": "1", "Accept": "application/json"}


class Refused(RuntimeError):
    """The server did not do what was asked."""


class Person:
    """Has one kept connection to the site. `place` is that of the session in the seeded data."""

    def __init__(self, site: Site, place: int) -> None:
        self._site = site
        self.cookie = f"sid={site.facts['sessions'][place]}; csrf={SECRET}"
        self._line = http.client.HTTPConnection("127.0.0.1", site.port, timeout=120)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._line.close()

    def get(self, path: str) -> str:
        return self._ask("GET", path)

    def post(self, path: str, **fields: str) -> str:
        """Sends a form as the pages' script does."""
        return self._ask("POST", path, urlencode(fields), {"Content-Type": FORM, "X-CSRFToken": SECRET, **QUIET})

    def fetch_slowly(self, path: str, size: int) -> None:
        """Has a large file sent and takes it in small pieces with rests. Raises `Refused` if it is not whole."""
        headers = self._headers() | {"Content-Type": FORM, "X-CSRFToken": SECRET}
        self._line.request("POST", path, "next=/", headers)
        answer = self._line.getresponse()
        taken = 0
        while piece := answer.read(PIECE):
            taken += len(piece)
            time.sleep(REST)
        if answer.status != 200 or taken != size:
            raise Refused(f"POST {path} gave {answer.status} and {taken} of {size} bytes")

    def start_item(self, turn: int) -> str:
        """The chair goes to an item of the hall's agenda, over and over from its start. Two events, at first one."""
        items = self._site.facts["items"]
        return self.post(f"/items/{items[turn % len(items)]}/discussion/", next="/")

    def _ask(self, method: str, path: str, body: str | None = None, more: dict[str, str] | None = None) -> str:
        self._line.request(method, path, body, self._headers() | {"Accept-Language": "vi"} | (more or {}))
        answer = self._line.getresponse()
        text = answer.read().decode()
        if answer.status not in (200, 204):
            raise Refused(f"{method} {path} gave {answer.status} {text[:300]}")
        return text

    def _headers(self) -> dict[str, str]:
        return {"Host": self._site.host, "Cookie": self.cookie, "Origin": f"http://{self._site.host}"}

    def listens(self, page: str, meeting: str = "hall") -> dict[str, str]:
        """How the person's open page opens its socket: the address that it carries, and the cookies."""
        text = self.get(self._site.page(page, meeting))
        return {"path": f"{mark(text, 'data-socket')}&since={mark(text, 'data-since')}", "cookie": self.cookie}

    def plain_answer(self, action: str) -> str:
        """The request by which `voting/js/ballot.js` sends an answer to the plain view."""
        fields = {"csrfmiddlewaretoken": SECRET, "next": "/", **_answer()}
        bar = f"----PhienhopBench{uuid4().hex[:16]}"
        parts = [f'--{bar}\r\nContent-Disposition: form-data; name="{k}"\r\n\r\n{v}\r\n' for k, v in fields.items()]
        kind = {"Content-Type": f"multipart/form-data; boundary={bar}", "X-CSRFToken": SECRET}
        return self._request(action, kind, "".join(parts) + f"--{bar}--\r\n")

    def fast_answer(self, action: str, ticket: str) -> str:
        """The request by which it sends an answer through the fast lane."""
        return self.by_lane(action, ticket, urlencode(_answer()))

    def by_lane(self, action: str, ticket: str, form: str) -> str:
        """A request to the fast lane."""
        return self._request(action, {"Content-Type": FORM, "X-Ballot-Ticket": ticket}, form)

    def _request(self, path: str, more: dict[str, str], body: str) -> str:
        headers = {**self._headers(), **QUIET, **more, "Content-Length": str(len(body))}
        lines = [f"POST {path} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items())]
        return "\r\n".join(lines) + "\r\n\r\n" + body


def _answer() -> dict[str, str]:
    return {"choice": "yes", "key": str(uuid4()), "revision": "0"}


def mark(text: str, name: str) -> str:
    """The value of an attribute that a page carries once; empty if it has none."""
    found: Any = re.search(rf'\b{name}="([^"]*)"', text)
    return html.unescape(found.group(1)) if found else ""
