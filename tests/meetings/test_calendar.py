from datetime import date

import pytest

from meetings import calendar
from meetings.models import Holiday
from tests.factories import World


@pytest.mark.django_db
def test_three_working_days_before_the_fixture_thursday_is_monday() -> None:
    assert calendar.working_days_before(date(2026, 11, 12), 3) == date(2026, 11, 9)


@pytest.mark.django_db
def test_five_working_days_after_it_is_the_next_thursday() -> None:
    assert calendar.working_days_after(date(2026, 11, 12), 5) == date(2026, 11, 19)


@pytest.mark.django_db
def test_a_weekend_and_a_holiday_are_left_out_and_a_made_up_day_counts() -> None:
    Holiday.objects.create(day=date(2026, 11, 10), name="Ngày nghỉ thử")
    assert calendar.working_days_before(date(2026, 11, 12), 3) == date(2026, 11, 6)
    Holiday.objects.create(day=date(2026, 11, 7), name="Làm bù", is_working=True)
    assert calendar.working_days_before(date(2026, 11, 12), 3) == date(2026, 11, 7)


def test_papers_due_follows_the_rule_of_the_body(draft: World) -> None:
    assert calendar.papers_due(draft.meeting) == date(2026, 11, 9)
    draft.meeting.body.papers_days = 5
    assert calendar.papers_due(draft.meeting) == date(2026, 11, 5)
