"""What the hub does by the clock: heals what was lost, keeps sockets honest, tidies up."""

import asyncio
import logging
from typing import TYPE_CHECKING

from django.utils import timezone

from realtime import frames, history
from realtime.admission import SIGNED_OUT
from realtime.credentials import revoked

if TYPE_CHECKING:
    from realtime.hub import Hub

logger = logging.getLogger(__name__)

# Seconds.
HEADS = 1.0  # between two looks at the journals
CREDENTIALS = 5.0  # who signed out hears nothing more after that time
ACCESS = 5.0  # who lost a right without an event hears nothing more after that time
PRESENCE = 5.0
PING = 8.0
SILENCE = 20.0  # a page that answers neither of two pings is gone
EMPTY = 60.0  # an empty room is kept that long for pages that poll

TOO_SLOW = 4008


class Beat:
    """Runs each duty at its own pace; a duty that fails (the database is away) is tried again at its next turn."""

    def __init__(self, hub: "Hub") -> None:
        self._hub = hub
        self._duties = [
            (HEADS, self.heads),
            (CREDENTIALS, self.credentials),
            (PRESENCE, self.presence),
            (HEADS, self.attention),
            (HEADS, self.watching),
            (PING, self.pings),
            (ACCESS, self.access),
            (EMPTY, self.empty_rooms),
        ]

    async def run(self) -> None:
        due = {duty.__name__: self._hub.loop.time() + pace for pace, duty in self._duties}
        while True:
            await asyncio.sleep(HEADS)
            for pace, duty in self._duties:
                if self._hub.loop.time() < due[duty.__name__] or not self._hub.rooms:
                    continue
                due[duty.__name__] = self._hub.loop.time() + pace
                try:
                    await duty()
                except Exception:
                    logger.exception("%s failed", duty.__name__)

    async def heads(self) -> None:
        """One query for all rooms: whoever is behind is nudged."""
        heads = await self._hub.thread(history.heads, list(self._hub.rooms))
        for meeting_id, head in heads.items():
            room = self._hub.rooms.get(meeting_id)
            if room and head > room.last:
                self._hub.nudge(meeting_id)
        await self._hub.progress.beat()
        await self._hub.places.beat()

    async def credentials(self) -> None:
        """Closes the sockets of people who signed out, were disabled or must sign in again, and of those who came
        by a ticket that their place in the meeting no longer bears out."""
        clients = [client for room in self._hub.rooms.values() for client in room.everybody()]
        gone = await self._hub.thread(revoked, [client.credentials for client in clients]) if clients else set()
        for client in clients if gone else ():
            if client.credentials in gone:
                client.close(SIGNED_OUT)
        for room in list(self._hub.rooms.values()):
            await room.prove()

    async def presence(self) -> None:
        for meeting_id in list(self._hub.rooms):
            self._hub.presence.refresh(meeting_id)

    async def attention(self) -> None:
        """What the desk sees of people without an event."""
        await self._hub.attention.beat()

    async def watching(self) -> None:
        """What pages show that changes without an event."""
        await self._hub.watching.beat()

    async def pings(self) -> None:
        """Tells every page where the journal stands; a page that has not answered for long is closed."""
        late = self._hub.loop.time() - SILENCE
        for room in list(self._hub.rooms.values()):
            frame = frames.ping(room.last, timezone.now().isoformat())
            for count, client in enumerate(room.everybody(), start=1):
                if client.answered_at < late:
                    client.close(TOO_SLOW)
                elif not client.closed:
                    client.send(frame)
                if count % 256 == 0:
                    await asyncio.sleep(0)

    async def access(self) -> None:
        """Rights that changed without an event, such as a post at the body's office."""
        for room in list(self._hub.rooms.values()):
            await room.check_seats()

    async def empty_rooms(self) -> None:
        old = self._hub.loop.time() - EMPTY
        for meeting_id, room in list(self._hub.rooms.items()):
            if room.touched_at < old and not any(room.everybody()):
                del self._hub.rooms[meeting_id]
                self._hub.presence.forget(meeting_id)
                self._hub.progress.forget(meeting_id)
                self._hub.attention.forget(meeting_id)
                self._hub.watching.forget(meeting_id)
                self._hub.places.forget(meeting_id)
                self._hub.debts.forget(meeting_id)
