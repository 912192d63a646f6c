"""The demo: complete, repeatable, dated sensibly, and never beside real people."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.management import CommandError, call_command

from documents.demo import days, setting
from meetings import calendar
from meetings.models import Meeting
from people.models import User
from tests.factories import make_user

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
SUNDAY = datetime(2026, 11, 22, 18, 0, tzinfo=VIETNAM)


@pytest.mark.django_db
def test_everybody_can_sign_in_with_the_printed_password() -> None:
    demo = setting.set_up(at=SUNDAY)
    assert [account.username for account in demo.accounts] == [
        "khoi", "hanh", "an", "giao", "dat", "nguyet", "anq", "don", "uoc", "nhi", "on", "thuong", "cham", "luc", "en",
    ]  # fmt: skip
    assert User.objects.get(username="anq").check_password(setting.PASSWORD)


@pytest.mark.django_db
def test_the_meeting_is_a_few_working_days_ahead_and_its_papers_are_in_time() -> None:
    meeting = setting.set_up(at=SUNDAY).meeting
    assert meeting.starts_at.astimezone(VIETNAM) == datetime(2026, 11, 26, 8, 0, tzinfo=VIETNAM)
    assert calendar.papers_due(meeting) == date(2026, 11, 23)
    assert Meeting.objects.get(ordinal=19).items.count() == 0


@pytest.mark.django_db
def test_twice_is_once() -> None:
    assert setting.set_up(at=SUNDAY).made
    head = Meeting.objects.get(ordinal=18).head
    again = setting.set_up(at=SUNDAY)
    assert (again.made, Meeting.objects.get(ordinal=18).head, User.objects.count()) == (False, head, 15)


@pytest.mark.django_db
def test_it_does_not_stand_beside_real_people(capsys: pytest.CaptureFixture[str]) -> None:
    make_user("that", "Người Thật")
    with pytest.raises(CommandError, match="đã có tài khoản thật"):
        call_command("demo")
    assert Meeting.objects.count() == 0
    call_command("demo", "--force", "--fixture-date")
    assert Meeting.objects.get(ordinal=18).starts_at.astimezone(VIETNAM).date() == date(2026, 11, 12)
    assert "hopkhonggiay" in capsys.readouterr().out


def test_the_written_day_moves_nothing() -> None:
    data = {"meeting": {"starts_at": "2026-11-12T08:00"}, "agenda": []}
    assert days.moved(data, days.WRITTEN) is data


@pytest.mark.parametrize(
    ("words", "moved"),
    [
        ("Báo cáo số 142-BC/ĐU, ngày 06/11/2026", "Báo cáo số 142-BC/ĐU, ngày 18/12/2026"),
        ("tháng 10 và nhiệm vụ tháng 11/2026", "tháng 11 và nhiệm vụ tháng 12/2026"),
        ("giai đoạn 2026 - 2028, các năm 2023 - 2025", "giai đoạn 2026 - 2028, các năm 2023 - 2025"),
    ],
)
def test_days_and_months_in_texts_move_along(words: str, moved: str) -> None:
    assert days.text(words, date(2026, 12, 24)) == moved


def test_deadlines_move_along() -> None:
    day = date(2026, 12, 24)
    assert days.due({"due": "2026-11-19", "precision": "day"}, day) == date(2026, 12, 31)
    assert days.due({"due": "2026-12-31", "precision": "month"}, day) == date(2027, 1, 31)
    assert days.due({"due": "2026-11-29", "precision": "day"}, days.WRITTEN) == date(2026, 11, 27)
