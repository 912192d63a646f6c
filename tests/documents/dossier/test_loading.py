"""Everything that is wrong with a dossier is told at once, with file and field."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from documents.dossier import loading
from documents.dossier.problems import DossierRefused
from tests.documents.dossier.dossiers import problems, taken
from tests.factories import make_body, make_organisation, make_user

Data = dict[str, Any]
Folder = Callable[[Data], Path]

pytestmark = pytest.mark.django_db


def test_a_sound_dossier_is_loaded(small: Data, folder: Folder) -> None:
    with loading.load(folder(small)) as loaded:
        assert [item.title for item in loaded.dossier.agenda] == ["Nội dung một", ""]
        assert loaded.dossier.meeting.starts_at.isoformat() == "2026-11-12T08:00:00+07:00"
        assert list(loaded.files) == ["papers/mot.pdf"]
        assert loaded.unused == ()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            lambda data: data["agenda"][0]["papers"][0].update(file="papers/hai.pdf"),
            "agenda[0].papers[0].file: không có tệp “papers/hai.pdf” trong hồ sơ",
        ),
        (
            lambda data: data["agenda"][0]["papers"][0].update(file="../mot.pdf"),
            "agenda[0].papers[0].file: đường dẫn không được chứa “..”, “.” hoặc hai dấu / liền nhau",
        ),
        (
            lambda data: data["agenda"][0]["papers"].append({"file": "papers/mot.pdf", "title": "Tài liệu một"}),
            "agenda[0].papers[1].title: nội dung này đã có tài liệu cùng tên",
        ),
        (
            lambda data: data["agenda"][0].update(office="Ban lạ"),
            "agenda[0].office: không có đơn vị “Ban lạ” trong mục offices",
        ),
        (
            lambda data: data["agenda"][0]["tasks"][0].update(others=["Ban lạ"]),
            "agenda[0].tasks[0].others[0]: không có đơn vị “Ban lạ” trong mục offices",
        ),
        (
            lambda data: data["agenda"][0]["tasks"][0].update(others=["Văn phòng Đảng ủy"]),
            "agenda[0].tasks[0].others[0]: đơn vị chủ trì không đồng thời là đơn vị phối hợp",
        ),
        (
            lambda data: data["agenda"][0]["tasks"][0].update(precision="month", due="2026-11-12"),
            "agenda[0].tasks[0].due: thời hạn “trong tháng” ghi ngày cuối tháng: 2026-11-30",
        ),
        (
            lambda data: data["agenda"][0].update(guests=["hai"]),
            "agenda[0].guests[0]: “hai” không phải đại biểu mời hoặc dự thính của phiên họp (xem attendees)",
        ),
        (lambda data: data["agenda"][1].update(number=1), "agenda[1].number: đã có nội dung số 1"),
        (
            lambda data: data["agenda"][1].update(number=3),
            "agenda[1].number: chương trình có 2 nội dung nên số thứ tự chỉ đến 2",
        ),
        (
            lambda data: data["agenda"][0].update(restricted=True),
            "agenda[0].papers: nội dung có tài liệu riêng (giấy, thu hồi) không kèm tệp",
        ),
        (
            lambda data: data["attendees"].append({"person": "ai", "role": "invited"}),
            "attendees[4].person: không có người “ai” trong mục people",
        ),
        (lambda data: data["attendees"][1].update(role="chair"), "attendees[1].role: phiên họp chỉ có một chủ trì"),
        (lambda data: data["attendees"][0].update(role="member"), "attendees: chưa có chủ trì (role: chair)"),
        (
            lambda data: data["attendees"].pop(1),
            "attendees: thiếu ủy viên Lê Hai (hai); người vắng cũng ghi, kèm absence",
        ),
        (
            lambda data: data["attendees"][3].update(role="member"),
            "attendees[3].role: người này không phải ủy viên của cơ quan họp vào ngày họp (xem memberships)",
        ),
        (
            lambda data: data["attendees"][1].update(role="observer"),
            "attendees[1].role: ủy viên của cơ quan họp không thể là đại biểu mời hoặc dự thính",
        ),
        (
            lambda data: data["attendees"][2].update(role="clerk"),
            "attendees[2].role: người này chưa được giao việc đó ở cơ quan họp (xem staff)",
        ),
        (
            lambda data: data["attendees"].append({"person": "mot", "role": "member"}),
            "attendees[4].person: “mot” đã ghi một lần ở trên",
        ),
        (
            lambda data: data["meeting"].update(starts_at="2026-02-30T08:00"),
            "meeting.starts_at: ngày giờ này không có trên lịch",
        ),
        (lambda data: data["meeting"].update(starts_at="2024-11-12T08:00"), None),
        (lambda data: data["term"].update(ends="2024-01-01"), None),
        (
            lambda data: data["bodies"][0].update(quorum={"numerator": 3, "denominator": 2}),
            "bodies[0].quorum: số ủy viên phải có mặt không thể hơn tổng số",
        ),
        (
            lambda data: data["bodies"][0].update(quorum={"numerator": 1, "denominator": 1, "strict": True}),
            "bodies[0].quorum.strict: không ai đạt được: không thể có mặt hơn tất cả ủy viên",
        ),
        (
            lambda data: data["attendees"][0].update(role={}),
            "attendees[0].role: phải là một trong: chair, secretary, clerk, member, invited, observer",
        ),
        (
            lambda data: data["people"][0]["memberships"][0].update(body="la"),
            "people[0].memberships[0].body: không có cơ quan “la” trong mục bodies",
        ),
        (
            lambda data: data.update(recipients=[{"text": "Nơi nhận", "offices": ["Ban lạ"], "bodies": ["la"]}]),
            "recipients[0].offices[0]: không có đơn vị “Ban lạ” trong mục offices",
        ),
        (
            lambda data: data.pop("organisation"),
            "organisation: thiếu mục này: hồ sơ có “term” nhưng chưa rõ của cơ quan nào",
        ),
        (lambda data: data.pop("term"), "term: thiếu mục này: cơ quan họp chưa có nhiệm kỳ trên hệ thống"),
    ],
)
def test_each_contradiction_has_its_sentence(
    small: Data, folder: Folder, change: Callable[[Data], object], message: str | None
) -> None:
    change(small)
    said = problems(folder(small))
    if message is None:
        assert said != []
    else:
        assert f"meeting.json: {message}" in said


def test_everything_is_told_at_once(small: Data, folder: Folder) -> None:
    small["meeting"]["place"] = ""
    small["agenda"][0]["office"] = "Ban lạ"
    small["agenda"][0]["papers"][0]["file"] = "papers/khong-co.pdf"
    small["attendees"].pop(1)
    place = folder(small)
    (place / "papers" / "lien-ket.pdf").symlink_to("/etc/passwd")
    assert problems(place) == [
        "papers/lien-ket.pdf: là liên kết hoặc tệp đặc biệt, không nhận; hãy chép tệp thật vào hồ sơ",
        "meeting.json: meeting.place: không được để trống",
        "meeting.json: agenda[0].office: không có đơn vị “Ban lạ” trong mục offices",
        "meeting.json: attendees: thiếu ủy viên Lê Hai (hai); người vắng cũng ghi, kèm absence",
        "meeting.json: agenda[0].papers[0].file: không có tệp “papers/khong-co.pdf” trong hồ sơ",
    ]


@pytest.mark.parametrize(
    "shape",
    [{}, {"agenda": 3}, {"agenda": [None, "x", 1]}, {"meeting": []}, {"people": {"a": 1}}, {"attendees": [[[]]]}],
)
def test_a_shape_that_is_all_wrong_is_refused_and_never_crashes(folder: Folder, shape: Data) -> None:
    assert problems(folder(shape)) != []


def test_a_broken_pdf_is_refused_with_the_gates_words(small: Data, folder: Folder) -> None:
    place = folder(small)
    (place / "papers" / "mot.pdf").write_bytes(b"PK\x03\x04word/")
    assert problems(place) == [
        "meeting.json: agenda[0].papers[0].file: papers/mot.pdf: Đây là tệp Word, không phải PDF. Đồng chí mở bằng "
        "Word, chọn “Lưu thành PDF” rồi tải bản PDF lên."
    ]


def test_nothing_of_a_secret_item_is_looked_at_or_repeated(small: Data, folder: Folder) -> None:
    secret = "Nội dung tuyệt đối kín"
    small["agenda"][1] |= {
        "title": secret,
        "office": secret,
        "conclusion": secret,
        "papers": [{"file": f"papers/{secret}.pdf", "title": secret}],
        "tasks": [{"action": secret, "lead": secret, "precision": "ongoing"}],
    }
    said = problems(folder(small))
    assert [problem.split(": ")[1] for problem in said] == [
        f"agenda[1].{name}" for name in ("title", "office", "conclusion", "papers", "tasks")
    ]
    assert not any(secret in problem for problem in said)


def test_an_account_of_somebody_else_is_not_taken_over(small: Data, folder: Folder) -> None:
    make_user("mot", "Trần Khác")
    assert problems(folder(small)) == [
        "meeting.json: people[0].username: tên đăng nhập “mot” đã thuộc về người khác trên hệ thống; hãy chọn tên khác"
    ]


def test_a_body_of_another_organisation_is_not_taken_over(small: Data, folder: Folder) -> None:
    other = make_body(make_organisation("khac"))
    other.code = "a-btv"
    other.save()
    assert problems(folder(small)) == [
        "meeting.json: bodies[0].code: mã “a-btv” đã thuộc về cơ quan khác trên hệ thống; hãy chọn mã khác"
    ]


def test_a_file_that_nothing_speaks_of_is_named(small: Data, folder: Folder) -> None:
    place = folder(small)
    (place / "papers" / "quen.pdf").write_bytes(b"x")
    assert taken(place).unused == ("papers/quen.pdf",)


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(DossierRefused) as refused, loading.load(tmp_path / "khong-co"):
        pass
    assert [problem.message for problem in refused.value.problems] == ["không có thư mục hoặc tệp này"]


def test_a_huge_meeting_file_is_not_read(small: Data, folder: Folder) -> None:
    small["meeting"]["note"] = "x" * (3 * 1024 * 1024)
    assert problems(folder(small)) == ["meeting.json: nặng quá 2 MB"]


def test_meeting_json_itself_may_be_named(small: Data, folder: Folder) -> None:
    path = folder(small) / "meeting.json"
    assert json.loads(path.read_text())["format"] == "phienhop-dossier/1"
    with loading.load(path) as loaded:
        assert loaded.dossier.meeting.title == "Phiên họp thứ nhất"
