"""Several answers side by side against their golden table, and against a second implementation in SQL."""

import csv
import sqlite3
from pathlib import Path

import pytest

from voting.rules import Base, Counts, Rule, decide, standings_of

RULE = Rule(base=Base.MEMBERS, numerator=1, denominator=2, strict=True, basis="Điều lệ Đảng, Điều 9 khoản 5")
with Path(__file__).with_name("golden_rows.csv").open(encoding="utf-8", newline="") as table:
    CASES = list(csv.DictReader(table))

# More than half by doubling; a row is tied if some of those with as many, or more, have no place left for them.
JUDGED = """
WITH enough AS (SELECT *, 2 * yes > base AS passed FROM answer),
placed AS (
    SELECT a.*,
        (SELECT count(*) FROM enough b WHERE b.passed AND b.yes > a.yes) AS ahead,
        (SELECT count(*) FROM enough b WHERE b.passed AND b.yes >= a.yes) AS through
    FROM enough a
)
SELECT CASE
    WHEN NOT passed THEN 'short' WHEN through <= places THEN 'carried' WHEN ahead >= places THEN 'behind' ELSE 'tied'
END FROM placed ORDER BY place
"""


def numbers(case: dict[str, str]) -> list[int]:
    return [int(number) for number in case["yes"].split(";")]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['case']}: {case['reason']}")
def test_the_engine_says_what_the_table_says(case: dict[str, str]) -> None:
    base = int(case["base"])
    outcomes = [decide(RULE, base=base, present=base, counts=Counts(yes=yes)) for yes in numbers(case)]
    assert {outcome.threshold for outcome in outcomes} == {int(case["needed"])}
    assert ";".join(standings_of(outcomes, int(case["places"]))) == case["standings"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['case']}: {case['reason']}")
def test_sql_says_what_the_table_says(case: dict[str, str]) -> None:
    memory = sqlite3.connect(":memory:")
    try:
        memory.execute("CREATE TABLE answer (place, yes, base, places)")
        rows = [(place, yes, int(case["base"]), int(case["places"])) for place, yes in enumerate(numbers(case))]
        memory.executemany("INSERT INTO answer VALUES (?, ?, ?, ?)", rows)
        assert ";".join(row[0] for row in memory.execute(JUDGED)) == case["standings"]
    finally:
        memory.close()
