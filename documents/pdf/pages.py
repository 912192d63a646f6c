"""Makes page images and text out of a PDF that passed the gate, through the limited child."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from documents.pdf import cage
from documents.pdf.shelf import Shelf

PAGE: Final = 1200  # pixels on the shorter side of the page
ZOOM: Final = 1800
THUMB: Final = 180
SIDES: Final = (THUMB, PAGE, ZOOM)

MEMORY: Final = 1024 * 1024 * 1024
CPU_SECONDS: Final = 15  # and two more for each page of a batch
PATIENCE: Final = 20.0
BATCH: Final = 24
NICE: Final = 10
MAX_CRASHES: Final = 12  # in one call; a PDF with more bad pages than this is left to single requests


@dataclass(frozen=True)
class PageImage:
    """An image that is in its place. `width` and `height` in pixels."""

    number: int
    width: int
    height: int
    path: Path


@dataclass(frozen=True)
class Order:
    """What to make of each page: the sizes, and its lines of text or not."""

    sides: tuple[int, ...] = (PAGE, THUMB)
    lines: bool = True
    nice: int = 0


def render(pdf: Path, numbers: Sequence[int], side: int, folder: Path) -> list[PageImage]:
    """Draws the pages in the order given with `side` pixels on the shorter side, and reads their lines.

    Returns the images that could be drawn; see `draw` for the others.
    """
    shelf = Shelf(folder)
    made: list[PageImage] = []

    def note(image: PageImage) -> None:
        made.append(image)

    for _ in draw(pdf, numbers, Order((side,)), shelf, note):
        pass
    return made


def draw(
    pdf: Path,
    numbers: Sequence[int],
    order: Order,
    shelf: Shelf,
    note: Callable[[PageImage], None] = lambda image: None,
) -> Iterator[int]:
    """Yields the number of each page as soon as everything ordered of it is on the shelf, or it has failed.

    A page that crashes or stalls the child is marked as failed on the shelf; the rest goes on in a
    new child.
    """
    left = list(numbers)
    for _ in range(MAX_CRASHES):
        if not left:
            return
        try:
            for number in _drawn(pdf, left, order, shelf, note):
                left.remove(number)
                yield number
        except (cage.Crashed, cage.Exhausted):
            pass
        if left:
            shelf.fail(left[0])
            yield left.pop(0)


def prepare(pdf: Path, shelf: Shelf, numbers: range, on_progress: Callable[[int], None]) -> None:
    """Draws what is missing of these pages, in their order, letting others go first.

    Calls `on_progress` after each page with the number of the last one that is done.
    """
    order = Order(nice=NICE)
    for first in range(numbers.start, numbers.stop, BATCH):
        batch = range(first, min(first + BATCH, numbers.stop))
        missing = [number for number in batch if not shelf.has(number, order.sides, order.lines)]
        for number in draw(pdf, missing, order, shelf):
            on_progress(number)
        if not missing:
            on_progress(batch[-1])


def undrawn(shelf: Shelf, total: int) -> int:
    """How many of the pages are not on the shelf."""
    order = Order()
    return sum(not shelf.has(number, order.sides, order.lines) for number in range(1, total + 1))


def _drawn(
    pdf: Path, numbers: list[int], order: Order, shelf: Shelf, note: Callable[[PageImage], None]
) -> Iterator[int]:
    """One child's worth of `draw`; the numbers come in the order asked."""
    wanted = list(numbers)
    job: dict[str, Any] = {"do": "render", "memory": MEMORY, "cpu": CPU_SECONDS + 2 * len(wanted), "nice": order.nice}
    job |= {"numbers": wanted, "sides": order.sides, "lines": order.lines}
    for answer in cage.run(pdf, job, patience=PATIENCE):
        number = wanted[0] if wanted else 0
        if answer.head.get("number") != number or not number:
            raise cage.Crashed
        if answer.head["is"] in ("done", "failed"):
            if answer.head["is"] == "failed":
                shelf.fail(number)
            wanted.pop(0)
            yield number
        else:
            _keep(answer, number, order, shelf, note)


def _keep(answer: cage.Answer, number: int, order: Order, shelf: Shelf, note: Callable[[PageImage], None]) -> None:
    """Puts one file on the shelf; its place follows from what was ordered, not from what the child says."""
    head = answer.head
    if head["is"] == "lines":
        shelf.put(shelf.lines(number), answer.data)
    elif head["is"] == "image" and head.get("side") in order.sides and answer.data[:4] == b"RIFF":
        path = shelf.image(number, head["side"])
        shelf.put(path, answer.data)
        note(PageImage(number, int(head["width"]), int(head["height"]), path))
    else:
        raise cage.Crashed
