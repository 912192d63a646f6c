"""Splitting a secret among n people of whom any k restore it, and k-1 learn nothing: Shamir over GF(256).

Each byte of the secret is the value at 0 of a random polynomial of degree k-1; share x holds its values at x. Adding is
XOR, multiplying is that of AES (x^8 + x^4 + x^3 + x + 1), by tables of powers of 3.
"""

import secrets
from collections.abc import Mapping

MOST = 255
POLYNOMIAL = 0x11B


def _powers() -> tuple[list[int], list[int]]:
    power, logarithm, value = [0] * MOST, [0] * 256, 1
    for exponent in range(MOST):
        power[exponent], logarithm[value] = value, exponent
        value ^= value << 1
        if value > MOST:
            value ^= POLYNOMIAL
    return power, logarithm


POWER, LOGARITHM = _powers()


def multiply(one: int, other: int) -> int:
    return POWER[(LOGARITHM[one] + LOGARITHM[other]) % MOST] if one and other else 0


def divide(one: int, other: int) -> int:
    """Raises `ZeroDivisionError` for 0 as the second."""
    if not other:
        raise ZeroDivisionError
    return POWER[(LOGARITHM[one] - LOGARITHM[other]) % MOST] if one else 0


def split(secret: bytes, needed: int, among: int) -> dict[int, bytes]:
    """Shares by number (1 to `among`). Raises `ValueError` unless 1 < needed <= among <= 255."""
    if not 1 < needed <= among <= MOST:
        raise ValueError(f"{needed} of {among} is no way to share")
    polynomials = [bytes([byte]) + secrets.token_bytes(needed - 1) for byte in secret]
    return {x: bytes(_value(polynomial, x) for polynomial in polynomials) for x in range(1, among + 1)}


def join(shares: Mapping[int, bytes]) -> bytes:
    """The secret, if these are enough shares of it; of too few or of damaged ones come other bytes, not an error.

    Raises `ValueError` for shares that cannot belong together.
    """
    lengths = {len(share) for share in shares.values()}
    if len(shares) < 2 or len(lengths) != 1 or not all(0 < x <= MOST for x in shares):
        raise ValueError("these are no shares of one secret")
    weights = {x: _weight(x, shares) for x in shares}
    secret = bytearray(lengths.pop())
    for x, share in shares.items():
        for place, byte in enumerate(share):
            secret[place] ^= multiply(byte, weights[x])
    return bytes(secret)


def _value(polynomial: bytes, x: int) -> int:
    value = 0
    for coefficient in reversed(polynomial):
        value = multiply(value, x) ^ coefficient
    return value


def _weight(x: int, shares: Mapping[int, bytes]) -> int:
    # Lagrange at 0; subtracting is XOR.
    weight = 1
    for other in shares:
        if other != x:
            weight = multiply(weight, divide(other, other ^ x))
    return weight
