"""The parts of a typed text: which line begins a section, an article or a numbered point."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

_SECTION = re.compile(r"^(?P<mark>[IVX]{1,6})\s*[.\-–]\s*(?P<text>\S.*)$")
_ARTICLE = re.compile(r"^(?P<mark>Điều \d{1,3})\s*[.:]\s*(?P<text>\S.*)$", re.IGNORECASE)
_POINT = re.compile(r"^(?P<mark>\d{1,3})\.\s+(?P<text>\S.*[^.;:,…!?])$")
LONGEST_HEADING = 160


@dataclass(frozen=True)
class Part:
    """A line of a text: what it is, its mark ("I", "Điều 1", "1"; "" for a paragraph) and the words behind that."""

    kind: Literal["section", "article", "point", "paragraph"]
    mark: str
    text: str


def outline(lines: Sequence[str]) -> tuple[Part, ...]:
    """The lines as they are to be set.

    A numbered line is a heading only if it is short and ends without a stop: "1. Về công tác cán bộ"; a whole sentence
    under a number is a paragraph.
    """
    return tuple(_part(line) for line in lines)


def _part(line: str) -> Part:
    if found := _SECTION.match(line):
        return Part("section", found["mark"], found["text"])
    if found := _ARTICLE.match(line):
        return Part("article", found["mark"][0].upper() + found["mark"][1:], found["text"])
    found = _POINT.match(line)
    if found and len(line) <= LONGEST_HEADING:
        return Part("point", found["mark"], found["text"])
    return Part("paragraph", "", line)
