"""Pages that somebody waits for: drawn at once, each only once, neighbours with them."""

import logging
import os
import threading
from collections.abc import Iterable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as TooSlow
from pathlib import Path
from typing import Final

from documents.pdf import pages
from documents.pdf.refusals import UnreadablePage
from documents.pdf.shelf import Shelf, is_whole

WAIT: Final = 45.0  # seconds; longer than one stalled page takes to be given up
THUMBS: Final = 24  # drawn together: a strip shows many

log = logging.getLogger(__name__)
Key = tuple[Path, int, int]
_coming: dict[Key, "Future[None]"] = {}
_lock = threading.Lock()
_lanes = {  # thumbnails never stand in the way of a page that is read
    False: threading.BoundedSemaphore(max(2, os.cpu_count() or 1)),
    True: threading.BoundedSemaphore(1),
}


def image(pdf: Path, shelf: Shelf, number: int, side: int, total: int) -> Path:
    """The image of page `number` of `total`, drawn now if it is not there yet.

    `side` is one of `pages.SIDES`. Raises `UnreadablePage`. Safe to call from many threads.
    """
    return _waited_for(shelf.image(number, side), pdf, shelf, number, side, total)


def lines(pdf: Path, shelf: Shelf, number: int, total: int) -> Path:
    """The lines of page `number` of `total`, read now if they are not there yet. Raises `UnreadablePage`."""
    return _waited_for(shelf.lines(number), pdf, shelf, number, pages.PAGE, total)


def _waited_for(path: Path, pdf: Path, shelf: Shelf, number: int, side: int, total: int) -> Path:
    if is_whole(path):
        return path
    if shelf.has_failed(number):
        raise UnreadablePage
    try:
        _ordered(pdf, shelf, number, side, total).result(timeout=WAIT)
    except TooSlow as slow:
        raise UnreadablePage from slow
    if not is_whole(path):
        raise UnreadablePage
    return path


def _ordered(pdf: Path, shelf: Shelf, number: int, side: int, total: int) -> "Future[None]":
    """The drawing under way for this page, or a new one for it and its neighbours."""
    order = _order(side)
    with _lock:
        under_way = _coming.get((shelf.folder, number, side))
        if under_way:
            return under_way
        if shelf.has(number, order.sides, order.lines):  # finished between the first look and the lock
            ready: Future[None] = Future()
            ready.set_result(None)
            return ready
        batch = [
            other
            for other in (number, *_neighbours(number, side))
            if 0 < other <= total
            and (shelf.folder, other, side) not in _coming
            and not (shelf.has_failed(other) or shelf.has(other, order.sides, order.lines))
        ]
        futures: dict[int, Future[None]] = {other: Future() for other in batch}
        _coming.update({(shelf.folder, other, side): future for other, future in futures.items()})
    threading.Thread(target=_draw, args=(pdf, shelf, side, futures), daemon=True, name="page-drawing").start()
    return futures[number]


def _order(side: int) -> pages.Order:
    return pages.Order() if side == pages.PAGE else pages.Order((side,), lines=False)


def _neighbours(number: int, side: int) -> Iterable[int]:
    """Pages likely to be asked for next, likeliest first; beside a page looked at closely, none."""
    return {pages.THUMB: range(number + 1, number + THUMBS), pages.PAGE: (number + 1, number - 1)}.get(side, ())


def _draw(pdf: Path, shelf: Shelf, side: int, futures: dict[int, "Future[None]"]) -> None:
    """Draws in its own thread; whatever happens, nobody is left waiting."""
    try:
        with _lanes[side == pages.THUMB]:
            for number in pages.draw(pdf, list(futures), _order(side), shelf):
                _finish(shelf, number, side, futures[number])
    except OSError:
        log.exception("page images cannot be written")
    finally:
        for number, future in futures.items():
            _finish(shelf, number, side, future)


def _finish(shelf: Shelf, number: int, side: int, future: "Future[None]") -> None:
    key = shelf.folder, number, side
    with _lock:
        if _coming.get(key) is future:
            del _coming[key]
    if not future.done():
        future.set_result(None)
