"""Where things stand on the paper, in millimetres and points, measured on the finished file."""

import dataclasses

import pytest

from documents.acts import Act, ConclusionItem, Press, profiles
from documents.acts.profiles import codes
from tests.documents.acts import contents, inspection
from tests.documents.acts.conftest import Print

PT = 25.4 / 72
LONG = dataclasses.replace(
    contents.NOTICE,
    items=tuple(
        ConclusionItem(number=number, heading=f"Về nội dung {number}", paragraphs=(contents.CONCLUSION_1,) * 4)
        for number in range(1, 31)
    ),
)
RECIPIENTS_40 = dataclasses.replace(
    contents.NOTICE, recipients=tuple(f"Đảng ủy xã Tân Lập {number}, các cơ quan tham mưu" for number in range(40))
)


def body_of_page(pdf: bytes, page: int) -> list[inspection.Glyph]:
    """Without the page number."""
    return [glyph for glyph in inspection.glyphs(pdf, page) if glyph.top > 16]


@pytest.mark.parametrize("code", codes())
@pytest.mark.parametrize("act", [contents.NOTICE, contents.MINUTES, contents.GENERAL_INVITATION, LONG, RECIPIENTS_40])
def test_text_stays_within_the_margins(printed: Print, act: Act, code: str) -> None:
    done = printed(act, code)
    for page in range(done.pages):
        for glyph in body_of_page(done.pdf, page):
            assert glyph.left >= 29.8
            assert glyph.right <= 195.2
            assert glyph.top >= 20
            assert glyph.bottom <= 277


def test_long_document_has_a_dozen_pages_numbered_from_the_second(printed: Print) -> None:
    done = printed(LONG, "party-05hd-2026")
    assert done.pages >= 12
    for page in range(done.pages):
        number = [glyph for glyph in inspection.glyphs(done.pdf, page) if glyph.top < 16]
        assert "".join(glyph.char for glyph in number) == ("" if page == 0 else str(page + 1))
        if number:
            assert number[0].top == pytest.approx(10, abs=0.3)
            assert (number[0].left + number[-1].right) / 2 == pytest.approx(112.5, abs=0.6)
            assert {glyph.size_pt for glyph in number} == {14}


def test_exact_line_pitch(notice: bytes) -> None:
    first = inspection.line_of(notice, "Ngày 12/11/2026")[0]
    second = inspection.line_of(notice, "nhiệm kỳ 2025")[0]
    third = inspection.line_of(notice, "ủy phường. Sau")[0]
    assert second.baseline - first.baseline == pytest.approx(18 * PT, abs=0.05)
    assert third.baseline - second.baseline == pytest.approx(18 * PT, abs=0.05)
    assert first.size_pt == 14


def test_paragraphs_are_six_points_apart_and_indented(notice: bytes) -> None:
    last = inspection.line_of(notice, "hiện các nội dung sau:")[0]
    following = inspection.line_of(notice, "1.1. Giao")[0]
    assert following.baseline - last.baseline == pytest.approx((18 + 6) * PT, abs=0.05)
    assert following.left == pytest.approx(40, abs=0.5)
    assert last.left == pytest.approx(30, abs=0.3)


def test_body_is_justified(notice: bytes) -> None:
    for beginning in ("Ngày 12/11/2026", "nhiệm kỳ 2025", "1. Về kết quả", "1.1. Giao", "không mật trở lên"):
        line = inspection.line_of(notice, beginning)
        assert line[-1].right == pytest.approx(195, abs=0.3)


def test_letterhead(notice: bytes) -> None:
    title = inspection.line_of(notice, "ĐẢNG CỘNG SẢN")
    issuer = inspection.line_of(notice, "ĐẢNG ỦY PHƯỜNG")
    superior = inspection.line_of(notice, "ĐẢNG BỘ TỈNH")
    (star,) = inspection.line_of(notice, "*")
    dated = inspection.line_of(notice, "Tân Hòa Bắc, ngày")
    number = inspection.line_of(notice, "Số 87-TB/ĐU")
    assert "".join(glyph.char for glyph in issuer) == "ĐẢNGỦYPHƯỜNGTÂNHÒABẮC"
    assert {glyph.size_pt for glyph in title} == {15}
    assert {glyph.size_pt for glyph in issuer} == {13}
    assert {glyph.size_pt for glyph in dated} == {14}
    for glyph in (*superior, *issuer, star, *number):
        assert glyph.right <= 106
    assert issuer[0].baseline - superior[0].baseline == pytest.approx(18 * PT, abs=0.05)
    assert star.top < dated[0].baseline < number[0].baseline
    assert dated[0].left >= 105
    assert (star.left + star.right) / 2 == pytest.approx((issuer[0].left + issuer[-1].right) / 2, abs=0.3)


def test_rule_is_as_long_as_the_title(notice: bytes) -> None:
    title = inspection.line_of(notice, "ĐẢNG CỘNG SẢN")
    left, right, top = inspection.rules(notice)[0]
    assert [left, right] == pytest.approx([title[0].left, title[-1].right], abs=0.5)
    assert max(glyph.bottom for glyph in title) < top < title[0].baseline + 18 * PT


def centre(line: list[inspection.Glyph]) -> float:
    return (line[0].left + line[-1].right) / 2


def test_title_is_centred(notice: bytes) -> None:
    for beginning in ("THÔNG BÁO", "kết luận của Ban", "tại phiên họp thứ", "-----"):
        assert centre(inspection.line_of(notice, beginning)) == pytest.approx(112.5, abs=0.4)


