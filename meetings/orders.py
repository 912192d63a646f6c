"""In which order the seats of a room are filled: arithmetic alone."""

from collections.abc import Callable, Iterator
from itertools import groupby

Place = tuple[int, int]  # row and column, both from 1


def rows(height: int, width: int) -> Iterator[Place]:
    """Row by row, each from left to right."""
    return ((row, column) for row in range(1, height + 1) for column in range(1, width + 1))


def outwards(width: int) -> list[int]:
    """The columns from the middle to the ends, of two that are equally far the left one first."""
    return sorted(range(1, width + 1), key=lambda column: (abs(2 * column - width - 1), column))


def centre(height: int, width: int) -> Iterator[Place]:
    """Row by row, each from the middle outwards: who comes first sits opposite the chair."""
    return ((row, column) for row in range(1, height + 1) for column in outwards(width))


def snake(height: int, width: int) -> Iterator[Place]:
    """Row by row, to and fro: neighbours in the list sit side by side."""
    for row in range(1, height + 1):
        columns = range(1, width + 1) if row % 2 else range(width, 0, -1)
        yield from ((row, column) for column in columns)


def sides(height: int, width: int) -> Iterator[Place]:
    """Both sides of a long table, alternating from the chair's end; then the chairs behind them."""
    rings = groupby(outwards(width), key=lambda column: abs(2 * column - width - 1))
    for columns in [list(ring) for _distance, ring in rings]:
        yield from ((row, column) for row in range(1, height + 1) for column in columns)


ORDERS: dict[str, Callable[[int, int], Iterator[Place]]] = {
    "rows": rows,
    "centre": centre,
    "snake": snake,
    "sides": sides,
}
