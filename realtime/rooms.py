"""The open pages of one meeting, and what they have been told."""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any
from uuid import UUID

from meetings.events import AttendeeAdded, AttendeeRemoved
from realtime import admission, frames, history, regions
from realtime.admission import Seat
from realtime.clients import Client
from realtime.copies import Copies, Thread
from realtime.editions import Edition, Page
from realtime.history import History
from realtime.rows import Row

SEATING = frozenset({AttendeeAdded.__name__, AttendeeRemoved.__name__})  # who hears what may change


class Room:
    """The clients of one meeting, by edition. Lives in the event loop; reads and renders in a thread.

    `lock` keeps the order: a client that joins, catches up or is told news never meets half of another step.
    """

    def __init__(self, meeting_id: UUID, thread: Thread) -> None:
        self.meeting_id = meeting_id
        self.clients: dict[Edition, Row] = defaultdict(Row)
        self.pictures: dict[str, tuple[Mapping[str, str], Callable[[Edition], bool]]] = {}
        self.lock = asyncio.Lock()
        self.touched_at = asyncio.get_running_loop().time()
        self._thread = thread
        self._history: History | None = None
        self._copies = Copies(meeting_id, thread)

    @property
    def last(self) -> int:
        """The number of the last event the room knows of."""
        return self._history.last if self._history else 0

    @property
    def crowd(self) -> int:
        """How many pages are open."""
        return sum(len(group) for group in self.clients.values())

    def everybody(self) -> Iterator[Client]:
        return (client for group in list(self.clients.values()) for client in list(group))

    def remove(self, client: Client) -> None:
        self.clients[client.edition].remove(client)

    # What happened.

    async def reach(self, since: int) -> None:
        """Reads the journal's end once, and again for a page that has seen more of it than this process."""
        async with self.lock:
            await self._known()
        if since > self.last:
            await self.advance()

    async def _known(self) -> History:
        if self._history is None:
            self._history = await self._thread(history.read, self.meeting_id)
        return self._history

    async def advance(self) -> bool:
        """Reads what is new in the journal and tells every client. True when there was something.

        Who may listen is settled before anything is told. If the database fails, nothing has changed here and the
        hub's beat tries again.
        """
        async with self.lock:
            known = await self._known()
            before = known.last
            steps = await self._thread(history.following, self.meeting_id, before)
            if not steps:
                return False
            moved = await self._moved() if SEATING & {step.kind for step in steps} else {}
            known.add(steps)
            self._copies.outdate(steps)
            self._reseat(moved)
            for edition in self._editions():
                group = self.clients[edition]
                users = {client.credentials.user_id for client in group}
                frame, own = await self._copies.frames_for(edition, before, known, users, len(group))
                await group.tell(frame, own, self.last)
            return True

    async def follow(self, what: str) -> None:
        """Brings the regions that follow `what` to everybody: it changed, and no event says so."""
        async with self.lock:
            self._copies.outdate_following(what)
            for edition in self._editions():
                if frame := await self._copies.parts(edition, {what}, len(self.clients[edition])):
                    await self._broadcast(edition, frame, 0)

    def _editions(self) -> list[Edition]:
        """What somebody has open: what most people have first, the desk last, which shows most."""
        found = [(edition, len(group)) for edition, group in self.clients.items() if group]
        return [edition for edition, _ in sorted(found, key=lambda one: (one[0].page == Page.DESK, -one[1]))]

    async def _frame(self, edition: Edition, since: int, *, owing: bool = False) -> str:
        crowd = len(self.clients.get(edition, ()))
        return await self._copies.frame(edition, since, await self._known(), crowd, owing=owing)

    async def _broadcast(self, edition: Edition, frame: str, seq: int) -> None:
        """The same for everybody."""
        await self.clients[edition].tell(frame, {}, seq)

    # One page.

    async def catch_up(self, client: Client, since: int, following: Collection[str]) -> list[str]:
        """Brings one client from `since` to now, with the latest hints and what changes without events, as far as
        it is named. The client has joined then, so it misses nothing that follows.

        Gives the names of what it is owed (`settle`): parts of the person's own that are old now.
        """
        async with self.lock:
            if client.closed:
                return []
            client.deliver(await self._frame(client.edition, since, owing=True), max(since, self.last))
            self.clients[client.edition].add(client)
            for kind, values in self._pictures_for(client.edition).items():
                client.deliver(frames.picture(kind, values), client.seq)
            if following and (frame := await self._copies.parts(client.edition, following, 1)):
                client.deliver(frame, client.seq)
            return self._copies.owed(client.edition, since, await self._known(), client.credentials.user_id)

    async def settle(self, owed: Mapping[Client, Collection[str]]) -> None:
        """Brings pages that came back the parts of their own that they are owed, rendered for all of them at once."""
        async with self.lock:
            for edition in self._editions():
                group = {client: owed[client] for client in self.clients[edition] if client in owed}
                wanted: dict[str, set[UUID]] = defaultdict(set)
                for client, names in group.items():
                    for name in names:
                        wanted[name].add(client.credentials.user_id)
                own = await self._copies.own(edition, wanted)
                for client, names in group.items():
                    parts = {
                        name: html for name, html in own.get(client.credentials.user_id, {}).items() if name in names
                    }
                    client.deliver(frames.parts(parts, set(names) - set(parts), len(group)), client.seq)

    async def frame(self, edition: Edition, since: int, following: Collection[str]) -> str:
        """The same news for a page without a socket, one frame at a time, each with the pictures as they are."""
        async with self.lock:
            return frames.illustrated(await self._plain(edition, since, following), self._pictures_for(edition))

    async def _plain(self, edition: Edition, since: int, following: Collection[str]) -> str:
        if following and since == self.last and (frame := await self._copies.parts(edition, following, 1)):
            return frame
        return await self._frame(edition, since)

    def _pictures_for(self, edition: Edition) -> dict[str, Mapping[str, str]]:
        return {kind: values for kind, (values, wanted) in self.pictures.items() if wanted(edition)}

    # Who listens, and to what.

    async def check_seats(self) -> None:
        """Moves or closes those whose rights changed without an event."""
        async with self.lock:
            self._reseat(await self._moved())

    async def prove(self) -> None:
        """Looks up the places of those who came by a ticket, if anybody did."""
        unproven = [client for client in self.everybody() if not client.proven]
        if unproven:
            await self.check_seats()
            for client in unproven:
                client.proven = True

    async def _moved(self) -> dict[Seat, Edition | None]:
        groups = {edition: {one.credentials.user_id for one in group} for edition, group in self.clients.items()}
        seated = {(user, edition) for edition, users in groups.items() for user in users}
        return dict(await self._thread(admission.moved, self.meeting_id, seated)) if seated else {}

    def _reseat(self, moved: dict[Seat, Edition | None]) -> None:
        """Closes the sockets of people who may not listen any more; those who see another edition load it."""
        if not moved:
            return
        for client in list(self.everybody()):
            seat = (client.credentials.user_id, client.edition)
            if seat not in moved:
                continue
            self.remove(client)
            now = moved[seat]
            if now is None:
                client.close(admission.FORBIDDEN)
            else:
                client.edition = now
                client.send(frames.resync(self.last, len(moved)))
                self.clients[now].add(client)

    def tell(self, users: set[UUID], what: str) -> None:
        """Has the pages of these users fetch their own parts that follow `what`."""
        for client in self.everybody():
            if client.credentials.user_id in users:
                names = [one.name for one in regions.following(client.edition, {what})]
                client.deliver(frames.parts({}, names, crowd=1), client.seq)

    def marked(self, user_id: UUID, facts: Mapping[str, Any]) -> None:
        """Has the papers that are open here look for marks: the person's own, those of all where `facts` say shared."""
        frame = frames.marks(facts)
        for client in self.everybody():
            if client.edition.page == Page.READER and (facts["shared"] or client.credentials.user_id == user_id):
                client.deliver(frame, client.seq)

    def replaced(self, paper_id: str, version: int) -> None:
        """Tells the papers that are open here that one of them has a new version."""
        frame = frames.version(paper_id, version)
        for client in self.everybody():
            if client.edition.page == Page.READER:
                client.deliver(frame, client.seq)

    async def placed(self, facts: Mapping[str, Any], users: Collection[UUID]) -> None:
        """Tells these users' open papers, and the hall screens they opened, where the presenter is."""
        frame = frames.place(facts)
        async with self.lock:
            for edition in self._editions():
                group = self.clients[edition]
                if not edition.follows_pages:
                    continue
                if all(client.credentials.user_id in users for client in group):
                    await self._broadcast(edition, frame, 0)
                    continue
                for client in list(group):
                    if client.credentials.user_id in users:
                        client.deliver(frame, client.seq)

    def picture(self, kind: str, values: Mapping[str, str], wanted: Callable[[Edition], bool]) -> None:
        """Tells the editions that may have it what changed in a latest-wins hint about many people.

        Who comes later gets the whole picture; nothing is sent where nothing changed.
        """
        before = self.pictures.get(kind, ({}, wanted))[0]
        people = [one for one in {**before, **values} if before.get(one) != values.get(one)]
        if not people:
            return
        self.pictures[kind] = (values, wanted)
        frame = frames.changes(kind, {one: values.get(one) for one in people})
        for edition, group in list(self.clients.items()):
            if wanted(edition):
                for client in list(group):
                    client.deliver(frame, client.seq)
