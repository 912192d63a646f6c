"""Serves PDF.js, its page and the paper below `/pdfjs/`, from memory, parts of the paper too (RFC 9110, 14)."""

import re
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

from tests.bench.pdfjs import fetch

PREFIX = "/pdfjs/"
PAPER = "paper.pdf"
PIECE = 1024 * 1024
RANGE = re.compile(rb"bytes=(\d+)-(\d*)")
KINDS = {".html": b"text/html; charset=utf-8", ".mjs": b"text/javascript", ".pdf": b"application/pdf"}


def takes(scope: dict[str, Any]) -> bool:
    return scope["type"] == "http" and str(scope["path"]).startswith(PREFIX)


async def answer(scope: dict[str, Any], send: Any) -> None:
    name = str(scope["path"]).removeprefix(PREFIX)
    data = _file(name)
    if data is None:
        await _said(send, 404, [], b"")
        return
    headers = [(b"content-type", KINDS[Path(name).suffix]), (b"accept-ranges", b"bytes")]
    wanted = RANGE.fullmatch(dict(scope["headers"]).get(b"range", b""))
    if wanted is None:
        await _said(send, 200, headers, data)
        return
    first, last = int(wanted[1]), int(wanted[2] or len(data) - 1)
    part = data[first : last + 1]
    where = b"bytes %d-%d/%d" % (first, first + len(part) - 1, len(data))
    await _said(send, 206, [*headers, (b"content-range", where)], part)


@cache
def _file(name: str) -> bytes | None:
    own = Path(__file__).parent / name
    there = {
        PAPER: Path(settings.DATA_DIR) / PAPER,
        "pdf.min.mjs": fetch.FOLDER / "package" / "legacy" / "build" / "pdf.min.mjs",
        "pdf.worker.min.mjs": fetch.FOLDER / "package" / "legacy" / "build" / "pdf.worker.min.mjs",
        "viewer.html": own,
        "viewer.mjs": own,
    }
    return there[name].read_bytes() if name in there else None


async def _said(send: Any, status: int, headers: list[tuple[bytes, bytes]], body: bytes) -> None:
    length = (b"content-length", b"%d" % len(body))
    await send({"type": "http.response.start", "status": status, "headers": [*headers, length]})
    for start in range(0, len(body), PIECE):
        await send({"type": "http.response.body", "body": body[start : start + PIECE], "more_body": True})
    await send({"type": "http.response.body"})
