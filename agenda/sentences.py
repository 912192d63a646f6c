"""Sentences that a higher app offers for a conclusion, such as the outcome of a vote on the item."""

from collections.abc import Callable

from agenda.models import Item

Source = Callable[[Item], list[str]]
_sources: list[Source] = []


def register(source: Source) -> Source:
    """Asks the decorated function for sentences about an item, in Vietnamese as documents are."""
    _sources.append(source)
    return source


def offered(item: Item) -> list[str]:
    """All sentences that fit into the conclusion of an item; none for a state-secret one."""
    return [] if item.is_secret else [sentence for source in _sources for sentence in source(item)]
