"""Weighted votes: decimal weights as whole units, so that every sum and share stays exact."""

from collections.abc import Sequence
from decimal import Decimal

PLACES = 3  # decimals of a weight, at most


class BadWeights(ValueError):
    """These weights cannot be counted."""


def units(weights: Sequence[Decimal], *, secret: bool) -> tuple[int, list[int]]:
    """How many units one vote has (a power of ten) and each weight in units.

    `units([1, 2.5])` is 10 and [10, 25]. Raises `BadWeights` for a weight of 0 or less, one with more than three
    decimals, and for unequal weights on a secret vote, where a weight would tell who voted what.
    """
    if any(not weight.is_finite() or weight <= 0 for weight in weights):
        raise BadWeights("a weight is more than nothing")
    if secret and any(weight != 1 for weight in weights):
        raise BadWeights("a secret vote has no weights")
    for places in range(PLACES + 1):
        scale = 10**places
        if all(weight * scale == int(weight * scale) for weight in weights):
            return scale, [int(weight * scale) for weight in weights]
    raise BadWeights(f"a weight has at most {PLACES} decimals")
