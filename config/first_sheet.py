"""The styles that a paper's first page is painted with, in the page itself: no tablet waits for a file of them.

The policy of the answer names their hash (CSP 3, 8.2: a style in a page is allowed by the hash of its text); any other
style in a page is refused as before.
"""

import re
from base64 import b64encode
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Final

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse

from config.static import gathered

NAME: Final = "phienhop/css/first.css"
COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
DRAWN: Final = "phienhop.first_sheet"  # in the META of a request: a page of its answer brings the styles
AROUND: Final = re.compile(r"\s*([{};,])\s*")


@cache
def text() -> str:
    """The sheet with what it imports, without comments and blanks; from the sources, once in each process."""
    whole = gathered(_read(NAME), lambda address: _read(normpath(join(dirname(NAME), address))))
    return AROUND.sub(r"\1", " ".join(COMMENT.sub(" ", whole).split()))


@cache
def _source() -> str:
    return f"'sha256-{b64encode(sha256(text().encode()).digest()).decode()}'"


def policy() -> dict[str, list[str]]:
    """What the policy of an answer with these styles allows besides."""
    return {"style-src": [_source()]}


class FirstSheetMiddleware:
    """Lets the policy of an answer allow the styles that a page in it brings (the tag `first_sheet` was drawn).

    Also of an answer that has such a page in it for later: a device shows it with the policy of that answer.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if DRAWN in request.META:
            response._csp_update = policy()  # type: ignore[attr-defined]  # what django-csp reads
        return response


def _read(name: str) -> str:
    found = finders.find(name)
    if not isinstance(found, str):
        raise FileNotFoundError(name)
    return Path(found).read_text(encoding="utf-8")
