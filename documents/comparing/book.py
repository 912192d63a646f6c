"""The words of a version in the order of reading, each with its place; knows no table."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

Box = tuple[float, float, float, float]  # left, top, width, height in parts of the shown page

# How wide letters are, in halves of a common one: where a word stands in its line is worked out from this.
NARROW: Final = set("iljtfrI.,;:!|'()[] ")
BROAD: Final = set("mwMW%@")


def wide(text: str) -> float:
    """The width of a text in arbitrary units that are the same for all texts of a line."""
    return sum(_wide(unicodedata.normalize("NFD", sign)[0]) for sign in text)


def _wide(sign: str) -> float:
    return 1.1 if sign in NARROW else 3.0 if sign in BROAD else 2.5 if sign.isupper() else 2.0


@dataclass(frozen=True)
class Line:
    """One line of a page; `turn` in degrees clockwise."""

    page: int
    box: Box
    text: str
    turn: int = 0

    def part(self, start: int, end: int) -> Box:
        """The box of the letters from `start` to `end`; of the whole line where it does not run from left to right."""
        left, top, width, height = self.box
        whole = wide(self.text)
        if self.turn or not whole:
            return self.box
        before, inside = wide(self.text[:start]) / whole, wide(self.text[start:end]) / whole
        return (left + before * width, top, inside * width, height)


@dataclass(frozen=True)
class Word:
    """One word of a line, with the letters of the line that it takes."""

    text: str
    line: Line
    start: int
    end: int

    @property
    def page(self) -> int:
        return self.line.page

    @property
    def box(self) -> Box:
        return self.line.part(self.start, self.end)


@dataclass(frozen=True)
class Book:
    """A version as its words."""

    words: Sequence[Word] = field(default_factory=list)

    @cached_property
    def keys(self) -> list[str]:
        """The words as they are compared: without regard to capital letters."""
        return [word.text.lower() for word in self.words]

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Where each word occurs."""
        found: dict[str, list[int]] = {}
        for index, key in enumerate(self.keys):
            found.setdefault(key, []).append(index)
        return found

    @cached_property
    def _pages(self) -> dict[int, range]:
        found: dict[int, range] = {}
        for index, word in enumerate(self.words):
            first = found.get(word.page, range(index, index)).start
            found[word.page] = range(first, index + 1)
        return found

    def on(self, page: int) -> range:
        """The words of a page, as numbers in the whole."""
        return self._pages.get(page, range(0))


def read(pages: Sequence[Sequence[Sequence[Any]]]) -> Book:
    """A book from the lines of each page, `[x, y, width, height, text, turn?]` (`documents.pdf.lines`)."""
    words: list[Word] = []
    for number, lines in enumerate(pages, 1):
        for x, y, width, height, text, *turn in lines:
            words += _words(Line(number, (x, y, width, height), text, turn[0] if turn else 0))
    return Book(words)


def _words(line: Line) -> list[Word]:
    found: list[Word] = []
    at = 0
    for text in line.text.split():
        start = line.text.index(text, at)
        at = start + len(text)
        found.append(Word(text, line, start, at))
    return found
