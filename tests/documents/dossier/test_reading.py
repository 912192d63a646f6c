"""`meeting.json` is read strictly, and its texts come out in one form."""

import json
import unicodedata

import pytest

from documents.dossier import reading
from documents.dossier.problems import Problems


def said(data: bytes) -> list[str]:
    problems = Problems()
    reading.parse(data, problems)
    return [str(problem) for problem in problems.found]


def test_texts_come_out_in_nfc_without_outer_blanks() -> None:
    typed = unicodedata.normalize("NFD", "  Đảng ủy phường \r\n")
    data = json.dumps({"titre": [typed]}).encode()
    assert reading.parse(data, Problems()) == {"titre": ["Đảng ủy phường"]}


def test_a_byte_order_mark_is_passed_over() -> None:
    assert reading.parse(b'\xef\xbb\xbf{"a": 1}', Problems()) == {"a": 1}


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b'{"a": 1,\n "b" 2}', "không phải JSON hợp lệ, sai ở dòng 2, cột 6"),
        (b'{"a": "\xff"}', "tệp không phải UTF-8 (byte thứ 8); đồng chí lưu lại với bảng mã UTF-8"),
        (b'{"a": 1, "a": 2}', "trường “a” ghi hai lần trong cùng một mục"),
        (b'{"a": NaN}', "không phải JSON hợp lệ: số không hợp lệ hoặc lồng nhau quá sâu"),
        (b"[" * 100_000, "không phải JSON hợp lệ: số không hợp lệ hoặc lồng nhau quá sâu"),
        (b'{"a": ' + b"[" * 40 + b"]" * 40 + b"}", "không phải JSON hợp lệ: số không hợp lệ hoặc lồng nhau quá sâu"),
        (b"[]", "phải là một đối tượng JSON { … }"),
        (b'{"a": "x\\u0000y"}', "a: có ký tự ẩn không dùng được (mã U+0000); đồng chí gõ lại đoạn này"),
        (b'{"a": "\\ud800"}', "a: có ký tự ẩn không dùng được (mã U+D800); đồng chí gõ lại đoạn này"),
        (b'{"a": "\\u202egnp"}', "a: có ký tự ẩn không dùng được (mã U+202E); đồng chí gõ lại đoạn này"),
    ],
)
def test_what_cannot_be_read_is_said(data: bytes, message: str) -> None:
    assert said(data) == [f"meeting.json: {message}"]
