"""Sentences and names that higher apps offer for a conclusion from data: results of votes, papers, who was there."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from agenda.models import Item


class Kind(StrEnum):
    """What an offer is about."""

    VOTE = "vote"
    PAPER = "paper"
    QUORUM = "quorum"
    ATTENDANCE = "attendance"


@dataclass(frozen=True)
class Offer:
    """A sentence (of a paper its name) as the data gives it now, in Vietnamese as documents are.

    `mark` names the data and stays the same while its `text` changes: a vote keeps it when it is repeated, a paper
    when it is replaced.
    """

    kind: Kind
    mark: str
    text: str


Source = Callable[[Item], Iterable[Offer]]
_sources: list[Source] = []


def register(source: Source) -> Source:
    """Asks the decorated function for offers about an item."""
    _sources.append(source)
    return source


def offered(item: Item) -> list[Offer]:
    """All that fits into the conclusion of an item; none for a state-secret one."""
    return [] if item.is_secret else [one for source in _sources for one in source(item)]
