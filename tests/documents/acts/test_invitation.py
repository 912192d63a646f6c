"""The invitation read back: the official page without a code, the card behind it with one."""

import dataclasses
import io

import pypdfium2.raw as pdfium
import pytest
from PIL import Image
from pypdf import PdfReader

from documents.acts import Press, profiles
from documents.acts.profiles import codes
from tests.documents.acts import contents, inspection
from tests.documents.acts.conftest import Print


@pytest.mark.parametrize("code", codes())
def test_the_code_is_on_the_second_sheet_alone(printed: Print, code: str) -> None:
    done = printed(contents.INVITATION, code)
    assert [len(page.images) for page in PdfReader(io.BytesIO(done.pdf)).pages] == [0, 1]
    official, card = inspection.texts(done.pdf)
    assert "PHIẾU THAM DỰ" not in official
    assert "7KQ2-M4XD" not in official
    assert "PHIẾU THAM DỰ" in card
    assert "7KQ2-M4XD" in card


def test_the_picture_is_the_code_that_was_given(printed: Print) -> None:
    image = PdfReader(io.BytesIO(printed(contents.INVITATION, "party-05hd-2026").pdf)).pages[1].images[0]
    assert contents.INVITATION.card is not None
    given = Image.open(io.BytesIO(contents.INVITATION.card.qr_png)).convert("1")
    assert image.image is not None
    assert image.image.convert("1").tobytes() == given.tobytes()


def test_the_code_is_big_enough_to_scan(printed: Print) -> None:
    with inspection.open_pdf(printed(contents.INVITATION, "party-05hd-2026").pdf) as document:
        (picture,) = document[1].get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE])
        left, bottom, right, top = picture.get_bounds()
    assert (right - left) / inspection.MM == pytest.approx(62, abs=0.5)
    assert (top - bottom) / inspection.MM == pytest.approx(62, abs=0.5)


def test_official_page(printed: Print) -> None:
    read = inspection.flat(inspection.texts(printed(contents.INVITATION, "party-05hd-2026").pdf)[0])
    order = [
        "Số 24-GM/ĐU",
        "Tân Hòa Bắc, ngày 06 tháng 11 năm 2026",
        "GIẤY MỜI họp Ban Thường vụ Đảng ủy phường phiên thứ 18 -----",
        "Thường trực Đảng ủy phường trân trọng kính mời: Đồng chí Lê Thị Thu Hạnh, Phó Bí thư Thường trực Đảng ủy.",
        "1. Thành phần: - Các đồng chí Ủy viên Ban Thường vụ Đảng ủy phường;",
        f"2. Nội dung: - {contents.ITEM_1};",
        "3. Chủ trì: đồng chí Trần Minh Khôi, Bí thư Đảng ủy phường.",
        "4. Thời gian: 08 giờ 00 phút, thứ Năm, ngày 12/11/2026.",
        "5. Địa điểm: Phòng họp số 1, trụ sở Đảng ủy phường.",
        "6. Tài liệu: gửi trên hệ thống họp không giấy",
        "Đề nghị đồng chí xác nhận tham dự trước 17 giờ 00 phút, ngày 10/11/2026.",
        "Nơi nhận: - Như thành phần mời; - Lưu Văn phòng Đảng ủy.",
        "T/L BAN THƯỜNG VỤ CHÁNH VĂN PHÒNG Trịnh Hoài Thương",
    ]
    assert [part for part in order if part not in read] == []
    places = [read.index(part) for part in order]
    assert places == sorted(places)


def test_card(printed: Print) -> None:
    card = inspection.flat(inspection.texts(printed(contents.INVITATION, "party-05hd-2026").pdf)[1])
    assert "Lê Thị Thu Hạnh Phó Bí thư Thường trực Đảng ủy" in card
    assert "Chỗ ngồi Bàn 1, ghế số 2" in card
    assert "Mã dành riêng cho đồng chí" in card
    assert not card.endswith("2")


def test_general_copy_has_one_page_and_nobody_s_name(printed: Print) -> None:
    done = printed(contents.GENERAL_INVITATION, "party-05hd-2026")
    assert done.pages == 1
    assert "Lê Thị Thu Hạnh" not in inspection.text(done.pdf)


def test_points_without_lines_are_left_out(printed: Print) -> None:
    act = dataclasses.replace(contents.GENERAL_INVITATION, participants=(), papers=())
    read = inspection.text(printed(act, "party-05hd-2026").pdf)
    assert "1. Nội dung:" in read
    assert "4. Địa điểm:" in read
    assert "5." not in read


def test_type_symbol_is_a_setting(bundled_press: Press) -> None:
    own = profiles.adjusted(profiles.load(), {"kinds.invitation.type": ""})
    read = inspection.text(bundled_press.render(contents.GENERAL_INVITATION, own).pdf)
    assert "Số 24/ĐU" in read
    unnumbered = dataclasses.replace(contents.GENERAL_INVITATION, reference=None)
    assert "Số 24" not in inspection.text(bundled_press.render(unnumbered, own).pdf)
