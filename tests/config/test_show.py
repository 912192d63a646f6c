import re
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import lucide
import pytest
from django.template import Context, Template
from django.utils import translation

from config.templatetags.show import clock, daydate, duration, icon, initials, percent
from people.models import User


def shown(source: str, **context: object) -> str:
    return Template(source).render(Context(context)).strip()


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Trần Minh Khôi", "TK"), ("Đỗ Thị Ngọc Ánh", "ĐÁ"), ("ước", "Ư"), ("", ""), (None, "")],
)
def test_initials_are_family_name_then_given_name(name: object, letters: str) -> None:
    assert initials(name) == letters


@pytest.mark.parametrize(
    ("value", "base", "text"),
    [
        (9, 11, "81,82%"),
        (1, 8, "12,50%"),
        (6, 12, "50,00%"),
        (0, 11, "0,00%"),
        (11, 11, "100,00%"),
        (1, 800, "0,13%"),  # 0.125: half goes up, not to even
        (3, 0, "–"),
        (Decimal("81.818"), None, "81,82%"),
        (81.818, None, "81,82%"),
        (None, None, "–"),
    ],
)
def test_percent_has_two_decimals_and_a_comma(value: object, base: object, text: str) -> None:
    with translation.override("vi"):
        assert percent(value, base) == text


def test_percent_in_english_has_a_point() -> None:
    with translation.override("en"):
        assert percent(9, 11) == "81.82%"


def test_clock_and_day_are_local() -> None:
    late = datetime(2026, 11, 11, 18, 5, tzinfo=UTC)  # 01:05 of the next day in Hà Nội
    with translation.override("vi"):
        assert (clock(late), daydate(late)) == ("01:05", "Thứ Năm, 12/11/2026")
        assert (clock(None), daydate(None)) == ("", "")


def test_every_weekday_has_its_name() -> None:
    monday = date(2026, 11, 9)
    with translation.override("vi"):
        names = [daydate(monday + timedelta(days=days)).split(",")[0] for days in range(7)]
    assert names == ["Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật"]


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (2698, "44 phút 58 giây"),
        (timedelta(minutes=5), "5 phút"),
        (59.9, "59 giây"),
        (0, "0 giây"),
        (-4, "0 giây"),
        (3600, "1 giờ"),
        (6300, "1 giờ 45 phút"),
        (None, ""),
    ],
)
def test_duration_in_words(length: float | timedelta | None, words: str) -> None:
    with translation.override("vi"):
        assert duration(length) == words


def test_icon_is_inline_silent_and_without_style() -> None:
    svg = icon("gavel", 18, "big")
    assert svg.startswith('<svg width="1rem" height="1rem" ')
    assert ('class="icon big"' in svg, 'aria-hidden="true"' in svg, "style" in svg) == (True, True, False)


def test_icon_with_a_label_is_an_image_and_escapes_it() -> None:
    svg = icon("mic", label='Đang "nói" <b>')
    assert 'role="img" aria-label="Đang &quot;nói&quot; &lt;b&gt;"' in svg
    assert "aria-hidden" not in svg


def test_unknown_icon_is_a_mistake_in_a_template() -> None:
    with pytest.raises(lucide.IconDoesNotExist):
        icon("no-such-icon")


def test_badge_has_tone_icon_and_escaped_word() -> None:
    html = shown("{% badge 'running' label %}", label="đang <họp>")
    assert html.startswith('<span class="badge badge--live"><svg ')
    assert html.endswith("Đang &lt;họp&gt;</span>")


def test_badge_takes_the_label_of_an_enum_member() -> None:
    from meetings.states import MeetingState

    with translation.override("vi"):
        html = shown("{% badge state %}", state=MeetingState.RECESS)
    assert html.endswith("Tạm nghỉ</span>")


def test_badge_of_an_unknown_state_is_neutral() -> None:
    assert shown("{% badge 'odd' 'lạ' %}").startswith('<span class="badge badge--neutral">')


def test_person_shows_name_and_title_or_note() -> None:
    user = User(full_name="Lê Thị Thu Hạnh", title="phó Bí thư")
    html = shown("{% person user %}|{% person user note='chủ trì' %}", user=user)
    titles = [part.split('person__title">')[1].split("<")[0] for part in html.split("|")]
    assert titles == ["Phó Bí thư", "Chủ trì"]
    assert html.count('aria-hidden="true">LH</span>') == 2


def test_person_of_an_attendee_has_the_title_of_that_day() -> None:
    from meetings.models import Attendee

    user = User(full_name="Lê Thị Thu Hạnh", title="Bí thư")
    html = shown("{% person who %}", who=Attendee(user=user, title="Phó Bí thư"))
    assert "Lê Thị Thu Hạnh" in html
    assert ">Phó Bí thư<" in html


def test_quorum_says_whether_it_is_reached() -> None:
    with translation.override("vi"):
        reached = shown("{% quorum present=8 base=11 needed=8 %}")
        short = shown("{% quorum present=7 base=11 needed=8 %}")
    assert "Đủ túc số (cần 8)" in reached
    assert "Chưa đủ túc số: còn thiếu 1, cần 8" in short
    assert (reached.count("bar__taken"), short.count("bar__taken")) == (8, 7)


def test_votebar_counts_over_the_whole_base() -> None:
    with translation.override("vi"):
        html = shown("{% votebar yes=9 no=0 other=1 base=11 needed=6 %}")
    assert "81,82%" in html
    assert "9,09%" in html
    assert 'x1="545"' in html
    assert rest(html) == [("Vắng hoặc không biểu quyết", "1")]


def test_votebar_tells_absent_from_silent() -> None:
    with translation.override("vi"):
        bars = [
            shown("{% votebar yes=7 no=0 other=1 base=11 needed=6 present=10 %}"),
            shown("{% votebar yes=9 no=0 other=1 base=11 present=10 %}"),
            shown("{% votebar yes=10 no=0 other=1 base=11 present=11 %}"),
        ]
    assert [rest(html) for html in bars] == [[("Không biểu quyết", "2"), ("Vắng mặt", "1")], [("Vắng mặt", "1")], []]


def rest(html: str) -> list[tuple[str, str]]:
    """The rows of those who gave no answer."""
    return re.findall(r'tally__row--none"><dt>(.+?)</dt><dd><strong class="num">(\d+)', html)
