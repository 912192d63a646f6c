"""Servers that die while people vote."""

import asyncio
import random
from collections.abc import Callable
from typing import Final

from realtime.rehearsal.stage import Stage

LOOK: Final = 0.1  # seconds between two looks at what has died
EARLY, LATE = 0.1, 0.8  # parts of the time in which ballots are on their way


class Trouble:
    """Kills as often as told and starts again what has died. `kills` counts."""

    def __init__(self, stage: Stage, chance: random.Random, say: Callable[[str], object]) -> None:
        self.kills = 0
        self._stage, self._chance, self._say = stage, chance, say

    async def mend(self) -> None:
        """Until cancelled."""
        while True:
            self._stage.mend()
            await asyncio.sleep(LOOK)

    async def strike(self, times: int, within: float) -> None:
        """Ends a server at once (SIGKILL), chosen by chance, so many times within so many seconds."""
        moments = sorted(self._chance.uniform(EARLY, LATE) * within for _ in range(times))
        began = asyncio.get_running_loop().time()
        for moment in moments:
            await asyncio.sleep(max(0.0, began + moment - asyncio.get_running_loop().time()))
            while not (alive := [child for child in self._stage.servers if child.alive]):
                await asyncio.sleep(LOOK)
            victim = self._chance.choice(alive)
            victim.process.kill()
            victim.process.wait()
            self.kills += 1
            self._say(f"killed {victim.name}")
