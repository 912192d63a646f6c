"""Published votes with random answers, of every kind of ballot, and what was sealed in them."""

import hashlib
import random
from collections import Counter
from dataclasses import dataclass
from typing import Any

from voting.manifest import seal
from voting.sealed import acknowledgement, bundle, envelope, keys, slip
from voting.sealed.opening import open_all

MARKS = {
    "question": ("yes", "no", "other"),
    "rating": ("g1", "g2", "g3", "g4"),
    "options": ("yes", "no"),
    "levels": ("high", "mid", "low", "blank"),
    "trust": ("yes", "no", "blank"),
}


@dataclass(frozen=True)
class Poll:
    """`data` is the file; `counts` are those of each line as they were sealed."""

    kind: str
    data: bytes
    counts: list[dict[str, int]]


def poll(luck: random.Random, least: int = 0) -> Poll:
    """A published vote of up to 30 electors, of whom at least `least` vote."""
    kind = luck.choice(sorted(MARKS))
    marks, lines = MARKS[kind], luck.randint(1, 30) if kind in ("options", "levels", "trust") else 0
    most = luck.randint(1, lines) if kind == "options" else 0
    electors = sorted(f"{luck.getrandbits(64):016x}" for _ in range(luck.randint(max(1, least), 30)))
    voters = [one for place, one in enumerate(electors) if place < least or luck.random() < 0.8]
    box, seed = keys.make(), luck.randbytes(32)
    terms: dict[str, Any] = {
        "question": "Thống nhất?",
        "choices": [[one, one] for one in marks],
        "electors": hashlib.sha256("\n".join(electors).encode()).hexdigest(),
        "sealed": {
            "box": keys.public(box).hex(),
            "ack": acknowledgement.public(seed).hex(),
            "lines": lines or 1,
        },
    }
    if kind != "question":
        names = [f"Dòng {number}" for number in range(lines)]
        terms["ballot"] = {"kind": kind, "lines": names, "least": 0, "most": most}
    terms = seal(terms)
    terms_hash = bytes.fromhex(terms["sha256"])
    ballots = [ballot(luck, marks, lines or 1, most if kind == "options" else None) for _ in voters]
    made = [envelope.seal(slip.pack(luck.randbytes(16), one), keys.public(box), terms_hash) for one in ballots]
    within = (0, most) if kind == "options" else ()
    opened = open_all(made, box, terms_hash, marks, lines or 1, within)
    data = bundle.make(
        terms,
        electors=electors,
        participants=voters,
        digests=[envelope.digest(one) for one in made],
        opened=opened,
        seed=seed,
    )
    counts = [dict(Counter(one[line] for one in ballots)) for line in range(lines or 1)]
    return Poll(kind, data, counts)


def ballot(luck: random.Random, marks: tuple[str, ...], lines: int, most: int | None) -> list[str]:
    if most is None:
        return [luck.choice(marks) for _ in range(lines)]
    chosen = set(luck.sample(range(lines), luck.randint(0, most)))
    return ["yes" if line in chosen else "no" for line in range(lines)]
