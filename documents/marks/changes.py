"""What a device says of its marks: read, checked, and put in the words of the domain."""

import math
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from django.utils.translation import gettext as _

from documents.marks import shapes
from documents.marks.shapes import Shape
from documents.models.mark import MarkColour, MarkKind, MarkShare
from people.refusals import BadInput
from people.text import line, prose

TEXT_LENGTH: Final = 2000
QUOTE_LENGTH: Final = 1000
BATCH: Final = 100  # changes in one message
WIDEST: Final = 0.1
LATEST: Final = 1_000_000_000  # revisions fit the column


@dataclass(frozen=True, kw_only=True)
class Change:
    """A mark as it is to be from now on. `revision` counts its changes, whichever device makes them, from 1.

    `settled`: the person says that a carried mark is at its place.
    """

    id: UUID
    revision: int
    page: int
    kind: str
    shape: Shape = field(default_factory=list)
    colour: str = MarkColour.BLUE
    width: float = 0.0
    text: str = ""
    quote: str = ""
    share: str = MarkShare.NOBODY
    erased: bool = False
    settled: bool = False


def read_all(data: Any, pages: int) -> tuple[list[Change], list[tuple[str, str]]]:
    """The changes of one message about a version with `pages` pages, and the ids of those that make no sense, with why.

    One of them does not hold up the others. Raises `BadInput` for what is no message at all.
    """
    if not isinstance(data, dict) or not isinstance(data.get("changes"), list):
        raise BadInput(_("Không đọc được các dấu vừa gửi. Tải lại trang rồi thử lại."))
    if len(data["changes"]) > BATCH:
        raise BadInput(_("Gửi quá nhiều dấu một lúc. Tải lại trang rồi thử lại."))
    found: list[Change] = []
    refused: list[tuple[str, str]] = []
    for one in data["changes"]:
        try:
            found.append(read(one, pages))
        except BadInput as refusal:
            refused.append((str(one.get("id", ""))[:36] if isinstance(one, dict) else "", str(refusal)))
    return found, refused


def read(data: Any, pages: int) -> Change:
    """One change. Raises `BadInput`."""
    try:
        return _read(data, pages)
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        raise BadInput(_("Không đọc được một dấu vừa gửi. Tải lại trang rồi thử lại.")) from error


def _read(data: Any, pages: int) -> Change:
    kind, erased = MarkKind(data["kind"]).value, data.get("erased") is True
    text, quote = prose(_string(data, "text")), line(_string(data, "quote"))[:QUOTE_LENGTH]
    if len(text) > TEXT_LENGTH:
        raise BadInput(_("Ghi chú dài quá %s ký tự. Rút ngắn rồi lưu lại.") % TEXT_LENGTH)
    change = Change(
        id=UUID(data["id"]),
        revision=_number(data["revision"], LATEST),
        page=_number(data["page"], pages),
        kind=kind,
        shape=[] if erased else shapes.sound(kind, data["shape"]),
        colour=MarkColour(data["colour"]).value,
        width=_width(data.get("width", 0)),
        text="" if erased else text,
        quote="" if erased else quote,
        share=MarkShare.NOBODY if erased else MarkShare(data.get("share", "")).value,
        erased=erased,
        settled=data.get("settled") is True,
    )
    if kind == MarkKind.NOTE and not erased and not text:
        raise BadInput(_("Ghi chú chưa có chữ nào. Viết ghi chú rồi lưu lại."))
    return change


def _string(data: Any, name: str) -> str:
    value = data.get(name, "")
    if not isinstance(value, str):
        raise TypeError(name)
    return value


def _number(value: Any, most: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= most:
        raise ValueError(value)
    return value


def _width(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        raise TypeError(value)
    if not 0 <= value <= WIDEST:
        raise ValueError(value)
    return round(float(value), shapes.DIGITS)
