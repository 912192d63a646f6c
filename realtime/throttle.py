"""At most so often, and never losing the last."""

import asyncio
from collections.abc import Callable, Hashable

INTERVAL = 0.5  # seconds: hints are told twice a second at most


class Throttle:
    """Calls `work(key)` at once, then at most every `interval` seconds (None: `INTERVAL`); the last wish is always
    granted."""

    def __init__(self, work: Callable[[Hashable], None], interval: float | None = None) -> None:
        self._work = work
        self._interval = INTERVAL if interval is None else interval
        self._loop = asyncio.get_running_loop()
        self._done_at: dict[Hashable, float] = {}
        self._planned: dict[Hashable, asyncio.TimerHandle] = {}

    def wish(self, key: Hashable) -> None:
        if key in self._planned:
            return
        wait = self._done_at.get(key, -self._interval) + self._interval - self._loop.time()
        self._planned[key] = self._loop.call_later(max(0.0, wait), self._grant, key)

    def _grant(self, key: Hashable) -> None:
        self._planned.pop(key, None)
        self._done_at[key] = self._loop.time()
        self._work(key)

    def forget(self, key: Hashable) -> None:
        """Drops what is kept about a key that is not needed any more."""
        self._done_at.pop(key, None)
        if planned := self._planned.pop(key, None):
            planned.cancel()
