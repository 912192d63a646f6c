"""The one place of a process through which news reaches open pages.

Whatever wakes the hub (the signal after commit, another process, a page that asks) is only a hint: the hub
reads the journal and tells each room what is new. A beat every second compares heads for all rooms in one
query, so that a hint that got lost costs a second and nothing else.
"""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from datetime import datetime
from functools import partial
from typing import Any, TypeVar
from uuid import UUID

from django.db import close_old_connections, transaction

from documents.models import Paper
from documents.papers import latest_version
from documents.presenting.places import Place
from people.models import User
from realtime.attention import Attention
from realtime.beat import Beat
from realtime.clients import Client
from realtime.debts import Debts
from realtime.editions import Edition
from realtime.intake import Intake
from realtime.places import Places
from realtime.presence import Presence
from realtime.progress import Progress
from realtime.regions import PROGRESS
from realtime.relay import Relay
from realtime.rooms import Room
from realtime.watching import Watching, watched

logger = logging.getLogger(__name__)
Answer = TypeVar("Answer")


def _with_fresh_connection(function: Callable[..., Answer], *args: Any) -> Answer:
    close_old_connections()
    try:
        return function(*args)
    finally:
        close_old_connections()


class Hub:
    """The rooms of this process. Everything but `tell` must be called in the hub's own event loop."""

    def __init__(self) -> None:
        self.loop = asyncio.get_running_loop()
        self.rooms: dict[UUID, Room] = {}
        self.relay = Relay(self)
        self.presence = Presence(self)
        self.progress = Progress(self)
        self.attention = Attention(self)
        self.places = Places(self)
        self.watching = Watching(self)
        self.debts = Debts(self)
        self.intake = Intake()
        self._executor = ThreadPoolExecutor(max_workers=2, thread_name_prefix="hub")
        self._busy: set[UUID] = set()
        self._again: set[UUID] = set()
        self._tasks: set[asyncio.Task[Any]] = set()
        self.start(Beat(self).run())
        self.start(self.relay.run())

    async def thread(self, function: Callable[..., Answer], *args: Any) -> Answer:
        """The function's answer from a thread that may use the database."""
        return await self.loop.run_in_executor(self._executor, partial(_with_fresh_connection, function, *args))

    def start(self, work: Any) -> None:
        """Runs a coroutine beside everything else; its failure is logged and harms nobody."""
        task = self.loop.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: "asyncio.Task[Any]") -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()):
            logger.error("work for open pages failed", exc_info=error)

    def room(self, meeting_id: UUID) -> Room:
        """The meeting's room, made when somebody comes; the beat takes empty ones away."""
        if meeting_id not in self.rooms:
            self.rooms[meeting_id] = Room(meeting_id, self.thread)
        room = self.rooms[meeting_id]
        room.touched_at = self.loop.time()
        return room

    def nudge(self, meeting_id: UUID) -> None:
        """There may be news of this meeting. Nudges that come while it is being told are told together."""
        if meeting_id not in self.rooms:
            return
        if meeting_id in self._busy:
            self._again.add(meeting_id)
            return
        self._busy.add(meeting_id)
        self.start(self._advance(meeting_id))

    def announce(self, meeting_id: UUID) -> None:
        """Something was committed in this process: tell our own rooms and the other processes."""
        self.nudge(meeting_id)
        self.relay.publish("nudge", meeting_id)

    async def _advance(self, meeting_id: UUID) -> None:
        try:
            again = True
            while again and (room := self.rooms.get(meeting_id)):
                self._again.discard(meeting_id)
                again = await room.advance() or meeting_id in self._again
        finally:
            self._busy.discard(meeting_id)

    async def join(self, meeting_id: UUID, client: Client, since: int) -> None:
        """Lets a socket in that shows the state at `since`, and brings it up to date."""
        await self._bring(self.room(meeting_id), client, since)
        self.presence.changed(meeting_id)

    def leave(self, meeting_id: UUID, client: Client) -> None:
        if room := self.rooms.get(meeting_id):
            room.remove(client)
            self.presence.changed(meeting_id)

    async def repair(self, meeting_id: UUID, client: Client, since: int) -> None:
        """Brings a socket up to date that asked, or that was too slow before."""
        if room := self.rooms.get(meeting_id):
            await self._bring(room, client, since)

    async def _bring(self, room: Room, client: Client, since: int) -> None:
        await room.reach(since)
        self.debts.note(
            room, client, await room.catch_up(client, since, self._following(room.meeting_id, client.edition))
        )
        await self.places.bring(room, client)

    async def frame(self, meeting_id: UUID, edition: Edition, since: int) -> str:
        """The same news for a page that has no socket and asks again and again."""
        room = self.room(meeting_id)
        await room.reach(since)
        return await room.frame(edition, since, self._following(meeting_id, edition))

    def _following(self, meeting_id: UUID, edition: Edition) -> frozenset[str]:
        """What a page of the edition may have missed, because no event says so."""
        return watched(edition) | ({PROGRESS} if self.progress.running(meeting_id) else set())

    async def close(self) -> None:
        """Ends all work of the hub; sockets are left to the server.

        One cancellation may be lost: `asyncio.wait_for` swallows it when its answer comes in the same moment.
        """
        while tasks := set(self._tasks):
            for task in tasks:
                task.cancel()
            await asyncio.wait(tasks, timeout=0.2)
        self.intake.close()
        self._executor.shutdown(wait=True)


