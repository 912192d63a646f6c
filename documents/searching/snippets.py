"""A few words around what was found, with what was found set apart."""

from dataclasses import dataclass
from typing import Final

from people.words import Token, Wanted, runs, tokens

BEFORE: Final = 10  # words
AFTER: Final = 22


@dataclass(frozen=True)
class Piece:
    """Some letters of a snippet; `hit`: they are what was looked for."""

    text: str
    hit: bool


@dataclass(frozen=True)
class Snippet:
    """A cutting of a text; `before`, `after`: the text goes on there."""

    pieces: tuple[Piece, ...]
    before: bool
    after: bool


def snippet(text: str, sought: Wanted) -> Snippet:
    """The surroundings of the first place where the words stand, or the beginning of the text if they do not."""
    found = tokens(text)
    places = runs(found, sought)
    if not found:
        return Snippet((Piece(text, hit=False),), before=False, after=False)
    first = places[0].start if places else 0
    begin, end = max(0, first - BEFORE), min(len(found), first + AFTER)
    inside = [place for place in places if place.stop <= end]
    start = found[begin].start if begin else 0
    stop = found[end - 1].end if end < len(found) else len(text)
    return Snippet(tuple(_pieces(text, start, stop, found, inside)), before=begin > 0, after=end < len(found))


def _pieces(text: str, start: int, stop: int, found: list[Token], places: list[range]) -> list[Piece]:
    pieces: list[Piece] = []
    at = start
    for place in places:
        left, right = found[place.start].start, found[place.stop - 1].end
        if left < at:
            continue
        pieces += [Piece(text[at:left], hit=False), Piece(text[left:right], hit=True)]
        at = right
    return [piece for piece in [*pieces, Piece(text[at:stop], hit=False)] if piece.text]
