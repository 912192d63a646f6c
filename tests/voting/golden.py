"""The golden table of votes: what the law or arithmetic says of each case (`golden.csv`).

A case's numbers are decimal text; `grain` is the step in which its votes are counted (1, or a part of one where
weights have decimals). An empty answer is not asked: a vote that does not open has no threshold.
"""

import csv
from pathlib import Path

PATH = Path(__file__).with_name("golden.csv")
ANSWERS = ("result", "of", "threshold", "short", "tied", "quorum_needed")

Case = dict[str, str]


def cases() -> list[Case]:
    with PATH.open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def answers(case: Case) -> dict[str, str]:
    """What the table says of a case."""
    return {name: case[name] for name in ANSWERS}
