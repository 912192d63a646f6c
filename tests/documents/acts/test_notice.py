"""The worked example of a conclusion notice, read back from the finished file."""

import dataclasses
import io
import re
import unicodedata

import pytest
from pypdf import PdfReader

from documents.acts import Letterhead, Marks, Reference, profiles
from documents.acts.press import Press
from tests.documents.acts import contents, inspection
from tests.documents.acts.conftest import Print

WHOLE = [
    "ĐẢNG BỘ TỈNH HÀ LÂM",
    "ĐẢNG ỦY PHƯỜNG TÂN HÒA BẮC",
    "*",
    "Số 87-TB/ĐU",
    "ĐẢNG CỘNG SẢN VIỆT NAM",
    "Tân Hòa Bắc, ngày 12 tháng 11 năm 2026",
    "THÔNG BÁO",
    "kết luận của Ban Thường vụ Đảng ủy phường tại phiên họp thứ 18, ngày 12/11/2026",
    "-----",
    "Ngày 12/11/2026, Ban Thường vụ Đảng ủy phường họp phiên thứ 18 (khóa I, nhiệm kỳ 2025 - 2030) dưới sự chủ trì của "
    "đồng chí Trần Minh Khôi, Bí thư Đảng ủy phường. Sau khi nghe các cơ quan trình bày và ý kiến thảo luận của các "
    "đồng chí dự họp, Ban Thường vụ Đảng ủy phường kết luận như sau:",
    "1. Về kết quả thực hiện Chương trình công tác tháng 10 và nhiệm vụ trọng tâm tháng 11/2026",
    "Ban Thường vụ Đảng ủy phường cơ bản thống nhất với Báo cáo số 142-BC/ĐU, ngày 06/11/2026 của Đảng ủy phường. Yêu "
    "cầu các cơ quan, đơn vị tập trung thực hiện các nội dung sau:",
    "1.1. Giao Văn phòng Đảng ủy chủ trì, phối hợp với Ban Xây dựng Đảng rà soát các nhiệm vụ quá hạn, báo cáo Thường "
    "trực Đảng ủy trước ngày 20/11/2026.",
    "1.2. Giao Đảng ủy Ủy ban nhân dân phường lãnh đạo hoàn thành số hóa hồ sơ lưu trữ các năm 2023 - 2025 trong tháng "
    "12/2026.",
    "2. Về dự thảo Đề án giảm hội họp, giảm văn bản giấy giai đoạn 2026 - 2028",
    "Ban Thường vụ Đảng ủy phường thống nhất chủ trương ban hành Đề án với các chỉ tiêu: giảm ít nhất 20% số cuộc họp "
    "so với năm 2025; từ 99% văn bản không mật trở lên được phát hành điện tử. Giao Văn phòng Đảng ủy tiếp thu ý kiến "
    "các đồng chí Ủy viên Ban Thường vụ, hoàn chỉnh Đề án, trình ký ban hành trước ngày 30/11/2026.",
    "3. Về công tác cán bộ",
    "Nội dung này thực hiện theo tài liệu riêng.",
    "4. Tổ chức thực hiện",
    "Văn phòng Đảng ủy theo dõi, đôn đốc việc thực hiện Thông báo này, định kỳ hằng tháng báo cáo Thường trực Đảng ủy.",
    "2",
    "Ban Thường vụ Đảng ủy phường thông báo để các tổ chức đảng, cơ quan, đơn vị biết, thực hiện.",
    "Nơi nhận:",
    "- Thường trực Tỉnh ủy (để báo cáo);",
    "- Văn phòng Tỉnh ủy;",
    "- Các đồng chí Ủy viên Ban Chấp hành Đảng bộ phường;",
    "- Đảng ủy Ủy ban nhân dân phường;",
    "- Ủy ban MTTQ Việt Nam phường;",
    "- Ban Xây dựng Đảng, Ủy ban Kiểm tra Đảng ủy phường;",
    "- Các chi bộ, đảng bộ trực thuộc;",
    "- Lưu Văn phòng Đảng ủy.",
    "T/M BAN THƯỜNG VỤ",
    "PHÓ BÍ THƯ",
    "Lê Thị Thu Hạnh",
]


def test_every_word_and_no_other(notice: bytes) -> None:
    read = inspection.text(notice)
    assert sorted(read.split()) == sorted(" ".join(WHOLE).split())
    for part in WHOLE:
        assert part in read


def test_every_sentence_as_poppler_reads_it(notice: bytes) -> None:
    read = inspection.poppler_text(notice)
    if read is None:
        pytest.skip("pdftotext is not installed")
    for part in WHOLE:
        if part not in ("-----", "2"):
            assert part in read