def test_signature_block(notice: bytes) -> None:
    authority = inspection.line_of(notice, "T/M BAN THƯỜNG VỤ", 1)
    title = inspection.line_of(notice, "PHÓ BÍ THƯ", 1)
    name = inspection.line_of(notice, "Lê Thị Thu Hạnh", 1)
    label = inspection.line_of(notice, "Nơi nhận:", 1)
    assert centre(authority) == pytest.approx(centre(title), abs=0.4)
    assert centre(authority) == pytest.approx(centre(name), abs=0.4)
    assert authority[0].left > 112
    assert name[0].baseline - title[0].baseline == pytest.approx(5 * 18 * PT, abs=0.1)
    assert label[0].baseline == pytest.approx(authority[0].baseline, abs=0.1)
    assert {glyph.size_pt for glyph in inspection.line_of(notice, "- Văn phòng Tỉnh ủy;", 1)} == {12}


def test_label_of_recipients_is_underlined(notice: bytes) -> None:
    label = inspection.line_of(notice, "Nơi nhận:", 1)
    left, right, top = inspection.rules(notice, 1)[0]
    assert [left, right] == pytest.approx([label[0].left, label[-1].right], abs=0.6)
    assert label[0].baseline < top < label[0].baseline + 1.5


def test_settings_move_the_page(bundled_press: Press) -> None:
    own = profiles.adjusted(
        profiles.load(), {"text.line_pitch_pt": 20, "signature.gap_lines": 5, "page.two_sided": True}
    )
    pdf = bundled_press.render(LONG, own).pdf
    first = inspection.line_of(pdf, "Ngày 12/11/2026")[0]
    assert inspection.line_of(pdf, "nhiệm kỳ 2025")[0].baseline - first.baseline == pytest.approx(20 * PT, abs=0.05)
    assert min(glyph.left for glyph in body_of_page(pdf, 0)) == pytest.approx(30, abs=0.3)
    assert min(glyph.left for glyph in body_of_page(pdf, 1)) == pytest.approx(15, abs=0.3)
    assert max(glyph.right for glyph in body_of_page(pdf, 1)) == pytest.approx(180, abs=0.3)


def ending_with(words: int) -> Act:
    """A notice whose body grows word by word, so that the signature meets the page's end in every way."""
    return dataclasses.replace(
        contents.NOTICE,
        opening=(" ".join(["thảo luận"] * (110 + words)) + ".",),
        items=(),
        closing=(" ".join(["thông báo để các tổ chức"] * (words % 40 + 1)) + ".",),
    )


@pytest.mark.parametrize("words", range(0, 260, 13))
def test_signature_keeps_two_lines_of_text(printed: Print, words: int) -> None:
    done = printed(ending_with(words), "party-05hd-2026")
    page = next(index for index, text in enumerate(inspection.texts(done.pdf)) if "T/M BAN THƯỜNG VỤ" in text)
    authority = inspection.line_of(done.pdf, "T/M BAN THƯỜNG VỤ", page)[0]
    above = {round(glyph.baseline, 1) for glyph in body_of_page(done.pdf, page) if glyph.baseline < authority.top - 1}
    assert len(above) >= 2
    assert inspection.line_of(done.pdf, "Lê Thị Thu Hạnh", page)
    assert page == done.pages - 1


def test_forty_recipients_go_on_below_and_over_the_page(printed: Print) -> None:
    done = printed(RECIPIENTS_40, "party-05hd-2026")
    read = inspection.text(done.pdf)
    for number in range(39):
        assert f"- Đảng ủy xã Tân Lập {number}, các cơ quan tham mưu;" in read
    assert read.count(";") - "".join(contents.NOTICE.items[1].paragraphs).count(";") == 39
    page = next(index for index, text in enumerate(inspection.texts(done.pdf)) if "T/M BAN THƯỜNG VỤ" in text)
    assert "Lê Thị Thu Hạnh" in inspection.texts(done.pdf)[page]
    assert done.pages == page + 2


@pytest.mark.parametrize("code", codes())
@pytest.mark.parametrize(
    "issuer",
    [
        "ĐẢNG ỦY CÁC CƠ QUAN ĐẢNG VÀ ĐOÀN THỂ CHÍNH TRỊ - XÃ HỘI TỈNH HÀ LÂM",
        "ỦY BAN NHÂN DÂN PHƯỜNG\nTÂN HÒA BẮC",
        "TỈNHỦYHÀLÂM" * 6,
    ],
)
def test_a_long_name_wraps_in_its_column(printed: Print, issuer: str, code: str) -> None:
    head = dataclasses.replace(contents.HEAD, issuer=issuer)
    pdf = printed(dataclasses.replace(contents.NOTICE, letterhead=head), code).pdf
    dated = inspection.line_of(pdf, "Tân Hòa Bắc, ngày")
    below = inspection.line_of(pdf, "THÔNG BÁO")[0].top
    left = [glyph for glyph in inspection.glyphs(pdf) if glyph.bottom < below and glyph.left < dated[0].left - 3]
    letters = issuer.replace(" ", "").replace("\n", "")
    assert letters in "".join(glyph.char for glyph in left)
    assert min(glyph.left for glyph in left) >= 29.8
    assert len({round(glyph.baseline, 1) for glyph in dated}) == 1


def test_a_name_that_fits_is_not_shrunk(printed: Print) -> None:
    head = dataclasses.replace(contents.HEAD, issuer="ĐẢNG ỦY XÃ AN BÌNH")
    pdf = printed(dataclasses.replace(contents.NOTICE, letterhead=head), "party-05hd-2026").pdf
    assert {glyph.size_pt for glyph in inspection.line_of(pdf, "ĐẢNG ỦY XÃ AN BÌNH")} == {14}
