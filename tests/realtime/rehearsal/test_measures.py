"""Figures are nearest ranks, in milliseconds."""

from realtime.rehearsal.measures import Measures, within


def test_figures_of_a_hundred() -> None:
    measures = Measures()
    for number in range(100, 0, -1):
        measures.note("ballot", number / 1000)
    expected = {"p50_ms": 50.0, "p95_ms": 95.0, "p99_ms": 99.0, "max_ms": 100.0, "count": 100}
    assert measures.told() == {"ballot": expected}


def test_one_is_all_of_them_and_none_is_nothing() -> None:
    assert [within([0.2], percent) for percent in (50, 99)] == [0.2, 0.2]
    assert within([], 95) == 0.0
