"""The papers that a question is about, in the versions that lay before the voters when the vote opened.

Papers belong to a higher app: it says how it quotes those of an item (`quoters`), and the manifest keeps what it said.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from agenda.models import Item
from people.text import digest_code

Plain = dict[str, Any]  # title, number, day (ISO 8601), sha256 and what else the quoter keeps
quoters: list[Callable[[Item], list[Plain]]] = []


@dataclass(frozen=True)
class Cited:
    """One paper as a vote shows it; `code` are the first digits of the SHA-256 in two groups."""

    title: str
    number: int
    day: date
    code: str


def cited(item: Item) -> list[Plain]:
    """The papers of the item as they are quoted now."""
    return [one for quoter in quoters for one in quoter(item)]


def cited_in(manifest: Mapping[str, Any]) -> list[Cited]:
    """Those that a manifest keeps; none in one of before papers were kept."""
    return [
        Cited(one["title"], one["number"], date.fromisoformat(one["day"]), digest_code(one["sha256"]))
        for one in manifest.get("papers", [])
    ]
