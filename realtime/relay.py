"""What processes tell each other, when there is a Redis between them.

One subscription for the whole process. Messages are hints: Redis may drop them, restart or be gone, and open
pages notice nothing but the second that the hub's beat needs.
"""

import asyncio
import logging
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from channels.layers import InMemoryChannelLayer, get_channel_layer

from documents.presenting.places import Place

if TYPE_CHECKING:
    from realtime.hub import Hub

logger = logging.getLogger(__name__)

GROUP = "journal"
REJOIN = 30.0  # seconds; a flushed Redis has forgotten who listens
PATIENCE = 2.0  # seconds for which a Redis that does not answer is waited for


class Relay:
    """Publishes to and hears from the hubs of other processes; does nothing with the in-memory layer."""

    def __init__(self, hub: "Hub") -> None:
        self.name = uuid4().hex
        self._hub = hub
        layer: Any = get_channel_layer()  # type: ignore[no-untyped-call]
        self._waiting: dict[tuple[str, UUID, str], dict[str, Any]] = {}
        self._sending = False
        self._layer: Any = None if layer is None or isinstance(layer, InMemoryChannelLayer) else layer

    def publish(self, kind: str, meeting_id: UUID, **more: Any) -> None:
        """Sends a message to the other processes, without waiting; lost if Redis is away.

        Of messages of one kind about one meeting (and one user) that wait for a slow Redis only the latest is sent.
        """
        if self._layer is None:
            return
        message = {"type": f"journal.{kind}", "origin": self.name, "meeting": str(meeting_id), **more}
        self._waiting[kind, meeting_id, str(more.get("user", ""))] = message
        if not self._sending:
            self._sending = True
            self._hub.start(self._send())

    async def _send(self) -> None:
        try:
            while self._waiting:
                message = self._waiting.pop(next(iter(self._waiting)))
                await self._send_one(message)
        finally:
            self._sending = False

    async def _send_one(self, message: dict[str, Any]) -> None:
        try:
            await asyncio.wait_for(self._layer.group_send(GROUP, message), PATIENCE)
        except Exception as error:
            logger.debug("not published: %s", error)

    async def run(self) -> None:
        """Listens for ever; comes back by itself when Redis does."""
        if self._layer is None:
            return
        channel = f"hub.{self.name}"
        while True:
            try:
                await asyncio.wait_for(self._layer.group_add(GROUP, channel), PATIENCE)
                await self._listen(channel)
            except Exception as error:
                logger.debug("not listening: %s", error)
                await asyncio.sleep(1)

    async def _listen(self, channel: str) -> None:
        until = self._hub.loop.time() + REJOIN
        while (left := until - self._hub.loop.time()) > 0:
            try:
                message = await asyncio.wait_for(self._layer.receive(channel), left)
            except TimeoutError:
                return
            if message.get("origin") != self.name:
                self._hear(message)

    def _hear(self, message: dict[str, Any]) -> None:
        meeting_id = UUID(message["meeting"])
        match message["type"]:
            case "journal.nudge":
                self._hub.nudge(meeting_id)
            case "journal.ballots":
                self._hub.progress.changed(meeting_id)
            case "journal.marks":
                if room := self._hub.rooms.get(meeting_id):
                    room.marked(UUID(message["user"]), message["facts"])
            case "journal.version":
                if room := self._hub.rooms.get(meeting_id):
                    room.replaced(*message["facts"])
            case "journal.place":
                self._hub.places.moved(meeting_id, Place(**message["facts"]))
            case "journal.presence":
                self._hub.presence.elsewhere(meeting_id, message["origin"], message["users"])
