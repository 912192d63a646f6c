"""Any k of n shares restore the secret, fewer say nothing of it."""

from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voting.sealed import shamir

SECRET = bytes(range(100, 132))


def plain_product(one: int, other: int) -> int:
    """Multiplication in GF(256) as it is defined, without tables."""
    product = 0
    while other:
        if other & 1:
            product ^= one
        one <<= 1
        if one & 0x100:
            one ^= shamir.POLYNOMIAL
        other >>= 1
    return product


def test_the_field() -> None:
    assert all(shamir.multiply(a, b) == plain_product(a, b) for a in range(256) for b in range(256))
    assert all(shamir.multiply(shamir.divide(a, b), b) == a for a in range(256) for b in range(1, 256))
    assert shamir.multiply(0x53, 0xCA) == 1  # FIPS 197, 4.2: inverses of each other
    with pytest.raises(ZeroDivisionError):
        shamir.divide(7, 0)


@pytest.mark.parametrize(("needed", "among"), [(2, 2), (2, 3), (3, 5), (5, 5), (2, 7)])
def test_every_subset(needed: int, among: int) -> None:
    shares = shamir.split(SECRET, needed, among)
    assert sorted(shares) == list(range(1, among + 1))
    for count in range(2, among + 1):
        for chosen in combinations(shares, count):
            joined = shamir.join({x: shares[x] for x in chosen})
            assert (joined == SECRET) == (count >= needed)


@given(secret=st.binary(min_size=1, max_size=40), needed=st.integers(2, 6), more=st.integers(0, 4))
def test_any_secret(secret: bytes, needed: int, more: int) -> None:
    shares = shamir.split(secret, needed, needed + more)
    assert shamir.join(dict(list(shares.items())[-needed:])) == secret


def test_one_share_of_two_says_nothing() -> None:
    """Of a fixed secret each value of a share comes equally often: chi-square over 256 values."""
    drawn = Counter(shamir.split(b"\x07" * 64, 2, 2)[1][place] for _ in range(400) for place in range(64))
    expected = 400 * 64 / 256
    assert sum((drawn[value] - expected) ** 2 / expected for value in range(256)) < 370  # 255 degrees: p = 3e-6


@pytest.mark.parametrize(("needed", "among"), [(1, 3), (4, 3), (0, 0), (2, 256)])
def test_what_is_no_way_to_share(needed: int, among: int) -> None:
    with pytest.raises(ValueError, match="no way"):
        shamir.split(SECRET, needed, among)


@pytest.mark.parametrize("shares", [{}, {1: b"a"}, {1: b"a", 2: b"bc"}, {0: b"a", 1: b"b"}, {1: b"a", 256: b"b"}])
def test_what_are_no_shares(shares: dict[int, bytes]) -> None:
    with pytest.raises(ValueError, match="no shares"):
        shamir.join(shares)
