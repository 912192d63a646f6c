"""How an export names a moment, a person and an event of a journal."""

from datetime import date
from typing import Any

from meetings.models import Event
from people.models import User


def when(moment: date | None) -> str | None:
    return moment.isoformat() if moment else None


def who(user: User | None) -> str | None:
    return user.username if user else None


def event(row: Event) -> dict[str, Any]:
    return {
        "seq": row.seq,
        "at": when(row.at),
        "by": row.by.username,
        "kind": row.kind,
        "payload": row.payload,
        "hash": row.hash,
    }
