"""What the bench says of its figures: goals, words for what is missing, and what is kept."""

import json
from pathlib import Path

from tests.bench import paper, rows
from tests.bench.row import GROUPS, ORDER, Figure, Missing, Row, at_least, at_most

LEAST = Row("fan-out-1000-stock", "stock over ours", at_least(30))
MOST = Row("memory-tablet", "memory of a tablet", at_most(40), "kB")
MACHINE = {"processor": "slow", "cores": 2}


def test_every_group_is_registered_once_and_has_its_place() -> None:
    assert rows.__doc__
    assert [group.name for group in GROUPS.in_order()] == list(ORDER)
    names = [row.name for group in GROUPS.every for row in group.rows]
    assert len(names) == len(set(names))


def test_a_row_holds_by_its_median_not_by_its_best_run() -> None:
    kept = paper.line(LEAST, Figure([10, 12, 29.2, 90, 100], 0.42, "stock 1 µs"))
    assert kept["value"] == 29.2
    assert kept["goal"] == "at least 30"
    assert kept["holds"] is False
    assert kept["runs"] == [10, 12, 29.2, 90, 100]
    assert paper.line(LEAST, Figure([30]))["holds"] is True
    assert paper.line(MOST, Figure([40.04]))["holds"] is True
    assert paper.line(MOST, Figure([41]))["holds"] is False


def test_what_was_not_measured_neither_holds_nor_fails() -> None:
    kept = paper.line(LEAST, Missing("there is no PostgreSQL"))
    assert (kept["value"], kept["holds"], kept["runs"]) == (None, None, [])
    text = paper.table([kept])
    assert "not measured" in text
    assert "there is no PostgreSQL" in text


def test_a_client_that_was_the_limit_is_told() -> None:
    assert "SATURATED" in paper.remark(paper.line(LEAST, Figure([30], 0.95)))
    assert "SATURATED" not in paper.remark(paper.line(LEAST, Figure([30], 0.5)))


def test_rows_that_were_not_measured_again_stay(tmp_path: Path) -> None:
    path = tmp_path / "var" / "bench.json"
    paper.write(path, [paper.line(LEAST, Figure([31])), paper.line(MOST, Figure([25]))], MACHINE)
    every = paper.write(path, [paper.line(MOST, Figure([50]))], MACHINE)
    assert [(one["name"], one["holds"]) for one in every] == [("fan-out-1000-stock", True), ("memory-tablet", False)]
    assert json.loads(path.read_text(encoding="utf-8")) == {"machine": MACHINE, "rows": every}


def test_the_document_keeps_what_stands_around_the_figures(tmp_path: Path) -> None:
    path = tmp_path / "benchmarks.md"
    path.write_text(f"before\n{paper.BEGIN}\nwornout\n{paper.END}\nafter\n", encoding="utf-8")
    paper.keep(path, paper.markdown([paper.line(LEAST, Figure([31]))], MACHINE, "make bench"))
    text = path.read_text(encoding="utf-8")
    assert text.startswith("before\n")
    assert text.endswith("\nafter\n")
    assert "wornout" not in text
    assert "`make bench` on: processor slow, cores 2." in text
    assert "| stock over ours | 31x | at least 30 | holds | runs 31 to 31 |" in text
