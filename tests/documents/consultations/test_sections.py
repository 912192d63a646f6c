"""On what members comment."""

import pytest

from documents.consultations.sections import Section, sections_of
from documents.models import PaperVersion


def outlined(*marks: tuple[int, str, int], pages: int = 3) -> PaperVersion:
    return PaperVersion(outline=[list(mark) for mark in marks], pages=pages)


def headings(version: PaperVersion) -> list[str]:
    return [section.heading for section in sections_of(version)]


def test_the_two_highest_levels_of_headings() -> None:
    version = outlined((1, "Phần I", 1), (2, "1. Mục tiêu", 1), (3, "a) Chung", 2), (2, " ", 2), (1, "Phần II", 3))
    assert headings(version) == ["Toàn văn bản", "Phần I", "1. Mục tiêu", "Phần II"]
    assert sections_of(version)[3] == Section(place=3, heading="Phần II", page=3)


def test_levels_need_not_begin_with_one() -> None:
    assert headings(outlined((2, "A", 1), (4, "B", 1), (5, "C", 1))) == ["Toàn văn bản", "A", "B"]


@pytest.mark.parametrize("marks", [(), ((1, "  ", 1),)])
def test_pages_where_there_are_no_headings(marks: tuple[tuple[int, str, int], ...]) -> None:
    assert headings(outlined(*marks, pages=2)) == ["Toàn văn bản", "Trang 1", "Trang 2"]


def test_a_long_paper_has_no_more_than_sixty() -> None:
    assert len(sections_of(outlined(pages=900))) == 61
    assert len(headings(outlined((1, "x" * 900, 1)))[1]) == 300
