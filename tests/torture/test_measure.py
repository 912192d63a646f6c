"""What of the torture can be asked for alone, and when its figures hold."""

from typing import Any
from unittest import mock

import pytest

from tests.torture import measure
from tests.torture.judgement import Judgement
from tests.torture.measure import FULL, figures, holds
from tests.torture.trial import Outcome

QUIET = {"lost": 0, "double": 0, "unserved": 0, "unnumbered": 0, "deaf": 0, "leaks": 0, "errors": 0}
ORDERED = {"order_tau": 0.01, "caught": True}


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
    with mock.patch.object(measure, "_unseen", return_value=unseen), mock.patch.object(measure, "order") as order:
        order.measured.return_value, order.BIASED, order.MOST = ORDERED, "biased order", 0.03
        told = measure.measured("sqlite", FULL["sqlite"], print, ["mistakes"])
        assert told == {"seeded_bugs_caught": 6 - len(unseen), "seeded_bugs": 6, "missed": unseen}
        assert holds(told) is well


@pytest.mark.parametrize(
    ("told", "well"),
    [
        ({"order_tau": 0.01, "backup_leaks": 0, "backups_seen": True}, True),
        ({"order_tau": -0.04, "backup_leaks": 0, "backups_seen": True}, False),
        ({"order_tau": 0.01, "backup_leaks": 1, "backups_seen": True}, False),
        ({"order_tau": 0.01, "backup_leaks": 0, "backups_seen": False}, False),
        (QUIET | {"lost": 1}, False),
        (QUIET, True),
    ],
)
def test_one_wrong_figure_is_enough(told: dict[str, Any], well: bool) -> None:
    assert holds(told) is well
