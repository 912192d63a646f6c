"""A period beside the same months before: what is compared with what, and what is refused."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from agenda.figures import period_of
from documents.statistics.baselines import Entered, enter_baseline
from documents.statistics.comparing import Comparison, Measure, comparison_of
from documents.statistics.figures import held_in
from meetings.models import Event, Meeting
from tests.documents import spreadsheet
from tests.documents.statistics.test_baselines import YEAR
from tests.factories import VIETNAM, World, world

FULL = replace(YEAR, hours=Decimal("100"), sheets=8000, sheet_price=500, documents=200, electronic=50)


@pytest.fixture
def here(db: None) -> World:
    made = world()
    Meeting.objects.all().delete()
    return made


def hold(here: World, *days: date, hours: float = 2) -> None:
    for day in days:
        at = datetime(day.year, day.month, day.day, 8, tzinfo=VIETNAM)
        number = Meeting.objects.count() + 1
        facts = {"state": "closed", "opened_at": at, "closed_at": at + timedelta(hours=hours), "starts_at": at}
        Meeting.objects.create(body=here.body, term=here.term, ordinal=number, title=f"Phiên {number}", **facts)


def compared(here: World, code: str, today: date, entered: Entered | None = FULL) -> Comparison:
    if entered is not None:
        enter_baseline(body=here.body, entered=entered, by=here.clerk, at=here.at())
    period = period_of(code)
    assert period is not None
    return comparison_of(here.body, period, held_in([here.body], period), today)


def pairs(found: Comparison) -> list[tuple[float | None, float | None]]:
    return [(one.before, one.now) for one in found.measures]


def test_only_whole_months_that_are_over_are_compared(here: World) -> None:
    hold(here, date(2026, 10, 5), date(2026, 10, 19), date(2026, 10, 26), date(2026, 11, 2), date(2026, 11, 9))
    meetings = compared(here, "2026-Q4", date(2026, 11, 30)).measures[0]
    assert (meetings.before, meetings.now, meetings.change_said) == (4, 3, "−25,0%")  # October, and no more
    assert meetings.basis == "Phiên đã khai mạc, tháng 10/2026 so với tháng 10/2025."
    assert compared(here, "2026-Q4", date(2026, 12, 1), None).measures[0].now == 5


def test_a_month_that_is_not_over_is_not_compared(here: World) -> None:
    hold(here, date(2026, 11, 2))
    found = compared(here, "2026-11", date(2026, 11, 30))
    assert (pairs(found), found.reached) == ([(None, None)], None)
    assert "tháng 11/2026 chưa có tháng trọn vẹn nào" in found.measures[0].basis


def test_months_before_all_meetings_were_here_are_left_out(here: World) -> None:
    hold(here, date(2026, 7, 20), date(2026, 8, 3), date(2026, 9, 7))
    found = compared(here, "2026-Q3", date(2026, 12, 1), replace(FULL, since=date(2026, 8, 2)))
    assert (found.measures[0].before, found.measures[0].now) == (3, 1)  # September alone
    earlier = compared(here, "2026-07", date(2026, 12, 1), None)
    assert pairs(earlier) == [(None, None)]


def test_a_year_that_is_known_as_a_whole_is_compared_with_a_whole_year(here: World) -> None:
    hold(here, date(2027, 1, 4), date(2027, 6, 7))
    total = replace(FULL, months=())
    unequal = compared(here, "2027", date(2027, 12, 31), total).measures[0]
    assert (unequal.before, "chỉ có tổng cả năm" in unequal.basis) == (None, True)
    whole = compared(here, "2027", date(2028, 1, 1), None)
    assert (whole.measures[0].before, whole.measures[0].now, whole.reached) == (40, 2, True)
    assert whole.measures[0].basis == "Phiên đã khai mạc, cả năm 2027 so với cả năm 2025."


@pytest.mark.parametrize(("held", "reached"), [(0, None), (4, True), (5, False), (6, False)])
def test_the_aim_is_a_fifth_fewer(here: World, held: int, reached: bool | None) -> None:
    hold(here, *(date(2027, 5, day) for day in range(3, 3 + held)))
    assert compared(here, "2027-05", date(2027, 6, 1)).reached is reached  # 5 in May 2025


def test_hours_are_of_a_meeting_that_closed(here: World) -> None:
    hold(here, date(2027, 5, 3), hours=1)
    hold(here, date(2027, 5, 4), hours=3)
    Meeting.objects.filter(ordinal=2).update(closed_at=None)
    hours = compared(here, "2027-05", date(2027, 6, 1)).measures[1]
    assert (hours.before_said, hours.now_said, hours.change_said) == ("2,5", "1,0", "−60,0%")


def test_sheets_of_as_many_meetings_and_their_price(here: World) -> None:
    hold(here, date(2027, 5, 3), date(2027, 5, 4))
    meeting = Meeting.objects.get(ordinal=1)
    Event.objects.create(
        meeting=meeting, seq=1, kind="BookTaken", at=here.at(), by=here.clerk, payload={"pages": 40, "meeting": ""}
    )
    sheets, money = compared(here, "2027-05", date(2027, 6, 1)).measures[3:]
    assert (sheets.before, sheets.now, sheets.change_said) == (400, 40, "−90,0%")  # 200 a meeting, two meetings
    assert (money.before_said, money.now_said) == ("200.000", "20.000")
    assert "bớt 180.000 đồng" in money.basis


def test_what_nobody_entered_is_said_and_not_guessed(here: World) -> None:
    hold(here, date(2027, 5, 3))
    found = compared(here, "2027-05", date(2027, 6, 1), YEAR)
    assert [one.before is None for one in found.measures] == [False, True, True, False, True]
    assert "mốc 2025 chưa ghi số giờ họp" in found.measures[1].basis
    assert compared(here, "2025", date(2027, 6, 1), None).baseline is None


def test_a_share_changes_by_points_and_nothing_has_no_share() -> None:
    assert Measure("", 25, 100, "", decimals=1, points=True).change_said == "+75,0 điểm %"
    assert (Measure("", 0, 3, "").change, Measure("", 3, 3, "").change_said) == (None, "0,0%")


def test_page_and_file_say_the_same(here: World) -> None:
    hold(here, date(2026, 10, 5))
    enter_baseline(body=here.body, entered=FULL, by=here.clerk, at=here.at())
    client = Client()
    client.force_login(here.clerk, backend="django.contrib.auth.backends.ModelBackend")
    code = "?period=2025-10"
    page = reverse("documents:statistics", args=[here.organisation.pk])
    assert "chưa nhập số liệu" in client.get(page + code).content.decode()
    file = client.get(reverse("documents:statistics-file", args=[here.organisation.pk]) + code)
    rows = spreadsheet.sheets(file.content)["So với trước"]
    assert [cell.value for cell in rows[1]][-1] == "Văn phòng chưa nhập số liệu của năm trước khi dùng hệ thống."
