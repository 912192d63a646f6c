"""Whether the order in which ballots are published says anything of the order in which they were cast.

Ten people cast one after the other, the box is opened with the envelopes as they came; Kendall's tau between both
orders is 1 if they are the same, 0 in the mean if one says nothing of the other.
"""

import random
from itertools import combinations
from typing import Any

from voting.sealed import envelope, keys, opening, slip
from voting.sealed.tracker import tracker

POLLS, VOTERS = 1000, 10
MOST = 0.03  # of the mean; 3.8 standard deviations of a thousand polls
BIASED = "biased order"


def lean(polls: int = POLLS, seed: int = 5) -> float:
    """The mean tau of so many polls."""
    luck = random.Random(seed)
    secret = keys.make()
    public = keys.public(secret)
    return sum(_tau(luck, secret, public) for _ in range(polls)) / polls


def _tau(luck: random.Random, secret: bytes, public: bytes) -> float:
    terms = luck.randbytes(32)
    nonces = [luck.randbytes(16) for _ in range(VOTERS)]
    sent = [envelope.seal(slip.pack(one, [luck.choice(["yes", "no"])]), public, terms) for one in nonces]
    published = [one.tracker for one in opening.open_all(sent, secret, terms, ["yes", "no"]).answers]
    places = [published.index(tracker(one, terms)) for one in nonces]
    pairs = list(combinations(places, 2))
    return sum(1 if first < second else -1 for first, second in pairs) / len(pairs)


def as_they_came() -> None:
    """The mistake: answers are published as the envelopes lie in the box."""
    vars(opening)["sorted"] = lambda rows, **_how: list(rows)


def right_again() -> None:
    del vars(opening)["sorted"]


def measured(polls: int = POLLS) -> dict[str, Any]:
    """The mean tau, and whether the mistake is caught."""
    honest = lean(polls)
    as_they_came()
    try:
        caught = abs(lean(min(polls, 50))) > MOST
    finally:
        right_again()
    return {"order_tau": round(honest, 4), "caught": caught}
