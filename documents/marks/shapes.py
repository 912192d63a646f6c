"""The geometry of marks in parts of the shown page (0 to 1 from the top left); knows no table."""

import math
from collections.abc import Sequence
from typing import Any, Final

Shape = list[list[float]]

MAX_POINTS: Final = 2000  # of one stroke; the page begins a new one after 1,000
MAX_QUADS: Final = 200
MARGIN: Final = 0.02  # a stroke may leave the paper by this much: a hand does
DIGITS: Final = 5

# For each kind how many numbers a part has, and how many parts there may be.
PARTS: Final = {"ink": (3, MAX_POINTS), "marker": (3, MAX_POINTS), "highlight": (4, MAX_QUADS), "note": (2, 1)}


class BadShape(ValueError):
    """The numbers are not a mark of this kind."""


def sound(kind: str, shape: Any) -> Shape:
    """The shape with rounded numbers, each inside the page. Raises `BadShape`."""
    if kind not in PARTS or not isinstance(shape, list):
        raise BadShape
    numbers, most = PARTS[kind]
    if not 1 <= len(shape) <= most:
        raise BadShape
    return [_part(kind, part, numbers) for part in shape]


def _part(kind: str, part: Any, numbers: int) -> list[float]:
    if not isinstance(part, list) or len(part) != numbers:
        raise BadShape
    if any(isinstance(one, bool) or not isinstance(one, (int, float)) or not math.isfinite(one) for one in part):
        raise BadShape
    if any(not -MARGIN <= one <= 1 + MARGIN for one in part):
        raise BadShape
    if kind == "highlight" and not (part[2] > 0 and part[3] > 0):
        raise BadShape
    return [round(float(one), DIGITS) for one in part]


def bounds(kind: str, shape: Sequence[Sequence[float]]) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of everything that belongs to the mark."""
    if kind == "highlight":
        return (
            min(x for x, _, _, _ in shape),
            min(y for _, y, _, _ in shape),
            max(x + w for x, _, w, _ in shape),
            max(y + h for _, y, _, h in shape),
        )
    return (
        min(part[0] for part in shape),
        min(part[1] for part in shape),
        max(part[0] for part in shape),
        max(part[1] for part in shape),
    )


def moved(kind: str, shape: Sequence[Sequence[float]], across: float, down: float) -> Shape:
    """The same mark at another place of a page, pushed back inside where it would leave it."""
    left, top, right, bottom = bounds(kind, shape)
    across = min(max(across, -left), 1 - right) if right - left <= 1 else 0.0
    down = min(max(down, -top), 1 - bottom) if bottom - top <= 1 else 0.0
    return [[round(part[0] + across, DIGITS), round(part[1] + down, DIGITS), *part[2:]] for part in shape]
