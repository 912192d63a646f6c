"""Clean text, the tone style, and what a line may not part."""

import unicodedata

import pytest

from documents.acts.typography import UnprintableText, clean, headline, runs, with_tones
from tests.documents.acts import contents


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        (unicodedata.normalize("NFD", "Đảng ủy phường"), "Đảng ủy phường"),
        ("  hai\u00a0 khoảng\ttrắng\r\nvà dòng ", "hai khoảng trắng và dòng"),
        ("\ufeffẩn\u200b\u00ad\u202e", "ẩn"),
        ("a\x00\x07b", "a b"),
        ("\uf0b7 gạch đầu dòng", "• gạch đầu dòng"),
    ],
)
def test_clean(typed: str, printed: str) -> None:
    assert clean(typed) == printed


@pytest.mark.parametrize("char", ["\ue000", "\ud800", "\U000e0080"])
def test_unprintable(char: str) -> None:
    with pytest.raises(UnprintableText) as refusal:
        clean(f"a{char}b{char}")
    assert refusal.value.characters == (char,)


def test_tones() -> None:
    assert with_tones("uỷ ban, Uỷ viên, ĐẢNG UỶ, hoà, khoẻ, thuỷ, tuỳ", "ủy") == (
        "ủy ban, Ủy viên, ĐẢNG ỦY, hòa, khỏe, thủy, tùy"
    )
    assert with_tones("ủy ban, Ủy viên, ĐẢNG ỦY, hòa, khỏe, thủy, tùy", "uỷ") == (
        "uỷ ban, Uỷ viên, ĐẢNG UỶ, hoà, khoẻ, thuỷ, tuỳ"
    )


@pytest.mark.parametrize("style", ["ủy", "uỷ"])
def test_tones_leave_names_and_other_syllables(style: str) -> None:
    text = "Thúy, Thuý, Tân Hòa Bắc, Hoà, quý, quỳnh, hoàn thành, toàn, thuyền, hoa"
    assert with_tones(text, style) == text


@pytest.mark.parametrize(
    "kept",
    [
        "ngày 12",
        "2025 - 2030)",
        "142-BC/ĐU,",
        "06/11/2026",
        "(khóa I,",
        "T/M BAN",
        "20 phút",
    ],
)
def test_kept_together(kept: str) -> None:
    assert any(kept in part for kind, part in runs(f"của Đảng {kept} và các cơ quan") if kind == "kept")


@pytest.mark.parametrize("text", [contents.OPENING, contents.CONCLUSION_1, *contents.TASKS_1, "x" * 90, ""])
def test_runs_join_to_the_text(text: str) -> None:
    assert "".join(part for _, part in runs(text)) == text


def test_a_word_without_end_may_break() -> None:
    assert runs("xem " + "a" * 40) == [("free", "xem "), ("long", "a" * 40)]


def test_headline_keeps_institutions_and_typed_breaks() -> None:
    assert headline("ỦY BAN NHÂN DÂN PHƯỜNG\nTÂN HÒA BẮC") == [
        ("kept", "ỦY BAN NHÂN DÂN PHƯỜNG"),
        ("break", ""),
        ("free", "TÂN HÒA BẮC"),
    ]


@pytest.mark.parametrize("kept", ["Đảng ủy phường", "Uỷ ban nhân dân xã", "phiên họp thứ 18", "ngày 12", "khóa XIV"])
def test_a_headline_is_not_parted_within(kept: str) -> None:
    assert ("kept", kept) in headline(f"kết luận của {kept} về công tác hội họp")
