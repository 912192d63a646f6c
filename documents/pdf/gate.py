"""Decides whether a file may become a paper, and says what is in it."""

import hashlib
import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from django.utils.translation import gettext as _

from documents.pdf import cage, content, secrecy
from documents.pdf.refusals import (
    BrokenPdf,
    CutOffPdf,
    EncryptedPdf,
    ForeignContent,
    NotPdf,
    Timeout,
    TooLarge,
    TooManyPages,
)

MAX_BYTES: Final = 100 * 1024 * 1024
MAX_PAGES: Final = 2000
MEMORY: Final = 512 * 1024 * 1024
CPU_SECONDS: Final = 10
PATIENCE: Final = 20.0  # wall clock; twice the processor time, for a machine that is busy


@dataclass(frozen=True)
class Mark:
    """One line of the outline: `level` from 1, `page` from 1."""

    level: int
    title: str
    page: int


@dataclass(frozen=True)
class Inspection:
    """A PDF that may be taken in.

    `width` and `height` of the first page are in points as shown; `has_text` is false for a scan;
    `looks_secret` asks for a warning, see `secrecy`; `is_restricted`: opens without a password but
    forbids printing or copying in other programs. `active` are the kinds of `activity.NAMES` that it has;
    `is_signed`: it has a digital signature.
    """

    sha256: str
    size: int
    pages: int
    width: float
    height: float
    title: str
    outline: tuple[Mark, ...]
    has_text: bool
    looks_secret: bool
    is_restricted: bool
    active: tuple[str, ...] = ()
    is_signed: bool = False


def inspect(path: Path, *, max_bytes: int = MAX_BYTES, max_pages: int = MAX_PAGES) -> Inspection:
    """Looks at the file at `path`. Raises one of `documents.pdf.refusals`."""
    size = path.stat().st_size
    if size > max_bytes:
        text = _("Tệp nặng %(size)d MB, vượt giới hạn %(limit)d MB. Đồng chí giảm dung lượng hoặc tách tệp.")
        raise TooLarge(text % {"size": math.ceil(size / 1024**2), "limit": max_bytes // 1024**2})
    look_at_bytes(path, size)
    facts = _facts(path, max_pages)
    return Inspection(
        sha256=digest(path),
        size=size,
        pages=int(facts["pages"]),
        width=float(facts["width"]),
        height=float(facts["height"]),
        title=_plain(facts["title"]),
        outline=tuple(Mark(int(level), _plain(title), int(page)) for level, title, page in facts["outline"]),
        has_text=bool(facts["has_text"]),
        looks_secret=secrecy.looks_secret(str(facts["text"])),
        is_restricted=bool(facts["encrypted"]),
        active=tuple(str(kind) for kind in facts["active"]),
        is_signed=bool(facts["signed"]),
    )


def look_at_bytes(path: Path, size: int) -> None:
    """Refuses what can be told from the two ends of the file, without parsing it."""
    head, tail = content.edges(path)
    kind = content.kind(head, tail)
    if kind != "pdf":
        raise NotPdf(kind)
    if content.is_cut_off(head, tail, size):
        raise CutOffPdf
    if content.has_foreign_tail(tail):
        raise ForeignContent


def digest(path: Path) -> str:
    """The SHA-256 of the file in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _facts(path: Path, max_pages: int) -> dict[str, Any]:
    job = {"do": "survey", "memory": MEMORY, "cpu": CPU_SECONDS, "nice": 0, "max_pages": max_pages}
    try:
        answers = [answer.head for answer in cage.run(path, job, patience=PATIENCE)]
        facts = answers[0]
        _judge(facts, max_pages)
    except cage.Exhausted as heavy:
        raise Timeout from heavy
    except (cage.Crashed, LookupError, TypeError, ValueError) as crash:
        raise BrokenPdf from crash
    return facts


def _judge(facts: dict[str, Any], max_pages: int) -> None:
    """Turns what the child found wrong into a refusal."""
    if facts["is"] == "heavy":
        raise Timeout
    if facts["is"] == "locked" or facts.get("locked"):
        raise EncryptedPdf
    if facts["is"] == "unreadable":
        text = _("Trang %(number)d của tệp PDF bị hỏng. Đồng chí xuất lại tệp PDF từ bản gốc rồi tải lên.")
        raise BrokenPdf(text % {"number": facts["number"]} if facts["number"] else None)
    if facts["pages"] > max_pages:
        text = _("Tệp có %(pages)d trang, vượt giới hạn %(limit)d trang. Đồng chí tách thành các tệp nhỏ hơn.")
        raise TooManyPages(text % {"pages": facts["pages"], "limit": max_pages})
    if facts["pages"] < 1:
        raise BrokenPdf


def _plain(text: object) -> str:
    """The text on one line, in NFC, without control signs."""
    import unicodedata

    shown = "".join(sign if sign.isprintable() else " " for sign in str(text))
    return unicodedata.normalize("NFC", " ".join(shown.split()))
