"""Where the files of books lie: below the store of papers, by the book's number, until they are not needed any more."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from documents import depot, store
from documents.models import Book


def folder() -> Path:
    """The folder of all books, made when it is not there."""
    store.root().mkdir(parents=True, exist_ok=True, mode=0o700)
    found = store.root() / "books"
    found.mkdir(exist_ok=True, mode=0o700)
    return found


@contextmanager
def workshop() -> Iterator[Path]:
    """An empty folder on the same disk for the parts of a book; nothing of it is left afterwards."""
    with tempfile.TemporaryDirectory(dir=folder()) as made:
        yield Path(made)


def keep(book: Book, made: Path) -> None:
    """Puts the finished file in its place, and into object storage. Raises `depot.Unreachable`."""
    depot.keep(_name(book), made)
    os.replace(made, _path(book))


def local(book: Book) -> Path:
    """The file on this machine's disk. Raises `FileNotFoundError`, `depot.Unreachable`."""
    found = _path(book)
    if found.exists():
        return found
    with workshop() as room:
        brought = room / "book.pdf"
        with brought.open("wb") as out:
            depot.fetch(_name(book), out)
        os.replace(brought, found)
    return found


def drop(book: Book) -> None:
    """The file is gone from this disk; from object storage a rule of the bucket takes it (deploy/README.md)."""
    _path(book).unlink(missing_ok=True)


def _name(book: Book) -> str:
    return f"books/{book.pk}.pdf"


def _path(book: Book) -> Path:
    return folder() / f"{book.pk}.pdf"
