import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from people.words import exact_form, plain_form, runs, tokens, typed, wanted


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("ngân sách", " ngan sach "),
        (unicodedata.normalize("NFD", "Ngân sách"), " ngan sach "),
        ("ĐẢNG UỶ phường", " dang uy phuong "),
        ("Số 142-BC/ĐU, ngày 06/11/2026.", " so 142 bc du ngay 06 11 2026 "),
        ("99% văn_bản", " 99 van ban "),
        ("\ufb01le", " file "),
        ("… – ???", ""),
        ("漢字 chữ", " chu "),
    ],
)
def test_words_without_marks(text: str, plain: str) -> None:
    assert plain_form(text) == plain


def test_words_with_marks_tell_tones_and_vowels_apart() -> None:
    forms = {exact_form(word) for word in ("ban", "bàn", "bán", "bạn", "bân", "bần", "băn", "đan")}
    assert len(forms) == 8


def test_both_ways_of_placing_a_tone_are_the_same_word() -> None:
    assert exact_form("uỷ hoà") == exact_form("ủy hòa")
    assert exact_form("Ủy") == exact_form(unicodedata.normalize("NFD", "ủy"))


@given(st.text())
def test_every_text_becomes_plain_ascii_words(text: str) -> None:
    form = plain_form(text)
    assert form.isascii()
    assert form == (f" {' '.join(form.split())} " if form else "")
    assert all(word.isalnum() and word == word.lower() for word in form.split())


@given(st.text())
def test_words_know_where_they_stand(text: str) -> None:
    found = tokens(text)
    assert all(text[one.start : one.end].strip() for one in found)
    assert [one.start for one in found] == sorted(one.start for one in found)


def test_what_is_too_short_is_not_looked_for() -> None:
    assert [bool(wanted(asked)) for asked in ("", "a", "?!", "ab", "a b", "7", "12")] == [
        False,
        False,
        False,
        True,
        True,
        False,
        True,
    ]


def test_what_is_typed_is_cut_to_one_line() -> None:
    assert typed("  ngân \n sách\x00 ") == "ngân sách"
    assert len(typed("x" * 999)) == 200
    assert len(wanted("a " * 50).words) == 10


def test_a_phrase_is_found_before_its_words() -> None:
    text = tokens("sách về ngân sách nhà nước, ngân khố")
    assert runs(text, wanted("ngan sach")) == [range(2, 4)]
    assert runs(text, wanted("ngân sác")) == [range(2, 4)]
    assert runs(text, wanted("kho ngan")) == [range(2, 3), range(6, 7), range(7, 8)]
    assert runs(text, wanted("không có")) == []


def test_the_last_word_may_go_on_but_a_number_may_not() -> None:
    text = tokens("trang 2 năm 2027")
    assert runs(text, wanted("trang 2")) == [range(2)]
    assert runs(text, wanted("nă")) == [range(2, 3)]
    assert runs(text, wanted("nam 202")) == [range(2, 3)]
    assert (wanted("trang 2").plain_phrase, wanted("trang").plain_phrase) == (" trang 2 ", " trang")
