"""What pages that came back are owed: the parts of their own that became old while they were away.

If each of two thousand fetched its own, the server would be busy for most of a minute; so those who come within a
quarter of a second are served together.
"""

from collections import defaultdict
from collections.abc import Collection
from typing import TYPE_CHECKING, Final, cast
from uuid import UUID

from realtime.clients import Client
from realtime.rooms import Room
from realtime.throttle import Throttle

if TYPE_CHECKING:
    from realtime.hub import Hub

TOGETHER: Final = 0.25  # seconds


class Debts:
    """Who is owed what, by meeting, until it is brought. A client that has left meanwhile is not served."""

    def __init__(self, hub: "Hub") -> None:
        self._hub = hub
        self._owed: dict[UUID, dict[Client, set[str]]] = {}
        self._throttle = Throttle(lambda key: hub.start(self._settle(cast(UUID, key))), TOGETHER)

    def note(self, room: Room, client: Client, names: Collection[str]) -> None:
        if names:
            self._owed.setdefault(room.meeting_id, defaultdict(set))[client].update(names)
            self._throttle.wish(room.meeting_id)

    async def _settle(self, meeting_id: UUID) -> None:
        owed = self._owed.pop(meeting_id, {})
        if room := self._hub.rooms.get(meeting_id):
            await room.settle(owed)

    def forget(self, meeting_id: UUID) -> None:
        """Drops what is kept about a meeting whose room is gone."""
        self._owed.pop(meeting_id, None)
        self._throttle.forget(meeting_id)