def test_what_must_not_be_there(notice: bytes) -> None:
    read = inspection.text(notice)
    assert re.search(r"Số\s*:", read) is None
    assert "CỘNG HÒA XÃ HỘI" not in read
    assert "TM." not in read
    assert "./." not in read


def test_text_is_nfc(notice: bytes) -> None:
    for page in inspection.texts(notice):
        assert unicodedata.is_normalized("NFC", page)


def test_a4(notice: bytes) -> None:
    for page in PdfReader(io.BytesIO(notice)).pages:
        assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx((595, 842), abs=1)


def test_state_form(printed: Print) -> None:
    act = dataclasses.replace(
        contents.NOTICE, letterhead=contents.STATE_HEAD, reference=Reference(number=7, symbol="UBND")
    )
    read = inspection.text(printed(act, "state-nd30-2020").pdf)
    for part in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc",
        "Số: 07/TB-UBND",
        "Kết luận của Ban Thường vụ",
        "biết, thực hiện./.",
        "TM. BAN THƯỜNG VỤ",
    ):
        assert part in read
    assert "ĐẢNG CỘNG SẢN" not in read
    assert "-----" not in read


def test_older_party_form_parts_recipients_by_commas(printed: Print) -> None:
    read = inspection.text(printed(contents.NOTICE, "party-36hd-2018").pdf)
    assert "- Thường trực Tỉnh ủy (để báo cáo), - Văn phòng Tỉnh ủy," in read
    assert "- Lưu Văn phòng Đảng ủy." in read
    assert "Số 87-TB/ĐU" in read


def test_a_draft_has_gaps_and_says_so(printed: Print) -> None:
    draft = dataclasses.replace(
        contents.NOTICE,
        reference=Reference(symbol="ĐU"),
        letterhead=dataclasses.replace(contents.HEAD, date=None),
    )
    read = printed(draft, "party-05hd-2026").pdf
    assert "Số      -TB/ĐU" in inspection.texts(read)[0]
    assert "Tân Hòa Bắc, ngày tháng năm" in inspection.text(read)
    assert "DỰ THẢO" in inspection.text(read)


def test_marks_are_printed_and_an_issued_notice_is_no_draft(printed: Print) -> None:
    marked = dataclasses.replace(contents.NOTICE, marks=Marks(circulation="Lưu hành nội bộ", urgency="Khẩn"))
    read = inspection.text(printed(marked, "party-05hd-2026").pdf)
    assert "Số 87-TB/ĐU KHẨN Lưu hành nội bộ" in read
    assert "DỰ THẢO" not in read


def test_named_draft(printed: Print) -> None:
    act = dataclasses.replace(contents.NOTICE, reference=Reference(symbol="ĐU"), marks=Marks(draft="Dự thảo lần 2"))
    read = inspection.text(printed(act, "party-05hd-2026").pdf)
    assert "Dự thảo lần 2" in read
    assert "DỰ THẢO" not in read


def test_bases_are_listed_the_profile_s_way(printed: Print) -> None:
    act = dataclasses.replace(contents.NOTICE, bases=("Căn cứ Quy chế làm việc số 05-QC/ĐU, ngày 15/9/2025.",))
    party = inspection.text(printed(act, "party-05hd-2026").pdf)
    state = inspection.text(printed(act, "state-nd30-2020").pdf)
    assert "- Căn cứ Quy chế làm việc số 05-QC/ĐU, ngày 15/9/2025;" in party
    assert "- Căn cứ" not in state
    assert "Căn cứ Quy chế làm việc số 05-QC/ĐU, ngày 15/9/2025;" in state


def test_a_province_has_one_line(printed: Print) -> None:
    head = Letterhead(issuer="TỈNH ỦY HÀ LÂM", place="Hà Lâm", date=contents.DAY)
    act = dataclasses.replace(contents.NOTICE, letterhead=head, reference=Reference(number=3, symbol="TU"))
    read = inspection.text(printed(act, "party-05hd-2026").pdf)
    assert read.startswith("TỈNH ỦY HÀ LÂM * Số 03-TB/TU ĐẢNG CỘNG SẢN VIỆT NAM")


def test_house_settings_reach_the_page(bundled_press: Press) -> None:
    own = profiles.adjusted(profiles.load(), {"text.tone_style": "uỷ", "text.final_mark": "./."})
    read = inspection.text(bundled_press.render(contents.NOTICE, own).pdf)
    assert "ĐẢNG UỶ PHƯỜNG TÂN HÒA BẮC" in read
    assert "lãnh đạo hoàn thành số hoá hồ sơ" in read
    assert "Thông báo này" in read
    assert "biết, thực hiện./." in read
    assert "Lê Thị Thu Hạnh" in read
