"""Whether the simulated tablets themselves were too slow: then the figures are theirs and not the server's."""

import asyncio
import time
from typing import Final

from realtime.rehearsal.measures import within

STEP: Final = 0.05  # seconds between two looks
BUSY: Final = 0.9  # share of a core from which on this process has no time left
LATE: Final = 0.25  # seconds; who looks at the clock so late measures itself
SHARE: Final = 0.05  # of the looks


class Pulse:
    """Runs beside the tablets, in their event loop."""

    def __init__(self) -> None:
        self._lags: list[float] = []
        self._began = time.monotonic()
        self._used = time.process_time()

    async def beat(self) -> None:
        """Until cancelled."""
        while True:
            planned = time.monotonic() + STEP
            await asyncio.sleep(STEP)
            self._lags.append(max(0.0, time.monotonic() - planned))

    @property
    def busy(self) -> float:
        """The share of one core that this process has used so far."""
        return (time.process_time() - self._used) / max(0.001, time.monotonic() - self._began)

    @property
    def is_saturated(self) -> bool:
        """Whether the tablets were the limit: no processor time left, or every twentieth look late."""
        late = sum(lag > LATE for lag in self._lags)
        return self.busy > BUSY or late > SHARE * len(self._lags)

    def told(self) -> dict[str, object]:
        return {
            "busy": round(self.busy, 3),
            "lag_p95_ms": round(within(self._lags, 95) * 1000, 1),
            "lag_max_ms": round(max(self._lags, default=0.0) * 1000, 1),
            "saturated": self.is_saturated,
        }
