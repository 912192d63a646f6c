"""The minutes read back: four sections, the working of the vote, two signatures, no place and date."""

import dataclasses
import datetime

import pytest

from documents.acts import Reference, Signature, Speech
from documents.acts.profiles import codes
from tests.documents.acts import contents, inspection
from tests.documents.acts.conftest import Print


@pytest.fixture
def read(printed: Print) -> str:
    return inspection.text(printed(contents.MINUTES, "party-05hd-2026").pdf)


def test_sections_follow_each_other(read: str) -> None:
    order = [
        "BIÊN BẢN phiên họp thứ 18 của Ban Thường vụ Đảng ủy phường -----",
        "I- Thời gian, địa điểm 1. Thời gian: khai mạc hồi 08 giờ 00 phút, thứ Năm, ngày 12/11/2026.",
        "2. Địa điểm: Phòng họp số 1, trụ sở Đảng ủy phường. 3. Hình thức họp: trực tiếp.",
        "II- Thành phần 1. Chủ trì: đồng chí Trần Minh Khôi, Bí thư Đảng ủy.",
        "2. Thành viên có mặt: 10/11 đồng chí (90,91% tổng số thành viên), gồm: Trần Minh Khôi, Bí thư Đảng ủy;",
        "3. Thành viên vắng mặt: 1 đồng chí, gồm: Lý Văn Ơn, Phó Ban Xây dựng Đảng (đi công tác, có báo cáo).",
        "4. Đại biểu mời dự: 2 đồng chí, gồm: Cao Tiến Lực",
        "5. Thư ký: đồng chí Trịnh Hoài Thương, Chánh Văn phòng Đảng ủy.",
        "III- Nội dung, diễn biến",
        "Trình bày: đồng chí Cao Tiến Lực, Phòng Kinh tế: trình bày Báo cáo số 142-BC/ĐU",
        "Ý kiến thảo luận: - Đồng chí Nguyễn Đức Ân, Phó Bí thư, Chủ tịch UBND phường: nhất trí",
        "Giải trình, tiếp thu: Văn phòng Đảng ủy tiếp thu",
        "Kết luận của chủ trì: Ban Thường vụ Đảng ủy phường cơ bản thống nhất",
        "1.1. Giao Văn phòng Đảng ủy chủ trì",
        "Biểu quyết: Thống nhất chủ trương ban hành Đề án",
        "Kết quả: tổng số thành viên 11, có mặt 10; tán thành 9, không tán thành 0, ý kiến khác 1.",
        "Tỷ lệ tán thành: 9/11 = 81,82% tổng số thành viên (90,00% số có mặt)",
        "3. Công tác cán bộ Nội dung này thực hiện theo tài liệu riêng.",
        "IV- Kết luận",
        "Phiên họp kết thúc hồi 11 giờ 20 phút cùng ngày.",
        "NGƯỜI GHI BIÊN BẢN",
    ]
    places = [read.index(part) for part in order]
    assert places == sorted(places)


def test_no_place_and_date(read: str) -> None:
    assert "Tân Hòa Bắc, ngày" not in read
    assert "Số 18-BB/ĐU" in read


def test_signatures_stand_side_by_side(printed: Print) -> None:
    done = printed(contents.MINUTES, "party-05hd-2026")
    last = done.pages - 1
    secretary = inspection.line_of(done.pdf, "Trịnh Hoài Thương", last)
    left = inspection.line_of(done.pdf, "NGƯỜI GHI BIÊN BẢN", last)
    right = inspection.line_of(done.pdf, "CHỦ TRÌ HỘI NGHỊ", last)
    chair = inspection.line_of(done.pdf, "Trần Minh Khôi", last)
    assert left[0].baseline == pytest.approx(right[0].baseline, abs=0.1)
    assert secretary[0].baseline == pytest.approx(chair[0].baseline, abs=0.1)
    assert secretary[0].right < 112.5 < chair[0].left


@pytest.mark.parametrize("code", codes())
def test_words_of_the_profile(printed: Print, code: str) -> None:
    act = dataclasses.replace(contents.MINUTES, reference=Reference(number=18, symbol="UBND"))
    read = inspection.text(printed(act, code).pdf)
    state = code.startswith("state")
    assert ("I. THỜI GIAN, ĐỊA ĐIỂM" in read) == state
    assert ("I- Thời gian, địa điểm" in read) != state
    assert ("CHỦ TỌA" in read) == state


def test_without_number_and_with_the_office_s_confirmation(printed: Print) -> None:
    act = dataclasses.replace(
        contents.MINUTES,
        reference=None,
        confirmation=Signature(authority="T/L BAN THƯỜNG VỤ", title="CHÁNH VĂN PHÒNG", name="Ngô Bảo Châm"),
        recipients=("Lưu Văn phòng Đảng ủy",),
    )
    read = inspection.text(printed(act, "party-05hd-2026").pdf)
    assert "-BB/" not in read
    assert "DỰ THẢO" not in read
    assert "T/L BAN THƯỜNG VỤ CHÁNH VĂN PHÒNG Ngô Bảo Châm" in read
    assert "- Lưu Văn phòng Đảng ủy." in read


def test_a_session_that_is_not_closed_leaves_a_gap(printed: Print) -> None:
    open_sitting = dataclasses.replace(contents.MINUTES.sitting, closed_at=None)
    read = inspection.text(printed(dataclasses.replace(contents.MINUTES, sitting=open_sitting), "party-05hd-2026").pdf)
    assert "Phiên họp kết thúc hồi … giờ … phút." in read


def test_a_session_closed_on_another_day_says_which(printed: Print) -> None:
    sitting = dataclasses.replace(contents.MINUTES.sitting, closed_on=datetime.date(2026, 11, 13))
    read = inspection.text(printed(dataclasses.replace(contents.MINUTES, sitting=sitting), "party-05hd-2026").pdf)
    assert "kết thúc hồi 11 giờ 20 phút ngày 13/11/2026." in read


def test_nobody_absent(printed: Print) -> None:
    attendance = dataclasses.replace(contents.MINUTES.attendance, absent=(), invited=())
    read = inspection.text(printed(dataclasses.replace(contents.MINUTES, attendance=attendance), "party-05hd-2026").pdf)
    assert "3. Thành viên vắng mặt: không. 4. Thư ký:" in read


def test_a_speaker_without_a_subject_and_a_vote_that_was_broken_off(printed: Print) -> None:
    item = dataclasses.replace(
        contents.MINUTES.items[1],
        speeches=(
            Speech(speaker=contents.PRESENT[2], summary=""),
            Speech(speaker=contents.PRESENT[5], summary="lộ trình"),
        ),
        broken_off=("Thống nhất đề án. Lý do: câu hỏi chưa rõ.",),
    )
    read = inspection.text(printed(dataclasses.replace(contents.MINUTES, items=(item,)), "party-05hd-2026").pdf)
    assert (
        "Ý kiến thảo luận: - Đồng chí Nguyễn Đức Ân, Phó Bí thư, Chủ tịch UBND phường. "
        "- Đồng chí Đặng Thị Ánh Nguyệt, Trưởng Ban Xây dựng Đảng: lộ trình. Biểu quyết:"
    ) in read
    assert "Biểu quyết đã hủy: Thống nhất đề án. Lý do: câu hỏi chưa rõ. Kết luận của chủ trì:" in read
