"""The product itself; beside it, what the bench puts on its input goes to every open page, as news does.

So the cost of a delivery is measured apart from writing and rendering. PDF.js comes from here too.
"""

from typing import Any

from config.asgi import application as product
from realtime import hub
from tests.bench import stages
from tests.bench.pdfjs import door
from tests.bench.trigger import Trigger

stages.watch()

_trigger: Trigger | None = None


async def application(scope: dict[str, Any], receive: Any, send: Any) -> None:
    global _trigger
    if _trigger is None:
        _trigger = Trigger(_tell)
    if door.takes(scope):
        await door.answer(scope, send)
    else:
        await product(scope, receive, send)


async def _tell(frame: str) -> None:
    for room in list(hub.here().rooms.values()):
        async with room.lock:
            for edition in [edition for edition, group in room.clients.items() if group]:
                await room._broadcast(edition, frame, room.last)
