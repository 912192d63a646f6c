"""A tablet's own ballot: sent, sent again until it is acknowledged, as voting/static/voting/js/ballot.js does."""

import asyncio
import random
import time
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlencode
from uuid import uuid4

from realtime.rehearsal.line import Answer, Line, Lost
from realtime.rehearsal.marks import mark

FIRST_WAIT: Final = 0.6  # seconds
LONGEST_WAIT: Final = 10.0
Recorded = dict[str, Any]


@dataclass
class Ballot:
    """What one tablet did about one vote. `acknowledged` is what it was told last to be recorded.

    `keys` are the intended answers: one for each, however often it was sent. `refused` is a sentence.
    """

    vote: str
    action: str
    ticket: str
    revision: int
    acknowledged: Recorded | None = None
    keys: list[str] = field(default_factory=list)
    sent: int = 0
    refused: str = ""
    pending: bool = False

    @classmethod
    def on(cls, vote: str, part: str, ticket: str) -> "Ballot | None":
        """The ballot in a part of the page that carries `ticket`; None if the part has none for this vote."""
        if f'data-ballot="{vote}"' not in part or "data-ballot-form" not in part:
            return None
        return cls(vote, mark(part, "action"), ticket, int(mark(part, "data-revision") or 0))

    async def answer(self, lines: tuple[Line, Line], choice: str, twice: bool = False) -> float:
        """Means `choice` and sends it until its fate is known; gives the seconds that this took.

        `twice`: every request goes out on both lines at once, as a double tap or a repeat by the network does.
        """
        self.keys.append(str(uuid4()))
        return await self.again(lines, choice, twice)

    async def again(self, lines: tuple[Line, Line], choice: str, twice: bool = False) -> float:
        """Sends what was meant last until its fate is known, as a page does that was loaded anew."""
        self.pending = True
        began, tries = time.monotonic(), 0
        while True:
            answer = await self._sent(lines, choice, twice)
            recorded = answer.data.get("recorded") if answer else None
            if answer and answer.status == 200 and recorded:
                return self._acknowledged(recorded, began)
            if answer is None or answer.status == 429 or answer.status >= 500:
                tries += 1
                most = min(LONGEST_WAIT, FIRST_WAIT * 2.0 ** min(tries, 8))
                await asyncio.sleep(0.1 + random.random() * most)  # noqa: S311 - no secret
            elif answer.status == 409 and recorded and recorded["key"] in self.keys[:-1]:
                self.revision = recorded["revision"]
            else:
                self.refused = f"{answer.status} {answer.data.get('message', '')}".strip()
                self.pending = False
                return time.monotonic() - began

    def _acknowledged(self, recorded: Recorded, began: float) -> float:
        self.acknowledged, self.revision, self.pending = recorded, recorded["revision"], False
        return time.monotonic() - began

    async def _sent(self, lines: tuple[Line, Line], choice: str, twice: bool) -> Answer | None:
        """The better of the answers, or None."""
        answers = await asyncio.gather(*(self._post(line, choice) for line in lines[: 1 + twice]))
        told = [answer for answer in answers if answer is not None]
        return next((answer for answer in told if answer.status == 200), told[0] if told else None)

    async def _post(self, line: Line, choice: str) -> Answer | None:
        """By the fast lane if the page has a ticket for it; where the ticket does not hold, the plain way."""
        fields = urlencode({"choice": choice, "key": self.keys[-1], "revision": str(self.revision)})
        self.sent += 1
        try:
            if self.ticket:
                answer = await line.post(self.action, fields, {"X-Ballot-Ticket": self.ticket})
                if answer.status != 403 or "message" in answer.data:
                    return answer
                self.ticket = ""
            return await line.post(self.action, fields)
        except Lost:
            return None
