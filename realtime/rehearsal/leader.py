"""Whoever leads: the chair's own buttons, pressed until the server has answered."""

import asyncio
from contextlib import suppress
from typing import Final

from realtime.rehearsal.line import Browser, Line, Lost
from realtime.rehearsal.tablet import Refused

PATIENCE: Final = 60.0  # seconds for one step, kills included


class Leader:
    """Presses what is at an address. A step that was done before the answer got lost is not done twice."""

    def __init__(self, browser: Browser) -> None:
        self._line = Line(browser)

    async def press(self, address: str, fields: str = "next=/") -> None:
        """Raises `Refused` if the server says no, or nothing for too long."""
        loop = asyncio.get_running_loop()
        deadline, again, said = loop.time() + PATIENCE, False, "no answer"
        while loop.time() < deadline:
            with suppress(Lost):
                answer = await self._line.post(address, fields)
                if answer.status < 300 or (answer.status == 409 and again):
                    return
                said = f"{answer.status} {answer.data.get('message', '')}"
                if answer.status < 500:
                    break
            again = True
            await asyncio.sleep(0.3)
        raise Refused(f"{address}: {said}")

    def close(self) -> None:
        self._line.close()
