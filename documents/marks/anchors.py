"""Which words a mark belongs to, and what the mark looks like at other words; knows no table."""

from collections.abc import Sequence
from typing import Final

from documents.comparing.book import Book, Word
from documents.marks.shapes import Shape, bounds, moved

NEAR: Final = 0.08  # of the page's height; what is further from all words belongs to none
MOST_LINES: Final = 4


def words_under(book: Book, page: int, kind: str, shape: Sequence[Sequence[float]], quote: str = "") -> range:
    """The words of a highlight, or those nearest to a stroke or note; an empty range on a page without text."""
    here = book.on(page)
    if kind == "highlight":
        return _quoted(book, here, shape, quote) or _nearest(book, here, bounds(kind, shape))
    return _nearest(book, here, bounds(kind, shape))


def _quoted(book: Book, here: range, shape: Sequence[Sequence[float]], quote: str) -> range:
    """The highlighted words: those quoted, where they are nearest to the place; without a quote those under it."""
    under = [at for at in here if any(_covers(quad, book.words[at]) for quad in shape)]
    wanted = quote.lower().split()
    starts = [at for at in here if _begins(book, at, wanted)] if wanted else []
    if starts:
        middle = under[0] if under else here.start
        first = min(starts, key=lambda at: abs(at - middle))
        return range(first, first + len(wanted))
    return range(under[0], under[-1] + 1) if under else range(0)


def _begins(book: Book, at: int, wanted: Sequence[str]) -> bool:
    """Whether the quote begins here; its first and last word may be part of one, as "(dự" is of "dự"."""
    found = book.keys[at : at + len(wanted)]
    if len(found) != len(wanted) or found[1:-1] != list(wanted[1:-1]):
        return False
    return wanted[0] in found[0] and wanted[-1] in found[-1]


def _covers(quad: Sequence[float], word: Word) -> bool:
    x, y, width, height = word.box
    left, top, across, down = quad
    return left <= x + width / 2 <= left + across and top <= y + height / 2 <= top + down


def _nearest(book: Book, here: range, box: tuple[float, float, float, float]) -> range:
    """Whole lines beside or under the mark, at most `MOST_LINES`, else the nearest line."""
    left, top, right, bottom = box
    far: dict[int, float] = {}
    for at in here:
        x, y, width, height = book.words[at].line.box
        down = max(y - bottom, top - y - height, 0.0)
        across = max(x - right, left - x - width, 0.0)
        far[at] = down + across / 4
    if not far or min(far.values()) > NEAR:
        return range(0)
    nearest = min(far, key=lambda at: (far[at], at))
    touched = [at for at in far if far[at] <= 0.002] or [nearest]
    line = book.words[touched[0]].line
    lines = list(dict.fromkeys(id(book.words[at].line) for at in touched))[:MOST_LINES]
    inside = [at for at in here if id(book.words[at].line) in lines or book.words[at].line is line]
    last = max(inside)
    return range(min(inside), last + 1)


def placed(kind: str, shape: Sequence[Sequence[float]], old: Sequence[Word], new: Sequence[Word]) -> tuple[int, Shape]:
    """Page and shape of a mark that belonged to the words `old` and now belongs to `new`, whose first are the same."""
    page = new[0].page
    if kind != "highlight":
        (ax, ay, _, _), (bx, by, _, _) = old[0].box, new[0].box
        return page, moved(kind, shape, bx - ax, by - ay)
    here = [word for word in new if word.page == page]
    if _same_lines(old, here):
        (ax, ay, _, _), (bx, by, _, _) = old[0].line.box, new[0].line.box
        return page, moved(kind, shape, bx - ax, by - ay)
    return page, _quads(here)


def _same_lines(old: Sequence[Word], new: Sequence[Word]) -> bool:
    """Whether the words stand in lines that read the same and lie to each other as before."""
    if len(old) != len(new):
        return False
    (ax, ay, _, _), (bx, by, _, _) = old[0].line.box, new[0].line.box
    return all(
        one.line.text == other.line.text
        and one.start == other.start
        and abs((one.line.box[0] - ax) - (other.line.box[0] - bx)) < 0.004
        and abs((one.line.box[1] - ay) - (other.line.box[1] - by)) < 0.004
        for one, other in zip(old, new, strict=True)
    )


def _quads(words: Sequence[Word]) -> Shape:
    """One box for each line, from its first to its last word."""
    lines: dict[int, list[Word]] = {}
    for word in words:
        lines.setdefault(id(word.line), []).append(word)
    boxes = [row[0].line.part(row[0].start, row[-1].end) for row in lines.values()]
    return [[round(number, 5) for number in box] for box in boxes if box[2] > 0 and box[3] > 0]
