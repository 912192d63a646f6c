"""Until when, and when to remind: working days around Vietnamese Teachers' Day 2026, a week without holidays."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from documents.consultations.deadlines import is_pressing, is_too_soon, usual_deadline

pytestmark = pytest.mark.django_db


def at(day: int, hour: int = 9) -> datetime:
    return datetime(2026, 11, day, hour, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


def test_five_working_days() -> None:
    assert usual_deadline(at(5)) == at(12, 17)  # Thursday to Thursday
    assert usual_deadline(at(7)) == at(13, 17)  # from Saturday on


@pytest.mark.parametrize(
    ("asked", "deadline", "soon"), [(5, 5, True), (5, 6, False), (6, 8, True), (6, 9, False), (7, 9, False)]
)
def test_at_least_one_working_day(asked: int, deadline: int, soon: bool) -> None:
    assert is_too_soon(at(deadline), at(asked, 16)) is soon


@pytest.mark.parametrize(("day", "pressing"), [(5, False), (6, True), (9, True), (10, True)])
def test_reminders_begin_two_working_days_ahead(day: int, pressing: bool) -> None:
    assert is_pressing(at(10, 17), at(day)) is pressing  # Tuesday: Friday is two working days ahead
