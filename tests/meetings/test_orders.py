"""In which order a room fills."""

from collections.abc import Iterator

import pytest

from meetings.orders import ORDERS, Place, outwards


@pytest.mark.parametrize("size", [(1, 1), (3, 2), (2, 5), (4, 4), (2, 7)])
@pytest.mark.parametrize("name", sorted(ORDERS))
def test_every_order_uses_every_seat_once(name: str, size: tuple[int, int]) -> None:
    every = [(row, column) for row in range(1, size[0] + 1) for column in range(1, size[1] + 1)]
    assert sorted(ORDERS[name](*size)) == every


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("rows", [(1, 1), (1, 2), (1, 3), (1, 4), (2, 1)]),
        ("centre", [(1, 2), (1, 3), (1, 1), (1, 4), (2, 2)]),
        ("snake", [(1, 1), (1, 2), (1, 3), (1, 4), (2, 4)]),
        ("sides", [(1, 2), (1, 3), (2, 2), (2, 3), (1, 1)]),
    ],
)
def test_who_sits_where_in_two_rows_of_four(name: str, first: list[Place]) -> None:
    seats: Iterator[Place] = ORDERS[name](2, 4)
    assert [next(seats) for _ in first] == first


def test_the_middle_of_an_odd_row_comes_first() -> None:
    assert outwards(5) == [3, 2, 4, 1, 5]
