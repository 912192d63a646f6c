"""Importing: everything or nothing; twice is once; what may change changes, what may not is refused."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import models

from agenda.models import Conclusion, Item, Task
from documents.dossier.importing import recipients
from documents.models import Paper, RecipientLine, Series
from meetings.models import Attendee, Event, Meeting
from meetings.session import convene
from meetings.states import MeetingState
from people.models import Body, Membership, Office, Organisation, StaffRole, Term, User
from tests.documents.dossier.dossiers import AT, changes, problems, taken
from voting.models import Vote

Data = dict[str, Any]
Folder = Callable[[Data], Path]

PLACEHOLDER = "Nội dung số 2 - tài liệu giấy, phát và thu hồi tại hội nghị"

pytestmark = pytest.mark.django_db

TABLES: list[type[models.Model]] = [
    Organisation, Office, Term, Body, User, Membership, StaffRole, Meeting, Attendee, Event, Item, Conclusion, Task,
    Vote, Paper, RecipientLine, Series,
]  # fmt: skip


def counts() -> dict[str, int]:
    return {table.__name__: table._default_manager.count() for table in TABLES}


def edited(demo: Path, change: Callable[[Data], object]) -> Path:
    path = demo / "meeting.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    change(data)
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return demo


def test_the_demo_comes_in_whole(demo: Path) -> None:
    report = taken(demo)
    meeting = report.meeting
    assert meeting is not None
    assert (meeting.title, meeting.state) == ("Phiên họp thứ 18 của Ban Thường vụ Đảng ủy phường", MeetingState.DRAFT)
    assert len(report.accounts) == 15
    assert meeting.attendees.filter(is_member=True).count() == 11
    absent = meeting.attendees.get(user__username="on")
    assert (absent.absence, absent.absence_reason) == ("excused", "đi công tác, có báo cáo")
    first, second, third, fourth = meeting.items.order_by("position")
    assert [paper.versions.get().pages for paper in Paper.objects.filter(item=first)] == [12, 2]
    assert [paper.versions.get().pages for paper in Paper.objects.filter(item=second)] == [10]
    assert third.restricted
    assert fourth.conclusion.text.startswith("Văn phòng Đảng ủy theo dõi, đôn đốc")
    assert [task.due.isoformat() for task in first.tasks.all() if task.due] == ["2026-11-19", "2026-12-31"]
    assert second.votes.get().question.startswith("Thống nhất chủ trương")
    assert meeting.recipient_lines.count() == 8
    assert Series.objects.get(type="TB").carried_over == 86
    assert not User.objects.get(username="khoi").has_usable_password()


def test_everything_is_in_the_name_of_the_secretary(demo: Path) -> None:
    taken(demo)
    assert set(Event.objects.values_list("by__username", flat=True)) == {"thuong"}


def test_it_may_be_in_the_name_of_the_clerk(demo: Path) -> None:
    taken(demo, by="cham")
    assert set(Event.objects.values_list("by__username", flat=True)) == {"cham"}


def test_nobody_else_imports(demo: Path) -> None:
    from documents.dossier.problems import DossierRefused

    with pytest.raises(DossierRefused) as refused:
        taken(demo, by="khoi")
    assert [problem.message for problem in refused.value.problems] == [
        "“khoi” không phải thư ký hoặc văn thư của cơ quan họp"
    ]
    assert counts() == dict.fromkeys(counts(), 0)


def test_importing_twice_changes_nothing(demo: Path) -> None:
    taken(demo)
    before, head = counts(), Meeting.objects.get().head
    assert changes(demo) == []
    assert (counts(), Meeting.objects.get().head) == (before, head)


def test_a_dry_run_tells_and_writes_nothing(demo: Path) -> None:
    assert len(taken(demo, dry_run=True).changes) > 50
    assert counts() == dict.fromkeys(counts(), 0)


def test_nothing_is_left_of_an_import_that_breaks_off(demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("the power went out")

    monkeypatch.setattr(recipients, "recipients", fail)
    with pytest.raises(RuntimeError):
        taken(demo)
    assert counts() == dict.fromkeys(counts(), 0)
    monkeypatch.undo()
    assert len(changes(demo)) > 50


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda data: data["meeting"].update(place="Hội trường"), ["~ phiên họp: place"]),
        (lambda data: data["agenda"][0].update(minutes=50), ["~ nội dung 1. Nội dung một"]),
        (lambda data: data["agenda"][0].update(title="Nội dung khác"), ["~ nội dung 1. Nội dung một"]),
        (
            lambda data: data["agenda"].append({"number": 3, "title": "Nội dung ba"}),
            ["+ nội dung 3. Nội dung ba"],
        ),
        (
            lambda data: data["agenda"].pop(),
            ["- nội dung 2. Nội dung số 2 - tài liệu giấy, phát và thu hồi tại hội nghị"],
        ),
        (lambda data: data["agenda"][0].update(conclusion="Khác."), ["~ kết luận nội dung 1"]),
        (lambda data: data["agenda"][0]["tasks"][0].update(due="2026-12-09"), ["~ nhiệm vụ: thực hiện"]),
        (lambda data: data["agenda"][0]["tasks"][0].update(others=["Ban Xây dựng Đảng"]), ["~ nhiệm vụ: thực hiện"]),
        (lambda data: data["agenda"][0]["tasks"].pop(), ["- nhiệm vụ: theo dõi"]),
        (lambda data: data["agenda"][0]["votes"][0].update(question="Đồng ý?"), ["~ biểu quyết: Đồng ý?"]),
        (lambda data: data["agenda"][0]["votes"][0].update(display="names"), ["~ biểu quyết: Thống nhất nội dung một"]),
        (lambda data: data["agenda"][0]["votes"][0].update(secret=True), ["~ biểu quyết: Thống nhất nội dung một"]),
        (lambda data: data["agenda"][0].update(votes=[]), ["- biểu quyết: Thống nhất nội dung một"]),
        (lambda data: data["recipients"][1].update(text="Lưu Văn phòng"), ["~ nơi nhận: Lưu Văn phòng"]),
        (lambda data: data["recipients"].pop(), ["- nơi nhận: Lưu Văn phòng Đảng ủy"]),
        (lambda data: data["agenda"][0]["papers"].pop(), ["- tài liệu: Tài liệu hai"]),
        (lambda data: data["agenda"][0]["papers"].reverse(), ["~ thứ tự tài liệu"]),
        (lambda data: data["agenda"][0]["papers"][0].update(title="Báo cáo"), ["~ tài liệu: Báo cáo"]),
        (lambda data: data["agenda"][0]["papers"][0].update(kind="report"), ["~ tài liệu: Tài liệu một"]),
        (
            lambda data: data["agenda"][0]["papers"][0].update(file="papers/hai.pdf"),
            ["~ bản mới của tài liệu: Tài liệu một"],
        ),
        (lambda data: data["people"][1].update(title="Phó Bí thư"), ["~ Lê Hai"]),
        (lambda data: data["offices"].append("Trạm Y tế"), ["+ đơn vị Trạm Y tế"]),
        (lambda data: data["term"].update(ends="2030-08-01"), ["~ 2025 - 2030"]),
        (lambda data: data["attendees"][1].update(title="Phó Bí thư"), ["~ đại biểu Lê Hai"]),
        (lambda data: data["attendees"][1].update(weight="12.5"), ["~ số phiếu biểu quyết"]),
        (lambda data: data["attendees"][1].update(absence={"kind": "excused", "reason": "ốm"}), ["~ vắng: Lê Hai"]),
        (
            lambda data: data["holidays"].append({"day": "2026-11-20", "name": "Ngày nghỉ"}),
            ["+ ngày nghỉ 20/11/2026 Ngày nghỉ"],
        ),
    ],
)
def test_what_was_edited_is_what_changes(
    small: Data, folder: Folder, pdf: bytes, change: Callable[[Data], object], expected: list[str]
) -> None:
    small["holidays"] = []
    small["agenda"][0]["papers"].append({"file": "papers/hai.pdf", "title": "Tài liệu hai"})
    place = folder(small)
    (place / "papers" / "hai.pdf").write_bytes(pdf.replace(b"%%EOF", b"% another file\n%%EOF"))
    taken(place)
    change(small)
    assert changes(folder(small)) == expected
    assert changes(place) == []


def test_guests_come_and_go_with_the_dossier(demo: Path) -> None:
    taken(demo)

    def change(data: Data) -> None:
        data["attendees"].pop()
        for item in data["agenda"]:
            item["guests"] = [name for name in item.get("guests", []) if name != "en"]

    assert "- đại biểu Mai Thị Én" in changes(edited(demo, change))
    assert not Attendee.objects.filter(user__username="en").exists()


def test_another_chair_is_named(demo: Path) -> None:
    taken(demo)

    def change(data: Data) -> None:
        data["attendees"][0]["role"], data["attendees"][1]["role"] = "member", "chair"

    assert changes(edited(demo, change)) == ["~ chủ trì: Lê Thị Thu Hạnh"]
    assert Attendee.objects.get(role="chair").user.username == "hanh"


def test_items_that_change_places_stay_themselves(demo: Path) -> None:
    taken(demo)
    papers = {paper.pk: paper.item_id for paper in Paper.objects.all()}

    def swap(data: Data) -> None:
        data["agenda"][0]["number"], data["agenda"][1]["number"] = 2, 1

    assert [change[:10] for change in changes(edited(demo, swap))] == ["~ thứ tự: "]
    assert {paper.pk: paper.item_id for paper in Paper.objects.all()} == papers
    assert Item.objects.get(position=1).title.startswith("Dự thảo Đề án")


def test_an_item_that_has_papers_is_not_simply_dropped(demo: Path) -> None:
    taken(demo)

    def drop(data: Data) -> None:
        data["agenda"].pop(0)
        for number, item in enumerate(data["agenda"], start=1):
            item["number"] = number

    before = counts()
    assert problems(edited(demo, drop)) == [
        "meeting.json: agenda: Mục 1 đã có tài liệu, biểu quyết, phát biểu hoặc kết luận nên không xóa được."
    ]
    assert counts() == before


def test_a_convened_meeting_still_takes_changes(demo: Path) -> None:
    meeting = taken(demo).meeting
    assert meeting is not None
    convene(meeting=meeting, by=User.objects.get(username="thuong"), at=AT)
    assert changes(edited(demo, lambda data: data["meeting"].update(place="Hội trường"))) == ["~ phiên họp: place"]


@pytest.mark.parametrize("state", [MeetingState.RUNNING, MeetingState.CLOSED, MeetingState.CONCLUDED])
def test_a_meeting_that_has_begun_is_not_changed_by_import(demo: Path, state: MeetingState) -> None:
    taken(demo)
    Meeting.objects.update(state=state)
    assert changes(demo) == []

    def change(data: Data) -> None:
        data["meeting"]["place"] = "Hội trường"
        data["agenda"][0]["minutes"] = 50
        data["agenda"][3]["conclusion"] = "Khác."

    before = counts()
    why = f"phiên họp đang ở trạng thái “{state.label}” nên không sửa bằng hồ sơ được nữa"
    assert problems(edited(demo, change)) == [
        f"meeting.json: meeting.place: {why}",
        f"meeting.json: agenda[0]: {why}",
        f"meeting.json: agenda[3].conclusion: {why}",
    ]
    assert counts() == before


def test_a_register_that_has_given_numbers_keeps_its_start(demo: Path) -> None:
    taken(demo)
    Series.objects.update(last=87)
    assert problems(edited(demo, lambda data: data["register"][0].update(last=90))) == [
        "meeting.json: register[0].last: sổ TB đã cấp số trên hệ thống nên không đổi số bắt đầu được nữa"
    ]


def test_what_a_dossier_does_not_speak_of_stays(demo: Path) -> None:
    taken(demo)

    def forget(data: Data) -> None:
        for key in ("organisation", "term", "offices", "bodies", "people", "signatories", "register", "recipients"):
            data.pop(key)
        for item in data["agenda"]:
            for key in ("papers", "votes", "conclusion", "tasks"):
                item.pop(key, None)

    assert changes(edited(demo, forget)) == []


def test_a_secret_item_is_kept_as_a_placeholder(small: Data, folder: Folder) -> None:
    taken(folder(small))
    item = Item.objects.get(position=2)
    assert (item.secrecy, item.title, item.kind, item.minutes) == ("toi_mat", "", "", 20)
    assert changes(folder(small)) == []


def test_tasks_and_deadlines_arrive_as_they_are_meant(small: Data, folder: Folder) -> None:
    taken(folder(small))
    rows = Task.objects.order_by("position").values_list("precision", "due", "state")
    assert [(precision, str(due), state) for precision, due, state in rows] == [
        ("day", "2026-11-30", "draft"),
        ("ongoing", "None", "draft"),
    ]


def test_the_times_of_speeches_come_in_and_what_is_left_out_stays(small: Data, folder: Folder) -> None:
    small["bodies"][0]["speaking"] = {"speech": 7, "answer": 5}
    taken(folder(small))
    times = Body.objects.values_list("speech_minutes", "question_minutes", "answer_minutes", "follow_up_minutes")
    assert times.get() == (7, 2, 5, 2)
    Body.objects.update(question_minutes=1)
    del small["bodies"][0]["speaking"]["answer"]
    assert changes(folder(small)) == []
    assert times.get() == (7, 1, 5, 2)
