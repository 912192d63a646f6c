"""Deadlines: what the sentence says, the last day on time, and how a task stands."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agenda.deadlines import Standing, days_late, due_of, named_day, standing, written
from agenda.states import Precision

TODAY = date(2026, 11, 16)


@dataclass
class Work:
    last_day: date | None
    done_on: date | None = None
    state: str = "assigned"


@pytest.mark.parametrize(
    ("precision", "day", "due", "text"),
    [
        ("day", date(2026, 11, 20), date(2026, 11, 19), "trước ngày 20/11/2026"),
        ("day", date(2026, 11, 30), date(2026, 11, 29), "trước ngày 30/11/2026"),
        ("day", date(2027, 1, 1), date(2026, 12, 31), "trước ngày 01/01/2027"),
        ("month", date(2026, 12, 1), date(2026, 12, 31), "trong tháng 12/2026"),
        ("month", date(2028, 2, 10), date(2028, 2, 29), "trong tháng 02/2028"),
        ("day", date(2026, 9, 5), date(2026, 9, 4), "trước ngày 05/9/2026"),
        ("month", date(2026, 9, 5), date(2026, 9, 30), "trong tháng 9/2026"),
        ("ongoing", None, None, "thường xuyên"),
        ("ongoing", date(2026, 12, 1), None, "thường xuyên"),
    ],
)
def test_the_day_before_the_named_one_is_the_last(precision: str, day: date, due: date, text: str) -> None:
    assert (due_of(precision, day), written(precision, due)) == (due, text)


@pytest.mark.parametrize(("precision", "day"), [("day", None), ("month", None), ("week", TODAY)])
def test_a_deadline_without_its_date_is_refused(precision: str, day: date | None) -> None:
    with pytest.raises(ValueError, match="deadline"):
        due_of(precision, day)


def test_every_precision_of_a_task_is_known() -> None:
    assert [written(value, due_of(value, date(2026, 12, 5))) for value in Precision.values] == [
        "trước ngày 05/12/2026",
        "trong tháng 12/2026",
        "thường xuyên",
    ]


@pytest.mark.parametrize(
    ("due", "done_on", "expected"),
    [
        (date(2026, 12, 31), None, Standing.ON_TIME),
        (date(2026, 11, 20), None, Standing.ON_TIME),
        (date(2026, 11, 19), None, Standing.DUE_SOON),
        (date(2026, 11, 16), None, Standing.DUE_SOON),
        (date(2026, 11, 15), None, Standing.LATE),
        (None, None, Standing.ON_TIME),
        (date(2026, 11, 10), date(2026, 11, 10), Standing.DONE_ON_TIME),
        (date(2026, 11, 10), date(2026, 11, 11), Standing.DONE_LATE),
        (None, date(2026, 11, 11), Standing.DONE),
    ],
)
def test_how_a_task_stands(due: date | None, done_on: date | None, expected: Standing) -> None:
    assert standing(Work(due, done_on), TODAY) is expected


@pytest.mark.parametrize(
    ("due", "done_on", "days"),
    [(date(2026, 11, 10), None, 6), (date(2026, 11, 10), date(2026, 11, 12), 2), (TODAY, None, 0), (None, None, 0)],
)
def test_days_late(due: date | None, done_on: date | None, days: int) -> None:
    assert days_late(Work(due, done_on), TODAY) == days


def test_every_standing_has_a_word_and_a_tone() -> None:
    from config.tones import TONES

    assert [(bool(str(one.label)), one.badge in TONES) for one in Standing] == [(True, True)] * len(Standing)


days = st.dates(date(2020, 1, 2), date(2099, 12, 30))


@given(days)
def test_a_named_day_comes_back(day: date) -> None:
    assert named_day("day", due_of("day", day)) == day


@given(days)
def test_the_month_is_on_time_to_its_end(day: date) -> None:
    due = due_of("month", day)
    assert due == date(day.year, day.month, monthrange(day.year, day.month)[1])


@given(days, days)
def test_late_means_days_late(due: date, today: date) -> None:
    late = standing(Work(due), today) is Standing.LATE
    assert late == (days_late(Work(due), today) > 0) == (today > due)


@given(days, st.integers(0, 400))
def test_done_late_exactly_when_after_the_due_day(due: date, offset: int) -> None:
    work = Work(due, due + timedelta(days=offset))
    assert (standing(work, due) is Standing.DONE_LATE) == (offset > 0)
