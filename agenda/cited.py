"""The papers of an item in the versions that lay before the meeting when something was decided on it.

Papers belong to a higher app: it says how it quotes those of an item (`quoters`), and what decides, a vote when it
opens, a conclusion when the chair approves it, keeps what it said.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from agenda.models import Item
from people.text import digest_code

Plain = dict[str, Any]  # title, number, day (ISO 8601), sha256 and what else the quoter keeps
quoters: list[Callable[[Item], list[Plain]]] = []


@dataclass(frozen=True)
class Cited:
    """One paper as it is shown; `code` are the first digits of the SHA-256 in two groups."""

    title: str
    number: int
    day: date
    code: str


def cited(item: Item) -> list[Plain]:
    """The papers of the item as they are quoted now."""
    return [one for quoter in quoters for one in quoter(item)]


def shown(kept: Iterable[Mapping[str, Any]]) -> list[Cited]:
    """Those that were kept, for a page."""
    return [
        Cited(one["title"], one["number"], date.fromisoformat(one["day"]), digest_code(one["sha256"])) for one in kept
    ]
