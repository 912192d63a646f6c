"""Compares every ballot that a tablet was told to be recorded with what was counted."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from realtime.rehearsal.ballot import Ballot


@dataclass(frozen=True)
class Judgement:
    """Ballots of all votes. `lost`: acknowledged and not counted so; `double`: counted beyond what was meant."""

    acknowledged: int
    counted: int
    lost: int
    double: int
    unserved: int

    @property
    def holds(self) -> bool:
        return not (self.lost or self.double or self.unserved)


def judge(ballots: Mapping[str, Mapping[str, Ballot]], tally: Mapping[str, Any], unserved: int) -> Judgement:
    """`ballots` by vote and username, `tally` as `realtime.rehearsal.tally` gives it."""
    acknowledged = counted = lost = double = 0
    for vote, sent in ballots.items():
        kept = tally.get(vote, {"counted": 0, "ballots": {}})
        told = {name: ballot for name, ballot in sent.items() if ballot.acknowledged}
        gone = sum(not _is_kept(ballot, kept["ballots"].get(name)) for name, ballot in told.items())
        extra = sum(_extra(sent.get(name), row) for name, row in kept["ballots"].items())
        acknowledged += len(told)
        counted += kept["counted"]
        lost += max(gone, len(told) - kept["counted"])
        double += max(extra, kept["counted"] - len(kept["ballots"]))
    return Judgement(acknowledged, counted, lost, double, unserved)


def _is_kept(ballot: Ballot, row: Mapping[str, Any] | None) -> bool:
    """Whether what is recorded is what the tablet was told, or a newer answer of it that is still on its way."""
    told = ballot.acknowledged
    if row is None or told is None:
        return False
    if (row["key"], row["choice"]) == (told["key"], told["choice"]):
        return True
    return ballot.pending and row["key"] == ballot.keys[-1]


def _extra(ballot: Ballot | None, row: Mapping[str, Any]) -> int:
    """How many answers are recorded beyond those that were meant."""
    return max(0, int(row["answers"]) - (len(ballot.keys) if ballot else 0))
