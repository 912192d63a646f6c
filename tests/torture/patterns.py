"""Whether whole ballots can be put together again from the published lines of a ballot with many persons.

Who sells a vote, or is ordered how to vote, can be told a pattern over many lines that nobody else will have by chance.
So each line is published by itself, under trackers of its own. Here somebody who has the published file alone joins the
rows of neighbouring lines: by their places in the list, and by how near their trackers are.
"""

import random
from collections.abc import Callable, Sequence
from typing import Any, Final
from unittest import mock

from voting.sealed import envelope, keys, opening, slip
from voting.sealed.tracker import tracker

LINES: Final = 20
LEVELS: Final = ("high", "middle", "low")
VOTERS: Final = 60
POLLS: Final = 10
SAME: Final = "one tracker for all lines"  # the mistake

Row = Sequence[str]  # the trackers of one line as they are published


def by_place(first: Row, second: Row) -> dict[str, str]:
    return dict(zip(first, second, strict=True))


def by_nearness(first: Row, second: Row) -> dict[str, str]:
    """Each with the one that shares the longest beginning."""
    return {one: max(second, key=lambda other: _shared(one, other)) for one in first}


def _shared(one: str, other: str) -> int:
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b), len(one))


WAYS: Final[tuple[Callable[[Row, Row], dict[str, str]], ...]] = (by_place, by_nearness)
PAIRS: Final = LINES - 1
# By chance one row of each pair of lines is joined rightly; this is 6 deviations of the mean of all pairs above it.
MOST: Final = 1 + 6 / (POLLS * PAIRS) ** 0.5


def joined(polls: int = POLLS, seed: int = 19) -> float:
    """How many voters' rows of two neighbouring lines the better way joins rightly, on average; chance is 1."""
    luck = random.Random(seed)
    secret = keys.make()
    found = [_found(luck, secret) for _ in range(polls)]
    return max(sum(one[way] for one in found) for way in range(len(WAYS))) / (polls * PAIRS)


def _found(luck: random.Random, secret: bytes) -> list[int]:
    terms, public = luck.randbytes(32), keys.public(secret)
    nonces = [luck.randbytes(16) for _ in range(VOTERS)]
    sent = [envelope.seal(slip.pack(one, luck.choices(LEVELS, k=LINES)), public, terms) for one in nonces]
    opened = opening.open_all(sent, secret, terms, LEVELS, lines=LINES)
    rows = [[one.tracker for one in opened.answers if one.line == line] for line in range(LINES)]
    mark = vars(opening)["tracker"]
    told = [0] * len(WAYS)
    for line in range(PAIRS):
        pairs = [(mark(nonce, terms, line), mark(nonce, terms, line + 1)) for nonce in nonces]
        for number, way in enumerate(WAYS):
            guessed = way(rows[line], rows[line + 1])
            told[number] += sum(guessed[first] == second for first, second in pairs)
    return told


def measured(polls: int = POLLS) -> dict[str, Any]:
    """The average, and whether the mistake is caught."""
    honest = joined(polls)
    with mock.patch.object(opening, "tracker", lambda nonce, terms, _line=0: tracker(nonce, terms)):
        caught = joined(1) > MOST
    return {"lines_joined": round(honest, 3), "caught": caught}
