"""Who has a live page open, and how their device is: a hint for the desk and the chair, never a fact.

A socket is not attendance; nothing is decided by it and nothing of it is stored.
"""

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING, cast
from uuid import UUID

from meetings.access import Audience
from realtime import tablets
from realtime.clients import Client
from realtime.editions import TABLET, Edition, Page
from realtime.tablets import Tablet
from realtime.throttle import Throttle

if TYPE_CHECKING:
    from realtime.hub import Hub

FRESH = 15.0  # seconds for which another process's word, or a page without a socket, counts

Picture = dict[str, str]  # by user id the class of their device (`realtime.tablets`)
Asked = tuple[float, Page, Tablet | None]


def may_know(edition: Edition) -> bool:
    return edition.page == Page.DESK or edition.audience == Audience.CHAIR


class Presence:
    """The users with an open page in each meeting: our sockets, pages that poll, and other processes."""

    def __init__(self, hub: "Hub") -> None:
        self._hub = hub
        self._polled: dict[UUID, dict[str, Asked]] = defaultdict(dict)
        self._elsewhere: dict[UUID, dict[str, tuple[float, Picture]]] = defaultdict(dict)
        self._throttle = Throttle(lambda key: self._tell(cast(UUID, key)))

    def changed(self, meeting_id: UUID) -> None:
        """Somebody came or left, or their device is in another state."""
        self._throttle.wish(meeting_id)

    def reported(self, meeting_id: UUID, client: Client, said: object) -> None:
        """A page says how its device is. More than one report in `tablets.PACE` seconds is not listened to, and one
        that says nothing new costs nothing."""
        now = self._hub.loop.time()
        tablet = tablets.read(said)
        if tablet is None or now - client.reported_at < tablets.PACE:
            return
        client.reported_at = now
        if tablet != client.tablet:
            client.tablet = tablet
            self.changed(meeting_id)

    def polled(self, meeting_id: UUID, user_id: UUID, page: Page = Page.ROOM, tablet: Tablet | None = None) -> None:
        """A page without a socket has just asked for news."""
        self._polled[meeting_id][str(user_id)] = (self._hub.loop.time(), page, tablet)
        self.changed(meeting_id)

    def polls(self, meeting_id: UUID, page: Page) -> bool:
        """Whether somebody has that page open without a socket."""
        since = self._hub.loop.time() - FRESH
        return any(at > since and one == page for at, one, _tablet in self._polled[meeting_id].values())

    def elsewhere(self, meeting_id: UUID, process: str, users: Mapping[str, str]) -> None:
        """Another process says whom it has."""
        if meeting_id not in self._hub.rooms:
            return
        self._elsewhere[meeting_id][process] = (self._hub.loop.time(), dict(users))
        self.changed(meeting_id)

    def ours(self, meeting_id: UUID) -> Picture:
        """The users who have a page open in this process."""
        sockets: dict[UUID, list[Tablet | None]] = defaultdict(list)
        room = self._hub.rooms.get(meeting_id)
        for client in room.everybody() if room else ():
            found = sockets[client.credentials.user_id]
            if client.edition.page in TABLET:
                found.append(client.tablet)
        pages = defaultdict(list, {str(user): found for user, found in sockets.items()})
        since = self._hub.loop.time() - FRESH
        for user, (at, page, tablet) in self._polled[meeting_id].items():
            if at > since:
                pages[user] += [tablet] if page in TABLET else []
        return {user: tablets.summary(found) for user, found in pages.items()}

    def others(self, meeting_id: UUID) -> Picture:
        """The users who have a page open in another process; of two the one that says more."""
        since = self._hub.loop.time() - FRESH
        found: Picture = {}
        for at, picture in self._elsewhere[meeting_id].values():
            if at > since:
                found |= {user: max(said, found.get(user, "")) for user, said in picture.items()}
        return found

    def everywhere(self, meeting_id: UUID) -> Picture:
        """The users who have a page open anywhere."""
        found = self.others(meeting_id)
        return found | {user: said or found.get(user, "") for user, said in self.ours(meeting_id).items()}

    def _tell(self, meeting_id: UUID) -> None:
        if room := self._hub.rooms.get(meeting_id):
            room.picture("presence", self.everywhere(meeting_id), may_know)

    def refresh(self, meeting_id: UUID) -> None:
        """Now and then: says to other processes whom we have, and forgets who has gone quiet."""
        self._hub.relay.publish("presence", meeting_id, users=self.ours(meeting_id))
        self.changed(meeting_id)

    def forget(self, meeting_id: UUID) -> None:
        self._polled.pop(meeting_id, None)
        self._elsewhere.pop(meeting_id, None)
        self._throttle.forget(meeting_id)
