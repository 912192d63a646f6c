import pytest

from config.bars import SEATS_DRAWN, WIDTH, place, seats, votes


@pytest.mark.parametrize(("count", "base", "x"), [(6, 11, 545), (0, 11, 0), (11, 11, 1000), (12, 11, 1000), (3, 0, 0)])
def test_place(count: int, base: int, x: int) -> None:
    assert place(count, base) == x


@pytest.mark.parametrize(("present", "base"), [(0, 1), (10, 11), (60, 60), (180, 301), (0, 61)])
def test_seats_fill_the_bar_without_gaps(present: int, base: int) -> None:
    pieces = seats(present, base)
    edges = [0, *(piece.x + piece.width for piece in pieces)]
    assert [piece.x for piece in pieces] == edges[:-1]
    assert edges[-1] == WIDTH


def test_single_seats_only_while_they_can_be_seen() -> None:
    assert [len(seats(1, base)) for base in (11, SEATS_DRAWN, SEATS_DRAWN + 1)] == [11, SEATS_DRAWN, 2]
    assert [piece.kind for piece in seats(2, 3)] == ["taken", "taken", "free"]


def test_no_members_no_bar() -> None:
    assert seats(0, 0) == []
    assert votes(0, 0, 0, 0) == []


def test_votes_leave_out_what_nobody_chose() -> None:
    pieces = votes(yes=9, no=0, other=1, base=11)
    assert [(piece.kind, piece.x, piece.width) for piece in pieces] == [
        ("yes", 0, 818),
        ("other", 818, 91),
        ("none", 909, 91),
    ]
