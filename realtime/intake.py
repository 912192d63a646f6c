"""Where the ballots of this process wait for their commit: one writer takes all that came meanwhile.

A ballot is acknowledged only after its own commit. While one commit is under way the next ones gather, so the more
come at once, the more share a commit, and nobody waits for more than two.
"""

import asyncio
import logging
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import DatabaseError, close_old_connections
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from people.refusals import Refusal
from realtime import connections
from realtime.credentials import Credentials, revoked
from voting.ballots import BallotChanged, Receipt, cast_ballots
from voting.batch import Intent
from voting.models import Vote
from voting.recorded import recorded

logger = logging.getLogger(__name__)

TOGETHER = 500  # most ballots of one commit
SIGNED_OUT = 401


@dataclass(frozen=True, slots=True)
class Asked:
    """One ballot on its way: which vote, in which language its sender reads, on whose credentials, and what."""

    vote_id: UUID
    language: str
    credentials: Credentials
    intent: Intent


@dataclass(frozen=True, slots=True)
class Reply:
    """What the sender is told: an HTTP status and the body, as the plain page would tell it."""

    status: int
    body: dict[str, Any]


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
        groups: dict[tuple[UUID, str], list[tuple[Asked, asyncio.Future[Reply]]]] = defaultdict(list)
        for asked, answer in taken:
            groups[asked.vote_id, asked.language].append((asked, answer))
        for (vote_id, language), group in groups.items():
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


def settled(vote_id: UUID, work: list[Asked]) -> list[Reply]:
    """Casts ballots of one vote and gives a reply for each, in order. Who has signed out is told so, not counted."""
    gone = revoked(asked.credentials for asked in work)
    held = [asked for asked in work if asked.credentials not in gone]
    try:
        answers = dict(zip(map(id, held), _cast(vote_id, held), strict=True))
    except Refusal as refusal:
        answers = {id(asked): refusal for asked in held}
    vote = Vote.objects.filter(pk=vote_id).first()
    now = recorded(vote, {asked.intent.attendee_id for asked in held}) if vote and held else {}
    return [_reply(answers.get(id(asked)), now.get(asked.intent.attendee_id)) for asked in work]


def _cast(vote_id: UUID, held: list[Asked]) -> list[Receipt | Refusal]:
    return cast_ballots(vote_id=vote_id, intents=[asked.intent for asked in held], at=timezone.now()) if held else []


def _reply(answer: Receipt | Refusal | None, now: dict[str, Any] | None) -> Reply:
    if answer is None:
        return Reply(SIGNED_OUT, {"message": _("Đồng chí đã đăng xuất. Đăng nhập lại để biểu quyết.")})
    if isinstance(answer, BallotChanged):
        return Reply(answer.status, {"message": str(answer), "recorded": now})
    if isinstance(answer, Refusal):
        return Reply(answer.status, {"message": str(answer)})
    return Reply(200, {"recorded": now})
