"""The mistakes that the harness must catch before it may say that a server makes none.

Each is what somebody could have written. They are put into a server that is thrown away, never into the product.
Three others stand where they are measured: in `order`, `patterns` and `schedules`.
"""

import logging
import threading
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from importlib import import_module
from typing import Any, Final
from uuid import UUID

from django.db import connection, transaction

from people.refusals import Refusal
from voting.batch import Batch, Intent
from voting.models import BallotChange, Vote
from voting.receipts import Receipt

LATE: Final = 0.4  # seconds between the look and the deed
VIEW: Final = "voting.views.ballots"
logger = logging.getLogger("ballots")


def acknowledge_before_commit() -> None:
    """Says "recorded" at once and writes a moment later, as a queue behind the page would."""
    from realtime import intake

    view: Any = import_module(VIEW)
    written, cast, known = intake.settled, view.cast_ballot, view.recorded

    def settled(vote_id: UUID, work: list[intake.Asked]) -> list[intake.Reply]:
        _soon(lambda: written(vote_id, work))
        intents = [one.intent for one in work if isinstance(one.intent, Intent)]
        said = [{"choice": one.choice, "label": "", "revision": 1, "at": "", "key": str(one.key)} for one in intents]
        return [intake.Reply(200, {"recorded": one}) for one in said]

    def cast_ballot(**told: Any) -> Receipt:
        _soon(lambda: cast(**told))
        told["vote"]._said = {"choice": told["choice"], "revision": 1, "key": str(told["key"])}
        return Receipt(told["choice"], 1, told["at"])

    def recorded(vote: Any, ids: Sequence[UUID]) -> Any:
        return dict.fromkeys(ids, vote._said) if hasattr(vote, "_said") else known(vote, ids)

    intake.settled, view.cast_ballot, view.recorded = settled, cast_ballot, recorded


def check_then_insert() -> None:
    """Looks without a lock whether the answer may count, and writes it afterwards."""
    lane: Any = import_module("realtime.settling")
    plain: Any = import_module("voting.ballots")

    def cast_ballots(*, vote_id: UUID, intents: Sequence[Intent], at: datetime) -> list[Receipt | Refusal]:
        with transaction.atomic():
            vote = Vote.objects.select_related("item__meeting").get(pk=vote_id)
            batch = Batch(vote, intents)
            answers = [batch.answer(intent, at) for intent in intents]
        time.sleep(LATE)
        with transaction.atomic():
            batch.write()
        return answers

    plain.cast_ballots = lane.cast_ballots = cast_ballots


def missing_unique() -> None:
    """The same on tables that would take an answer twice: with its lock alone nothing would be seen."""
    check_then_insert()
    with connection.cursor() as cursor:
        held = connection.introspection.get_constraints(cursor, BallotChange._meta.db_table)
    unique, BallotChange._meta.constraints = BallotChange._meta.constraints, []
    with connection.schema_editor() as editor:
        for constraint in unique:
            if constraint.name in held:
                editor.remove_constraint(BallotChange, constraint)


def event_without_number() -> None:
    """Opening and closing a vote leave no numbered event: open pages hear nothing of it."""
    from meetings import journal

    record = journal.record

    def recorded(meeting: Any, fact: Any, **told: Any) -> int:
        if type(fact).__name__ in ("VoteOpened", "VoteClosed"):
            return int(meeting.head)
        return record(meeting, fact, **told)

    journal.record = recorded


def body_in_the_log() -> None:
    """Writes every ballot that comes in to the log, as somebody does who looks for a fault."""
    lane: Any = import_module("realtime.lane")
    view: Any = import_module(VIEW)
    read, form = lane._read, view.BallotForm

    def logged(scope: Any, body: bytes) -> Any:
        logger.warning("ballot %s", body.decode())
        return read(scope, body)

    def told(data: Any) -> Any:
        logger.warning("ballot %s", dict(data))
        return form(data)

    lane._read, view.BallotForm = logged, told


def _soon(work: Callable[[], object]) -> None:
    def done() -> None:
        try:
            work()
        finally:
            connection.close()

    timer = threading.Timer(LATE, done)
    timer.daemon = True
    timer.start()


SEEDS: Final[dict[str, Callable[[], None]]] = {
    "acknowledge before commit": acknowledge_before_commit,
    "check then insert": check_then_insert,
    "event without number": event_without_number,
    "body in the log": body_in_the_log,
    "missing unique": missing_unique,  # the tables stay so: the last
}
# In which figure each must show.
SHOWS: Final = {
    "acknowledge before commit": "lost",
    "check then insert": "lost",
    "event without number": "unnumbered",
    "body in the log": "leaks",
    "missing unique": "double",
}
