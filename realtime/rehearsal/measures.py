"""How long things took, by the name of the action."""

import math
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

Figures = dict[str, float | int]


class Measures:
    """Collects seconds; `told` gives milliseconds."""

    def __init__(self) -> None:
        self._took: dict[str, list[float]] = defaultdict(list)

    def note(self, action: str, seconds: float) -> None:
        self._took[action].append(seconds)

    @contextmanager
    def timed(self, action: str) -> Iterator[None]:
        """Notes how long the block took, unless it raised."""
        began = time.monotonic()
        yield
        self.note(action, time.monotonic() - began)

    def seconds(self, action: str) -> Sequence[float]:
        """All that was noted of an action."""
        return self._took.get(action, [])

    def told(self) -> dict[str, Figures]:
        """For each action p50, p95, p99 and the slowest in milliseconds, and how often it was done."""
        return {action: figures(took) for action, took in sorted(self._took.items())}


def figures(took: Sequence[float]) -> Figures:
    """The figures of one action; `took` in seconds, at least one."""
    ms = {f"p{percent}_ms": round(within(took, percent) * 1000, 1) for percent in (50, 95, 99)}
    return {**ms, "max_ms": round(max(took) * 1000, 1), "count": len(took)}


def within(took: Sequence[float], percent: float) -> float:
    """The seconds within which so many percent were done (nearest rank); 0 if there is nothing."""
    ranked = sorted(took)
    return ranked[max(0, math.ceil(len(ranked) * percent / 100) - 1)] if ranked else 0.0
