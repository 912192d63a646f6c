import pytest
from hypothesis import given
from hypothesis import strategies as st

from people.models import User
from people.text import fold, line, name_key, nfc, prose, word_key

NAMES = [
    "Nguyễn Đức Ân",
    "Nguyễn Văn An",
    "Lê Thị Bé",
    "Mai Thị Én",
    "Trần Văn Đạt",
    "Phạm Văn Dũng",
    "Bùi Khắc Đôn",
    "Lý Văn Ơn",
    "Hồ Ngọc Ước",
    "Hoàng Văn Út",
]


def test_nfc_joins_letters_and_marks() -> None:
    assert nfc(" Hạnh\u0302 ") == nfc("Hạnh\u0302")
    assert nfc("Ha\u0323nh") == "Hạnh"


def test_fold_drops_every_mark_and_the_d_stroke() -> None:
    assert fold("  Đồng chí  Nguyễn Đức ÂN ") == "dong chi nguyen duc an"


def test_given_names_in_the_order_of_the_alphabet() -> None:
    ordered = sorted(NAMES, key=name_key)
    assert [name.split()[-1] for name in ordered] == ["An", "Ân", "Bé", "Dũng", "Đạt", "Đôn", "Én", "Ơn", "Út", "Ước"]


def test_same_given_name_is_ordered_by_family_name() -> None:
    assert sorted(["Trần Thị Hà", "Lê Thị Hà"], key=name_key) == ["Lê Thị Hà", "Trần Thị Hà"]


def test_tones_follow_letters() -> None:
    assert sorted(["mạ", "má", "mã", "mả", "mà", "ma"], key=word_key) == ["ma", "mà", "mả", "mã", "má", "mạ"]


def test_a_shorter_name_comes_first() -> None:
    assert sorted(["Anh", "An", "Ân", "Ánh"], key=name_key) == ["An", "Anh", "Ánh", "Ân"]


def test_marks_between_letters_come_before_letters_and_other_scripts_behind_them() -> None:
    assert sorted(["Đà-Nẵng", "Đào", "Đà", "Жук", "Yến"], key=word_key) == ["Đà", "Đà-Nẵng", "Đào", "Yến", "Жук"]


@given(st.text(max_size=120))
def test_a_key_is_digits_that_fit_the_column(text: str) -> None:
    key = name_key(text)
    assert (key == "" or key.isdecimal(), key.isascii(), len(key) <= 500) == (True, True, True)


@pytest.mark.django_db
def test_the_database_sorts_people_as_a_list_of_names() -> None:
    for number, name in enumerate(reversed(NAMES)):
        User.objects.create(username=f"nguoi-{number}", full_name=name)
    assert [user.full_name for user in User.objects.order_by("name_key")] == sorted(NAMES, key=name_key)


def test_nobody_has_an_empty_key() -> None:
    assert name_key("  ") == ""


@given(st.text(max_size=40))
def test_nfc_and_fold_settle_at_once(text: str) -> None:
    assert nfc(nfc(text)) == nfc(text)
    assert fold(fold(text)) == fold(text)


def test_a_line_shows_all_that_it_holds() -> None:
    assert line("  Tờ\x00 trình\nsố\t1\u202e ") == "Tờ  trình số 1"
    assert line("Tờ trình") == "Tờ trình"


def test_prose_keeps_its_lines() -> None:
    assert prose("Dòng 1\r\nDòng\x00 2\r\tDòng 3\u2066\n") == "Dòng 1\nDòng 2\n\tDòng 3"


@given(st.text(max_size=60))
def test_clean_text_stays_as_it_is(text: str) -> None:
    assert line(line(text)) == line(text)
    assert prose(prose(text)) == prose(text)


@pytest.mark.django_db
def test_the_database_holds_clean_text() -> None:
    user = User.objects.create(username="la", full_name="Nguye\u0302\u0303n\x00 La\u0323", title="Trưởng\nban")
    user.refresh_from_db()
    assert (user.full_name, user.title) == ("Nguyễn  Lạ", "Trưởng ban")
    assert User.objects.filter(full_name="Nguye\u0302\u0303n\x00 La\u0323").exists()
