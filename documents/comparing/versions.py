"""Versions of papers as books, and any two of them compared. What was read last is kept in memory."""

from collections.abc import Sequence
from functools import lru_cache

from documents import store
from documents.comparing import book
from documents.comparing.book import Book
from documents.comparing.finding import Comparison
from documents.models import PaperVersion
from documents.pdf import wording
from documents.pdf.shelf import Shelf


def book_of(version: PaperVersion) -> Book:
    """The words of a version. Raises as `store.local`."""
    return _book(version.sha256, version.pages)


def compared(old: PaperVersion, new: PaperVersion) -> Comparison:
    """Two versions side by side. Raises as `store.local`."""
    return _compared(old.sha256, old.pages, new.sha256, new.pages)


@lru_cache(maxsize=8)
def _book(sha256: str, pages: int) -> Book:
    lines: Sequence[Sequence[Sequence[object]]] = wording.lines_of(
        store.local(sha256), Shelf(store.pages(sha256)), pages
    )
    return book.read(lines)


@lru_cache(maxsize=8)
def _compared(old: str, old_pages: int, new: str, new_pages: int) -> Comparison:
    return Comparison(_book(old, old_pages), _book(new, new_pages))
