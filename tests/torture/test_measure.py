"""What of the torture can be asked for alone, and when its figures hold."""

import json
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from tests.torture import aside, measure, order, patterns
from tests.torture.__main__ import main
from tests.torture.judgement import Judgement
from tests.torture.measure import FULL, figures, holds
from tests.torture.trial import Outcome

QUIET = {"lost": 0, "double": 0, "unserved": 0, "unnumbered": 0, "deaf": 0, "leaks": 0, "errors": 0}
SCHEDULED = {"schedules": 10, "copies": 30, "overwritten": 0}


class Played:
    """A trial after its votes."""

    def __init__(self, **races: int) -> None:
        self.outcome, self.races = Outcome(took=[0.5]), Outcome(refused=300)
        self.races.judgement += Judgement(acknowledged=700, **races)
        self.voters = range(2000)


def test_a_thousand_casts_around_each_of_a_hundred_closings_are_one_command() -> None:
    assert (FULL["postgresql"].races, FULL["postgresql"].casts) == (100, 1000)
    with mock.patch.object(measure, "_tried", return_value={"leaks": 0}) as tried:
        measure.measured("postgresql", FULL["postgresql"], print, ["closings"])
    assert tried.call_args.args == (True, FULL["postgresql"], print, ["closings"])


def test_the_closings_alone() -> None:
    trial: Any = Played()
    told = figures(trial, FULL["postgresql"], ["closings"])
    counted = QUIET | {"acknowledged": 700}
    assert told == {"leaks": 0, "closings": {"runs": 100, "casts": 1000, "refused": 300, **counted}}
    assert holds(told)
    lost: Any = Played(lost=1)
    assert not holds(figures(lost, FULL["postgresql"], ["closings"]))


@pytest.mark.parametrize(("unseen", "well"), [([], True), (["missing unique"], False)])
def test_the_mistakes_alone(unseen: list[str], well: bool) -> None:
    with (
        mock.patch.object(measure, "_unseen", return_value=unseen),
        mock.patch.object(order, "measured", return_value={"order_tau": 0.01, "caught": True}),
        mock.patch.object(patterns, "measured", return_value={"lines_joined": 1.0, "caught": True}),
        mock.patch.object(aside, "schedules", return_value=SCHEDULED | {"caught": True}) as played,
    ):
        told = measure.measured("sqlite", FULL["sqlite"], print, ["mistakes"])
    assert played.call_args.args == (300,)
    counted = {"seeded_bugs_caught": 8 - len(unseen), "seeded_bugs": 8, "missed": unseen}
    assert told == {"order_tau": 0.01, "lines_joined": 1.0, **SCHEDULED, **counted}
    assert holds(told) is well


def test_the_schedules_and_the_model_alone() -> None:
    with (
        mock.patch.object(aside, "schedules", return_value=SCHEDULED | {"caught": True}) as played,
        mock.patch.object(aside, "model", return_value={"model_failures": 0}) as model,
    ):
        told = measure.measured("postgresql", FULL["postgresql"].part(10), lambda _text: None, ["schedules", "model"])
    assert (played.call_args.args, played.call_args.kwargs) == ((1000,), {"postgresql": True})
    assert model.call_args.kwargs == {"postgresql": True}
    assert told == {**SCHEDULED, "model_failures": 0}


@pytest.mark.parametrize(
    ("told", "well"),
    [
        ({"order_tau": 0.01, "backup_leaks": 0, "backups_seen": True}, True),
        ({"order_tau": -0.04, "backup_leaks": 0, "backups_seen": True}, False),
        ({"order_tau": 0.01, "backup_leaks": 1, "backups_seen": True}, False),
        ({"order_tau": 0.01, "backup_leaks": 0, "backups_seen": False}, False),
        ({"order_tau": 0.01, "lines_joined": 1.1}, True),
        ({"order_tau": 0.01, "lines_joined": 1.5}, False),
        (SCHEDULED, True),
        (SCHEDULED | {"overwritten": 1}, False),
        ({"model_failures": 1}, False),
        (QUIET | {"lost": 1}, False),
        (QUIET, True),
    ],
)
def test_one_wrong_figure_is_enough(told: dict[str, Any], well: bool) -> None:
    assert holds(told) is well


def test_without_a_name_both_databases_are_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    report = tmp_path / "torture.json"
    monkeypatch.setattr("sys.argv", ["torture", "--only", "schedules", "--part", "20", "--report", str(report)])
    with mock.patch.object(measure, "measured", return_value=SCHEDULED) as measured:
        assert main() == 0
    assert [call.args[0] for call in measured.call_args_list] == ["postgresql", "sqlite"]
    assert json.loads(report.read_text()).keys() >= {"postgresql", "sqlite"}
