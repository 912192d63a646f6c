"""Stock Channels: a consumer for each tablet in one group of the in-memory layer, news by `group_send`, on Daphne."""

import sys
from typing import Any

from django.conf import settings

settings.configure(CHANNEL_LAYERS={"default": {"BACKEND": "channels.layers.InMemoryChannelLayer"}})

from channels.generic.websocket import AsyncWebsocketConsumer  # noqa: E402
from channels.layers import get_channel_layer  # noqa: E402

from tests.bench.peers import server  # noqa: E402
from tests.bench.trigger import Trigger  # noqa: E402

GROUP = "room"
_trigger: Trigger | None = None


class Tablet(AsyncWebsocketConsumer):
    async def connect(self) -> None:
        await self.channel_layer.group_add(GROUP, self.channel_name)
        await self.accept()  # type: ignore[no-untyped-call]

    async def disconnect(self, code: int) -> None:
        await self.channel_layer.group_discard(GROUP, self.channel_name)

    async def news(self, event: dict[str, Any]) -> None:
        await self.send(text_data=event["text"])  # type: ignore[no-untyped-call]


consumer: Any = Tablet.as_asgi()  # type: ignore[no-untyped-call]


async def application(scope: dict[str, Any], receive: Any, send: Any) -> None:
    global _trigger
    if _trigger is None:
        _trigger = Trigger(_tell)
    await consumer(scope, receive, send)


async def _tell(frame: str) -> None:
    layer: Any = get_channel_layer()  # type: ignore[no-untyped-call]
    await layer.group_send(GROUP, {"type": "news", "text": frame})


if __name__ == "__main__":
    server.serve(application, int(sys.argv[1]))
