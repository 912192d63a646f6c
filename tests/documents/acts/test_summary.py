"""The summary of a written consultation read back."""

import dataclasses

import pytest

from documents.acts.profiles import codes
from tests.documents.acts import contents, inspection
from tests.documents.acts.conftest import Print


def said(printed: Print, act: object, code: str = "party-05hd-2026") -> str:
    return " ".join(" ".join(inspection.texts(printed(act, code).pdf)).split())  # type: ignore[arg-type]


@pytest.mark.parametrize("code", codes())
def test_every_comment_stands_with_its_author_and_reply(printed: Print, code: str) -> None:
    text = said(printed, contents.SUMMARY, code)
    for words in (
        "BẢN TỔNG HỢP",
        "- Thống nhất hoàn toàn (1): đồng chí Trần Minh Khôi.",
        "- Không thống nhất (0): không.",
        "- Đồng chí Đặng Thị Ánh Nguyệt, Trưởng Ban Xây dựng Đảng: Nêu rõ năm gốc.",
        "Giải trình, tiếp thu: tiếp thu một phần. Đã ghi năm gốc 2025.",
        "- Đồng chí Lý Văn Ơn (trả lời muộn, không tính): Đồng ý.",
        "Giải trình, tiếp thu: chưa có.",
        "CHÁNH VĂN PHÒNG",
    ):
        assert words in text
    assert "Số" not in text.split("BẢN TỔNG HỢP")[0]  # it bears no number


def test_parts_with_nothing_to_say_are_left_out_and_the_rest_counts_on(printed: Print) -> None:
    bare = dataclasses.replace(contents.SUMMARY, sections=(), disputed=(), changes=())
    text = said(printed, bare)
    assert "Không có ý kiến cụ thể." in text
    assert "khác nhau" not in text
    assert "IV- Kết luận" in text
