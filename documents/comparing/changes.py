"""What changed from one version to another, as a person reads it: page by page, a few words around each change."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from documents.comparing.book import Book
from people.difference import Piece, Run, runs

AROUND: Final = 10  # words that are shown before and after a change
APART: Final = 2 * AROUND  # changes that are closer are shown together


@dataclass
class Change:
    """One place: what is to be read there, and on which page of either version it begins."""

    old_page: int
    new_page: int
    pieces: list[Piece] = field(default_factory=list)

    @property
    def before(self) -> list[Piece]:
        """As the older version has it."""
        return [piece for piece in self.pieces if piece.kind != "in"]

    @property
    def after(self) -> list[Piece]:
        """As the newer version has it."""
        return [piece for piece in self.pieces if piece.kind != "out"]


def changes(old: Book, new: Book) -> list[Change]:
    """The changed places in the order of the newer version."""
    return [_shown(group, old, new) for group in _groups(runs(old.keys, new.keys, readable=True))]


def _groups(found: list[Run]) -> Iterator[list[Run]]:
    """Runs that are shown together: changes, with what stayed between them when that is little."""
    group: list[Run] = []
    for run in found:
        if run.kind != "equal" or (group and len(run.new) <= APART):
            group.append(run)
        elif group:
            yield group
            group = []
    if group:
        yield group


def _shown(group: list[Run], old: Book, new: Book) -> Change:
    while group[-1].kind == "equal":
        group = group[:-1]
    first, last = group[0], group[-1]
    lead = range(max(0, first.new.start - AROUND), first.new.start)
    tail = range(last.new.stop, min(len(new.words), last.new.stop + AROUND))
    change = Change(_page(old, first.old.start), _page(new, first.new.start))
    pieces = [Piece("equal", _words(new, lead))]
    for run in group:
        pieces.append(Piece(run.kind, _words(old, run.old) if run.kind == "out" else _words(new, run.new)))
    pieces.append(Piece("equal", _words(new, tail)))
    change.pieces = [piece for piece in pieces if piece.text]
    return change


def _words(book: Book, words: range) -> str:
    return " ".join(book.words[at].text for at in words)


def _page(book: Book, at: int) -> int:
    """The page of a word; of the last one behind the end, 1 where there is no text."""
    return book.words[min(at, len(book.words) - 1)].page if book.words else 1
