"""Where the ballots of this process wait for their commit: one writer takes all that came meanwhile.

A ballot, or the envelope of a secret one, is acknowledged only after its own commit. While one commit is under way
the next ones gather, so the more come at once, the more share a commit, and nobody waits for more than two.
"""

import asyncio
import logging
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

from django.db import DatabaseError, close_old_connections
from django.utils import translation

from realtime import connections
from realtime.settling import Asked, Reply, settled

__all__ = ["TOGETHER", "Asked", "Intake", "Reply", "settled"]

logger = logging.getLogger(__name__)

TOGETHER = 500  # most ballots of one commit


class Intake:
    """The ballots that wait, and the one thread that writes them. Used from the event loop alone."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._waiting: list[tuple[Asked, asyncio.Future[Reply]]] = []
        self._writer: asyncio.Task[None] | None = None
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="ballots")

    async def settle(self, asked: Asked) -> Reply:
        """The reply to one ballot, once it is durably written or refused. `DatabaseError` if neither can be told."""
        answer: asyncio.Future[Reply] = self._loop.create_future()
        self._waiting.append((asked, answer))
        if self._writer is None:
            self._writer = self._loop.create_task(self._write())
        return await answer

    async def _write(self) -> None:
        try:
            while self._waiting:
                taken, self._waiting = self._waiting[:TOGETHER], self._waiting[TOGETHER:]
                await self._commit(taken)
        finally:
            self._writer = None

    async def _commit(self, taken: list[tuple[Asked, "asyncio.Future[Reply]"]]) -> None:
        groups: dict[tuple[UUID, str, type], list[tuple[Asked, asyncio.Future[Reply]]]] = defaultdict(list)
        for asked, answer in taken:
            groups[asked.vote_id, asked.language, type(asked.intent)].append((asked, answer))
        for (vote_id, language, _kind), group in groups.items():
            work = [asked for asked, _answer in group]
            try:
                replies = await self._loop.run_in_executor(self._thread, self._settled, vote_id, language, work)
            except Exception as error:
                logger.exception("ballots could not be written")
                for _asked, answer in group:
                    _fail(answer, error)
            else:
                for (_asked, answer), reply in zip(group, replies, strict=True):
                    if not answer.done():
                        answer.set_result(reply)

    def _settled(self, vote_id: UUID, language: str, work: list[Asked]) -> list[Reply]:
        """In the writer's thread: credentials, one transaction, and what is recorded now.

        Its connection is kept while more ballots wait: SQLite tidies its journal up with the last one that is closed.
        """
        try:
            with translation.override(language):
                return settled(vote_id, work)
        except Exception as error:
            close_old_connections()
            if isinstance(error, DatabaseError):
                connections.renew()
            raise
        finally:
            if not self._waiting:
                close_old_connections()

    def close(self) -> None:
        """Waits for the commit under way; ballots that have not begun are sent again by their pages."""
        self._thread.shutdown(wait=True, cancel_futures=True)


def _fail(answer: "asyncio.Future[Reply]", error: Exception) -> None:
    if not answer.done():
        answer.set_exception(error if isinstance(error, DatabaseError) else DatabaseError(str(error)))
