import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.quorum import needed, quorum


@pytest.mark.parametrize(
    ("members", "numerator", "denominator", "strict", "expected"),
    [(11, 2, 3, False, 8), (12, 2, 3, False, 8), (12, 2, 3, True, 9), (12, 1, 2, True, 7), (1, 2, 3, False, 1)],
)
def test_needed(members: int, numerator: int, denominator: int, strict: bool, expected: int) -> None:
    assert needed(members, numerator, denominator, strict) == expected


def test_a_body_of_nobody_never_has_a_quorum() -> None:
    assert quorum(members=0, present=0, numerator=2, denominator=3, strict=False).reached is False


def test_it_shows_how_many_are_missing() -> None:
    short = quorum(members=11, present=6, numerator=2, denominator=3, strict=False)
    assert (short.reached, short.needed, short.short) == (False, 8, 2)


@given(st.integers(1, 3000), st.integers(1, 5), st.integers(1, 5), st.booleans())
def test_needed_is_the_least_number_that_is_enough(members: int, a: int, b: int, strict: bool) -> None:
    numerator, denominator = min(a, b), max(a, b)
    least = needed(members, numerator, denominator, strict)

    def enough(count: int) -> bool:
        share, wanted = count * denominator, members * numerator
        return share > wanted if strict else share >= wanted

    assert enough(least)
    assert not enough(least - 1)
