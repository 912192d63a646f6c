"""Where on a page the words stand, and a drawing of that to lay over the page's image; knows no table."""

from collections.abc import Sequence
from typing import Any, Final

from documents.comparing.book import Box, Line
from people.words import Token, Wanted, runs, tokens

SCALE: Final = 10_000
MARGIN: Final = 25  # of SCALE, around each place


def places(lines: Sequence[Sequence[Any]], sought: Wanted) -> list[Box]:
    """The boxes of what is looked for on a page, one for each line that it takes (`documents.pdf.lines`)."""
    rows = [Line(0, (x, y, w, h), text, turn[0] if turn else 0) for x, y, w, h, text, *turn in lines]
    flat: list[Token] = []
    owners: list[Line] = []
    for row in rows:
        found = tokens(row.text)
        flat += found
        owners += [row] * len(found)
    boxes: list[Box] = []
    for run in runs(flat, sought):
        boxes += _boxes([(owners[index], flat[index]) for index in run])
    return boxes


def _boxes(run: list[tuple[Line, Token]]) -> list[Box]:
    """One box for the words of a run that stand in the same line."""
    ends: dict[int, tuple[Line, int, int]] = {}
    for line, token in run:
        _, start, _ = ends.get(id(line), (line, token.start, 0))
        ends[id(line)] = (line, start, token.end)
    return [line.part(start, end) for line, start, end in ends.values()]


def svg(boxes: Sequence[Box]) -> str:
    """The boxes as an SVG that is stretched over the page: a tint, and a line below it for who sees no colours."""
    drawn = "".join(_drawn(*(round(part * SCALE) for part in box)) for box in boxes)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SCALE} {SCALE}" width="{SCALE}" height="{SCALE}" '
        f'preserveAspectRatio="none">{drawn}</svg>'
    )


def _drawn(left: int, top: int, width: int, height: int) -> str:
    x, across = left - MARGIN, width + 2 * MARGIN
    return (
        f'<rect x="{x}" y="{top - MARGIN}" width="{across}" height="{height + 2 * MARGIN}" fill="#ffc400" '
        f'fill-opacity=".38"/><rect x="{x}" y="{top + height}" width="{across}" height="{MARGIN}" fill="#a84300"/>'
    )
