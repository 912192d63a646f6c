"""How much memory the serving processes take while the room fills."""

import asyncio
from contextlib import suppress
from typing import Final

from realtime.rehearsal import machine
from realtime.rehearsal.stage import Stage

STEP: Final = 0.5  # seconds between two looks
MB: Final = 1024 * 1024


class Memory:
    """Looks at every process now and then. `empty` and `full` are bytes before and after the tablets came."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._peaks: dict[str, int] = {}
        self._peak = 0
        self.empty = self.full = 0

    async def watch(self) -> None:
        """Until cancelled."""
        while True:
            self.now()
            await asyncio.sleep(STEP)

    def now(self) -> int:
        """The bytes of all serving processes at this moment."""
        total = 0
        for child in self._stage.servers:
            with suppress(OSError, IndexError):
                held = machine.memory(child.pid)
                self._peaks[child.name] = max(self._peaks.get(child.name, 0), held)
                total += held
        self._peak = max(self._peak, total)
        return total

    def told(self, tablets: int) -> dict[str, object]:
        """Megabytes of each process and of all together at their highest; kilobytes that each tablet added."""
        return {
            "peak_mb": round(self._peak / MB, 1),
            "processes_mb": {name: round(held / MB, 1) for name, held in sorted(self._peaks.items())},
            "per_tablet_kb": round(max(0, self.full - self.empty) / 1024 / max(1, tablets), 1),
        }
