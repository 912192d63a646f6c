"""What was meant and told, against what the database holds."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from tests.torture.voter import Said

KEY = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}")


@dataclass(frozen=True)
class Judgement:
    """Counts of what went wrong, all 0 if nothing did; `acknowledged` counts ballots.

    `lost`: acknowledged, and not recorded so or not counted. `double`: recorded or counted though nobody meant it, or
    meant it once and it is there twice, or was told that it does not count. `unserved`: voters who got no ballot
    acknowledged while the vote was open. `unnumbered`: openings and closings that the journal does not have once.
    `deaf`: open pages that have not heard everything in the end. `leaks`: ballots that can be read in a log.
    `errors`: answers that were a mistake of the server (500).
    """

    acknowledged: int = 0
    lost: int = 0
    double: int = 0
    unserved: int = 0
    unnumbered: int = 0
    deaf: int = 0
    leaks: int = 0
    errors: int = 0

    def __add__(self, other: "Judgement") -> "Judgement":
        return Judgement(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))

    @property
    def holds(self) -> bool:
        return not any(getattr(self, one.name) for one in fields(self) if one.name != "acknowledged")


def judge(said: Mapping[str, Said], held: Mapping[str, Any], *, all_served: bool = True) -> Judgement:
    """One vote that was closed: what its voters said, by username, and what `ledger.read` tells of it."""
    answers: Mapping[tuple[str, str], list[Any]] = _grouped(held["answers"])
    told = {name: one for name, one in said.items() if one.acknowledged}
    ballots = {name: (key, choice, revision) for name, key, choice, revision in held["ballots"]}
    counted = sum(held["counted"].values())
    lost = sum(_lost(name, one, answers) for name, one in told.items())
    lost += len(told.keys() - ballots.keys()) + max(0, len(told) - counted)
    latest = _latest(held["answers"])
    lost += sum(ballot != latest.get(name) for name, ballot in ballots.items())
    double = sum(len(rows) - 1 for rows in answers.values())
    double += sum(not _meant(said.get(name), key, rows[0]) for (name, key), rows in answers.items())
    double += len(held["ballots"]) - len(ballots) + max(0, counted - len(ballots))
    numbered = [held["events"].get(kind, 0) for kind in ("VoteOpened", "VoteClosed")]
    return Judgement(
        acknowledged=len(told),
        lost=lost,
        double=double,
        unserved=len(said) - len(told) if all_served else 0,
        unnumbered=sum(abs(times - 1) for times in numbered),
    )


def _grouped(rows: list[Any]) -> dict[tuple[str, str], list[Any]]:
    found: dict[tuple[str, str], list[Any]] = {}
    for name, key, *rest in rows:
        found.setdefault((name, key), []).append(rest)
    return found


def _lost(name: str, said: Said, answers: Mapping[tuple[str, str], list[Any]]) -> int:
    """Answers that were acknowledged and are not recorded with the choice that was meant."""
    kept = [(answers.get((name, key)) or [["", 0]])[0][0] == choice for key, choice in said.acknowledged.items()]
    return kept.count(False)


def _latest(rows: list[Any]) -> dict[str, tuple[str, str, int]]:
    found: dict[str, tuple[str, str, int]] = {}
    for name, key, choice, revision in rows:
        if name not in found or found[name][2] < revision:
            found[name] = (key, choice, revision)
    return found


def _meant(said: Said | None, key: str, row: list[Any]) -> bool:
    """Whether a recorded answer is one that its voter meant and was not told to be refused."""
    return said is not None and said.meant.get(key) == row[0] and key not in said.refused


def leaks(texts: Iterable[str], keys: set[str]) -> int:
    """How many ballots can be read in these texts: keys, and forms."""
    return sum(len(keys.intersection(KEY.findall(text))) + text.count("choice=") for text in texts)
