"""How wide words are in Times, enough to tell whether a line fits and where it is best broken.

Advance widths in thousandths of the type size, as in the AFM files of Times-Roman and Times-Bold; Vietnamese marks add
no width.
"""

import unicodedata
from collections.abc import Sequence
from typing import Final

from documents.word.runs import Runs

_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_ROMAN: Final = (
    *(722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889),
    *(722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611),
    *(444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778),
    *(500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444),
)
_BOLD: Final = (
    *(722, 667, 722, 722, 667, 611, 778, 778, 389, 500, 778, 667, 944),
    *(722, 778, 611, 778, 722, 556, 667, 722, 722, 1000, 722, 722, 667),
    *(500, 556, 444, 556, 444, 333, 500, 556, 278, 333, 556, 278, 833),
    *(556, 500, 556, 556, 444, 389, 333, 556, 500, 722, 500, 500, 444),
)
_WIDTHS: Final = {bold: dict(zip(_LETTERS, row, strict=True)) for bold, row in ((False, _ROMAN), (True, _BOLD))}
_STROKE: Final = {0x110: "D", 0x111: "d"}  # the letter that has a stroke and no mark to take off
_OTHER: Final = 500
_SPACE: Final = 250
_MM: Final = 25.4 / 72
_SLACK: Final = 1.0  # mm, for what the fonts of a machine differ in


def width_mm(text: str, size_pt: float, *, bold: bool) -> float:
    """Roughly how wide a line is."""
    widths = _WIDTHS[bold] | {" ": _SPACE, "\u00a0": _SPACE}
    bare = (unicodedata.normalize("NFD", char)[0] for char in text.translate(_STROKE))
    return sum(widths.get(letter, _OTHER) for letter in bare) * size_pt / 1000 * _MM


def edge_mm(runs: Runs, size_pt: float, width: float, *, bold: bool) -> float:
    """The indent on both sides with which centred text breaks into lines of about the same length.

    0 where it fits into one line, and where somebody broke the lines by hand.
    """
    words = [width_mm(word, size_pt, bold=bold) for word in _words(runs)]
    space = width_mm(" ", size_pt, bold=bold)
    lines = _lines(words, space, width)
    if lines < 2 or any(kind == "break" for kind, _text in runs):
        return 0
    narrow = width
    while narrow > 30 and _lines(words, space, narrow - 1) <= lines:
        narrow -= 1
    return max(0, (width - narrow - _SLACK) / 2)


def _words(runs: Runs) -> list[str]:
    """What a line is never broken inside."""
    words = [""]
    for kind, text in runs:
        pieces = text.split(" ") if kind == "free" else [text]
        words[-1] += pieces[0]
        words += pieces[1:]
    return [word for word in words if word]


def _lines(words: Sequence[float], space: float, width: float) -> int:
    """How many lines words of these widths take."""
    lines, used = 1, 0.0
    for word in words:
        if used and used + space + word > width:
            lines, used = lines + 1, word
        else:
            used += word + (space if used else 0)
    return lines