_hub: Hub | None = None


def here() -> Hub:
    """The hub of the running event loop, made on first use."""
    global _hub
    if _hub is None or _hub.loop is not asyncio.get_running_loop():
        _hub = Hub()
    return _hub


def current() -> Hub | None:
    """The process's hub from any thread; None in a process without open pages (a worker, a test)."""
    return _hub if _hub is not None and _hub.loop.is_running() else None


def call(work: Callable[[Hub], None]) -> None:
    """Does something in the hub's loop, soon, from any thread; nothing if there is no hub."""
    found = current()
    if found is None:
        return
    try:
        found.loop.call_soon_threadsafe(work, found)
    except RuntimeError:  # the loop has just ended
        logger.debug("no event loop to tell")


def recorded(*, meeting_id: UUID, **_: object) -> None:
    """Hears `meetings.journal.recorded`: an event was committed."""
    call(lambda hub: hub.announce(meeting_id))


def answered(*, meeting_id: UUID, **_: object) -> None:
    """Hears `voting.ballots.cast`: a ballot was committed. It is no event: the journal never tells who cast when."""

    def tell(found: Hub) -> None:
        found.progress.changed(meeting_id)
        found.relay.publish("ballots", meeting_id)

    call(tell)


def marked(*, meeting_id: UUID, user_id: UUID, paper_id: UUID, version: int, head: int, shared: bool, **_: Any) -> None:
    """Hears `documents.marks.saving.changed`: marks were committed; only where they are, never what they are."""
    told = {"paper_id": str(paper_id), "version": version, "head": head, "shared": shared}

    def tell(found: Hub) -> None:
        if room := found.rooms.get(meeting_id):
            room.marked(user_id, told)
        found.relay.publish("marks", meeting_id, user=str(user_id), facts=told)

    call(tell)


def moved(*, meeting_id: UUID, place: Place, **_: Any) -> None:
    """Hears `documents.presenting.places.moved`: who presents a paper turned a page, or points at something."""

    def tell(found: Hub) -> None:
        found.places.moved(meeting_id, place)
        found.relay.publish("place", meeting_id, facts=asdict(place))

    call(tell)


def replaced(paper: Paper, by: User, at: datetime) -> None:
    """A hook of `documents.papers`, inside its transaction: tells open papers of the new version once it is there."""
    version = latest_version(paper)
    meeting_id, facts = paper.meeting_id, (str(paper.pk), version.number if version else 0)

    def tell(found: Hub) -> None:
        if room := found.rooms.get(meeting_id):
            room.replaced(*facts)
        found.relay.publish("version", meeting_id, facts=list(facts))

    transaction.on_commit(lambda: call(tell))
