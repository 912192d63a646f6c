"""What breaks the schema is said in Vietnamese, with the field, and never with the text itself."""

from collections.abc import Callable
from typing import Any

import pytest

from documents.dossier import schema
from documents.dossier.problems import Problems

Data = dict[str, Any]


def said(data: Data) -> list[str]:
    problems = Problems()
    schema.check(data, problems)
    return [str(problem) for problem in problems.found]


def test_the_small_dossier_is_sound(small: Data) -> None:
    assert said(small) == []


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda data: data.pop("agenda"), "agenda: thiếu trường bắt buộc này"),
        (lambda data: data["meeting"].pop("place"), "meeting.place: thiếu trường bắt buộc này"),
        (lambda data: data.update(format="khac"), "format: phải là “phienhop-dossier/1”"),
        (lambda data: data.update(papers=[]), "papers: định dạng không có trường này"),
        (
            lambda data: data["agenda"][0].update(titel="x"),
            "agenda[0].titel: định dạng không có trường này; có phải “title”?",
        ),
        (lambda data: data["agenda"][0].update(title=3), "agenda[0].title: phải là chuỗi ký tự"),
        (lambda data: data["agenda"][0].update(title=""), "agenda[0].title: không được để trống"),
        (lambda data: data["agenda"][0].update(title="x" * 401), "agenda[0].title: dài 401 ký tự, tối đa 400"),
        (lambda data: data["agenda"][0].update(minutes="15"), "agenda[0].minutes: phải là số nguyên"),
        (lambda data: data["agenda"][0].update(minutes=0), "agenda[0].minutes: phải từ 1 trở lên"),
        (lambda data: data["agenda"][0].update(minutes=1500), "agenda[0].minutes: không được quá 1440"),
        (lambda data: data["agenda"][0].update(restricted="có"), "agenda[0].restricted: phải là true hoặc false"),
        (lambda data: data["agenda"][0].update(papers={}), "agenda[0].papers: phải là danh sách [ … ]"),
        (lambda data: data["agenda"].append("mục"), "agenda[2]: phải là đối tượng { … }"),
        (
            lambda data: data["agenda"][0].update(kind="khác"),
            "agenda[0].kind: phải là một trong: decision, opinion, report, general, inquiry",
        ),
        (lambda data: data.update(attendees=[]), "attendees: phải có ít nhất 1 dòng"),
        (lambda data: data["agenda"][0].pop("title"), "agenda[0].title: thiếu trường bắt buộc này"),
        (
            lambda data: data["agenda"][1].update(title="Tuyệt đối kín"),
            "agenda[1].title: nội dung có độ mật chỉ được ghi number, minutes và secrecy; hãy bỏ trường này",
        ),
        (lambda data: data["agenda"][0]["tasks"][0].pop("due"), "agenda[0].tasks[0].due: thiếu trường bắt buộc này"),
        (
            lambda data: data["agenda"][0]["tasks"][1].update(due="2026-11-30"),
            "agenda[0].tasks[1].due: việc thường xuyên không có ngày đến hạn; hãy bỏ trường này",
        ),
        (
            lambda data: data["agenda"][0]["tasks"][0].update(due="30/11/2026"),
            "agenda[0].tasks[0].due: phải là ngày dạng 2026-11-12",
        ),
        (
            lambda data: data["meeting"].update(starts_at="12/11/2026 08:00"),
            "meeting.starts_at: phải là ngày giờ dạng 2026-11-12T08:00",
        ),
        (
            lambda data: data["people"][0].update(username="Lê Một"),
            "people[0].username: chỉ dùng chữ thường không dấu, chữ số và dấu gạch nối",
        ),
    ],
)
def test_each_mistake_has_its_sentence(small: Data, change: Callable[[Data], object], message: str) -> None:
    change(small)
    assert said(small) == [f"meeting.json: {message}"]


def test_many_mistakes_are_told_in_the_order_of_the_file(small: Data) -> None:
    small["meeting"]["place"] = ""
    small["agenda"][0]["minutes"] = 0
    small["agenda"][0]["title"] = ""
    assert said(small) == [
        "meeting.json: agenda[0].minutes: phải từ 1 trở lên",
        "meeting.json: agenda[0].title: không được để trống",
        "meeting.json: meeting.place: không được để trống",
    ]
