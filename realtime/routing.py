"""The one WebSocket address: the news of a meeting."""

import re
from typing import Any
from uuid import UUID

from realtime.consumer import live

ADDRESS = re.compile(r"^/live/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/$")


async def websockets(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """Hands `live/<meeting>/` to its consumer and refuses every other address in the handshake."""
    found = ADDRESS.match(scope["path"])
    if found is None:
        await receive()
        await send({"type": "websocket.close", "code": 4404})
        return
    await live(UUID(found.group(1)), scope, receive, send)
