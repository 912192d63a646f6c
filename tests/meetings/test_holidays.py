"""Holidays of the law against the years whose official calendar is known, and the office's table before them."""

from datetime import date, timedelta

import pytest

from meetings import calendar
from meetings.holidays import LUNAR, WEEKEND, days_off, is_off
from meetings.models import Holiday


def working(first: date, last: date) -> list[date]:
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    return [day for day in days if not is_off(day)]


def test_tet_2026_as_announced() -> None:
    """16 to 20 February 2026, between two weekends."""
    assert working(date(2026, 2, 13), date(2026, 2, 24)) == [date(2026, 2, day) for day in (13, 23, 24)]


@pytest.mark.parametrize(
    ("year", "free"),
    [
        (2023, [date(2023, 9, 1), date(2023, 9, 4)]),  # Saturday is made up on Monday
        (2024, [date(2024, 9, 2), date(2024, 9, 3)]),
        (2025, [date(2025, 9, 1), date(2025, 9, 2)]),
        (2026, [date(2026, 9, 1), date(2026, 9, 2)]),
    ],
)
def test_national_day_as_announced(year: int, free: list[date]) -> None:
    days = [date(year, 8, 28) + timedelta(days=number) for number in range(12)]
    assert [day for day in days if is_off(day) and day.weekday() not in WEEKEND] == free


def test_hung_kings_on_a_sunday_are_made_up_on_monday_2026() -> None:
    assert is_off(date(2026, 4, 27))
    assert working(date(2026, 4, 27), date(2026, 5, 4)) == [date(2026, 4, day) for day in (28, 29)] + [date(2026, 5, 4)]


def test_a_holiday_on_saturday_beside_another_is_made_up_after_the_weekend() -> None:
    """30 April 2027 is a Friday, 1 May the Saturday after it."""
    assert working(date(2027, 4, 29), date(2027, 5, 4)) == [date(2027, 4, 29), date(2027, 5, 4)]


@pytest.mark.parametrize("year", LUNAR)
def test_every_year_has_its_eleven_days(year: int) -> None:
    assert len([day for day in days_off(year) if day.weekday() not in WEEKEND]) == 11


def test_years_without_a_lunar_calendar_still_have_the_rest() -> None:
    assert is_off(date(2060, 4, 30))


@pytest.mark.django_db
def test_papers_for_a_meeting_after_tet_go_out_before_it() -> None:
    assert calendar.working_days_before(date(2026, 2, 24), 3) == date(2026, 2, 12)


@pytest.mark.django_db
def test_the_table_of_the_office_comes_first() -> None:
    Holiday.objects.create(day=date(2026, 2, 16), name="Làm việc theo phân công", is_working=True)
    Holiday.objects.create(day=date(2026, 2, 23), name="Nghỉ hoán đổi")
    Holiday.objects.create(day=date(2026, 2, 28), name="Làm bù", is_working=True)
    assert calendar.working_days_before(date(2026, 2, 24), 1) == date(2026, 2, 16)
    assert calendar.working_days_after(date(2026, 2, 27), 1) == date(2026, 2, 28)


@pytest.mark.django_db
def test_no_days_ahead_is_the_day_itself() -> None:
    assert calendar.working_days_before(date(2026, 5, 1), 0) == date(2026, 5, 1)
