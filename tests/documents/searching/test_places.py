from xml.etree import ElementTree

import pytest

from documents.searching.places import places, svg
from people.words import wanted

LINES = [
    [0.1, 0.10, 0.4, 0.02, "dự toán ngân"],
    [0.1, 0.14, 0.4, 0.02, "sách năm 2027"],
    [0.1, 0.18, 0.4, 0.02, "thu ngân sách"],
]


def test_a_phrase_over_two_lines_has_two_places() -> None:
    boxes = places(LINES, wanted("ngan sach"))
    assert [round(box[1], 2) for box in boxes] == [0.10, 0.14, 0.18]
    assert boxes[0][0] + boxes[0][2] == pytest.approx(0.5)
    assert boxes[1][0] == pytest.approx(0.1)
    assert boxes[2][0] > 0.1


def test_words_that_stand_apart_are_shown_one_by_one() -> None:
    assert len(places(LINES, wanted("sach thu"))) == 3


def test_a_turned_line_is_shown_whole() -> None:
    turned = [0.2, 0.3, 0.02, 0.4, "thu ngân sách", 90]
    assert places([turned], wanted("ngan")) == [(0.2, 0.3, 0.02, 0.4)]


def test_the_drawing_is_well_formed_and_holds_no_text() -> None:
    drawn = ElementTree.fromstring(svg(places(LINES, wanted("ngan sach"))))  # noqa: S314 - our own
    assert [child.tag.rpartition("}")[2] for child in drawn] == ["rect"] * 6
    assert "".join(drawn.itertext()) == ""
    assert list(ElementTree.fromstring(svg([]))) == []  # noqa: S314
