"""Where those who present papers are, told to all who follow: ten times a second at most, never as an event."""

from dataclasses import asdict
from typing import TYPE_CHECKING, NamedTuple, cast
from uuid import UUID

from documents.presenting import access as presenting
from documents.presenting import places
from documents.presenting.places import Place
from realtime import frames
from realtime.clients import Client
from realtime.rooms import Room
from realtime.scene import read
from realtime.throttle import Throttle

if TYPE_CHECKING:
    from realtime.hub import Hub

INTERVAL = 0.1  # seconds between two places that are told
FRESH = 5.0  # seconds for which it is known who may follow, if nothing happens meanwhile


class Followers(NamedTuple):
    """Who may follow a presentation, when that was looked up, and at which event the meeting stood."""

    presentation: str
    seq: int
    at: float
    users: frozenset[UUID]


def followers_in(meeting_id: UUID) -> tuple[str, frozenset[UUID]]:
    """The presentation that is under way, by id, and the users who may follow it; nothing and nobody without one."""
    present = presenting.running(read(meeting_id))
    return (str(present.pk), presenting.followers(present)) if present else ("", frozenset())


class Places:
    """The last known place in each meeting. Who may not read the paper is never told.

    Other processes tell what happens there. Each beat compares with what is kept, so that a page whose word got lost
    stands wrong for a second; a pointer is not kept and only comes with the next one.
    """

    def __init__(self, hub: "Hub") -> None:
        self._hub = hub
        self._known: dict[UUID, Place | None] = {}
        self._followers: dict[UUID, Followers] = {}
        self._throttle = Throttle(lambda key: hub.start(self._tell(cast(UUID, key))), INTERVAL)

    def moved(self, meeting_id: UUID, place: Place) -> None:
        """Somebody who presents is at this place, unless a later one is known."""
        if meeting_id not in self._hub.rooms and meeting_id not in self._known:
            return
        known = self._known.get(meeting_id)
        if known is not None and known.presentation == place.presentation and known.at > place.at:
            return
        self._known[meeting_id] = place
        self._throttle.wish(meeting_id)

    def latest(self, meeting_id: UUID, kept: Place) -> Place:
        """The later of the page that is kept and of what was told here, pointer included, for a page that polls.

        May be asked from any thread. Who may follow is the asker's business.
        """
        known = self._known.setdefault(meeting_id, kept)
        later = known is not None and known.presentation == kept.presentation and known.at >= kept.at
        return known if later and known is not None else kept

    async def beat(self) -> None:
        """Heals what got lost; one query for all rooms."""
        kept = await self._hub.thread(places.kept, list(self._hub.rooms))
        for meeting_id in list(self._hub.rooms):
            self._look(meeting_id, kept.get(meeting_id))

    def _look(self, meeting_id: UUID, kept: Place | None) -> None:
        known = self._known.get(meeting_id)
        if kept is None or known is None or known.presentation != kept.presentation:
            self._known[meeting_id] = kept
            if kept is not None:
                self._throttle.wish(meeting_id)
        elif known.page != kept.page and known.at < kept.at:
            self.moved(meeting_id, kept)

    async def bring(self, room: Room, client: Client) -> None:
        """Tells one page that has just come."""
        if not client.edition.follows_pages:
            return
        meeting_id = room.meeting_id
        if meeting_id not in self._known:
            kept = await self._hub.thread(places.kept, [meeting_id])
            self._known.setdefault(meeting_id, kept.get(meeting_id))
        place = self._known[meeting_id]
        if place is not None and client.credentials.user_id in await self._users(room, place):
            client.deliver(frames.place(asdict(place)), client.seq)

    async def _tell(self, meeting_id: UUID) -> None:
        room, place = self._hub.rooms.get(meeting_id), self._known.get(meeting_id)
        if room is not None and place is not None:
            await room.placed(asdict(place), await self._users(room, place))

    async def _users(self, room: Room, place: Place) -> frozenset[UUID]:
        known = self._followers.get(room.meeting_id)
        old = self._hub.loop.time() - FRESH
        if known is None or known.presentation != place.presentation or known.seq != room.last or known.at < old:
            seq = room.last
            presentation, users = await self._hub.thread(followers_in, room.meeting_id)
            known = Followers(presentation, seq, self._hub.loop.time(), users)
            self._followers[room.meeting_id] = known
        return known.users if known.presentation == place.presentation else frozenset()

    def forget(self, meeting_id: UUID) -> None:
        self._known.pop(meeting_id, None)
        self._followers.pop(meeting_id, None)
        self._throttle.forget(meeting_id)
