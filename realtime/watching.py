"""What pages show that changes without an event: how far papers are prepared, who has opened them, who looks at one
now, deadlines that come near.

Nothing tells of it. While somebody has such a page open, each beat looks for a sign of it, two or three numbers, and
only when the sign is another one the parts of the page are drawn again.
"""

from collections.abc import Callable, Hashable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Final
from uuid import UUID

from django.utils import timezone

from documents.circulation.receipts import opened_sign, reading_sign
from documents.circulation.viewing import viewing_sign
from documents.consultations.deadlines import nearness
from documents.preparing import preparing_sign
from realtime import regions
from realtime.editions import Edition
from realtime.regions import DUE, OPENED, PREPARING, READING, VIEWING

if TYPE_CHECKING:
    from realtime.hub import Hub
    from realtime.rooms import Room

SIGNS: Final[Mapping[str, Callable[[UUID, datetime], Hashable]]] = {
    OPENED: opened_sign,
    READING: reading_sign,
    VIEWING: viewing_sign,
    PREPARING: preparing_sign,
    DUE: nearness,
}


def watched(edition: Edition) -> frozenset[str]:
    """What pages of an edition show of it."""
    return frozenset(one.follows for one in regions.of(edition) if one.follows in SIGNS)


def signs(meeting_id: UUID, wanted: frozenset[str]) -> dict[str, Hashable]:
    """How it stands now."""
    at = timezone.now()
    return {what: SIGNS[what](meeting_id, at) for what in wanted}


class Watching:
    """The signs of the meetings whose pages are open."""

    def __init__(self, hub: "Hub") -> None:
        self._hub = hub
        self._known: dict[UUID, dict[str, Hashable]] = {}

    async def beat(self) -> None:
        """Every second."""
        for meeting_id, room in list(self._hub.rooms.items()):
            if wanted := self._wanted(meeting_id, room):
                await self._look(meeting_id, room, wanted)

    def _wanted(self, meeting_id: UUID, room: "Room") -> frozenset[str]:
        """Pages without a socket may be any edition of theirs."""
        listening = (edition for edition, group in room.clients.items() if group)
        asking = (
            one.follows
            for one in regions.every()
            if one.follows in SIGNS and self._hub.presence.polls(meeting_id, one.page)
        )
        return frozenset(asking).union(*(watched(edition) for edition in listening))

    async def _look(self, meeting_id: UUID, room: "Room", wanted: frozenset[str]) -> None:
        known = self._known.get(meeting_id, {})
        now = await self._hub.thread(signs, meeting_id, wanted)
        self._known[meeting_id] = known | now
        for what, sign in now.items():
            if sign != known.get(what):
                await room.follow(what)

    def forget(self, meeting_id: UUID) -> None:
        self._known.pop(meeting_id, None)
