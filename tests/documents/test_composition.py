from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from agenda import deadlines, question_time
from agenda.models import Conclusion, Inquiry, Item, Turn
from documents.acts import ConclusionNotice, wording
from documents.composition import compose_invitation, compose_minutes, compose_notice
from documents.signatories import signatory_of
from meetings.models import Attendee, Meeting
from tests.agenda.factories import make_inquiry, make_question_time, make_recusal
from tests.documents.factories import conclude
from tests.factories import World, world
from voting import ballots, questions, votes
from voting.models import Vote


@pytest.fixture
def closed(db: None) -> World:
    here = world(state="closed", present=10)
    Attendee.objects.filter(user=here.chair).update(title="Bí thư Đảng ủy phường")
    Attendee.objects.filter(user=here.users["on"]).update(absence="excused", absence_reason="đi công tác, có báo cáo")
    Meeting.objects.filter(pk=here.meeting.pk).update(closed_at=here.at(200), convened_at=here.at(-5000))
    here.meeting.refresh_from_db()
    conclude(here)
    return here


def notice(here: World) -> ConclusionNotice:
    return compose_notice(here.meeting, signatory_of(here.meeting, "notice"), number=87, day=here.at().date())


def test_the_fixture_notice_word_for_word(closed: World) -> None:
    made = notice(closed)
    assert made.abstract == "kết luận của Ban Thường vụ Đảng ủy phường tại phiên họp thứ 18, ngày 12/11/2026"
    assert made.opening == (
        "Ngày 12/11/2026, Ban Thường vụ Đảng ủy phường họp phiên thứ 18 (khóa I, nhiệm kỳ 2025 - 2030) dưới sự chủ trì "
        "của đồng chí Trần Minh Khôi, Bí thư Đảng ủy phường. Sau khi nghe các cơ quan trình bày và ý kiến thảo luận "
        "của các đồng chí dự họp, Ban Thường vụ Đảng ủy phường kết luận như sau:",
    )
    assert [item.heading for item in made.items] == [
        "Về kết quả thực hiện Chương trình công tác tháng 10 và nhiệm vụ trọng tâm tháng 11/2026",
        "Về dự thảo Đề án giảm hội họp, giảm văn bản giấy giai đoạn 2026 - 2028",
        "Về công tác cán bộ",
        "Tổ chức thực hiện",
    ]
    assert made.items[0].tasks == (
        "Giao Văn phòng Đảng ủy chủ trì, phối hợp với Ban Xây dựng Đảng rà soát các nhiệm vụ quá hạn, báo cáo "
        "Thường trực Đảng ủy trước ngày 20/11/2026.",
        "Giao Đảng ủy Ủy ban nhân dân phường lãnh đạo hoàn thành số hóa hồ sơ lưu trữ các năm 2023 - 2025 "
        "trong tháng 12/2026.",
    )
    assert made.items[1].tasks == (
        "Giao Văn phòng Đảng ủy tiếp thu ý kiến các đồng chí Ủy viên Ban Thường vụ, hoàn chỉnh Đề án, trình ký "
        "ban hành trước ngày 30/11/2026.",
    )
    assert made.closing == (
        "Ban Thường vụ Đảng ủy phường thông báo để các tổ chức đảng, cơ quan, đơn vị biết, thực hiện.",
    )
    assert (made.signature.authority, made.signature.title, made.signature.name) == (
        "T/M BAN THƯỜNG VỤ",
        "PHÓ BÍ THƯ",
        "Lê Thị Thu Hạnh",
    )
    assert len(made.recipients) == 8


def test_an_item_without_conclusion_is_left_out_and_the_rest_renumbered(closed: World) -> None:
    Conclusion.objects.filter(item=closed.items[2]).update(text="")
    Item.objects.filter(pk=closed.items[2].pk).update(restricted=False)
    assert [(item.number, item.heading) for item in notice(closed).items][2] == (3, "Tổ chức thực hiện")


def test_a_secret_item_says_its_number_and_nothing_else(closed: World) -> None:
    Conclusion.objects.filter(item=closed.items[2]).delete()
    Item.objects.filter(pk=closed.items[2].pk).update(secrecy="mat", title="", kind="", presenter="", office=None)
    item = notice(closed).items[2]
    assert (item.heading, item.paragraphs, item.tasks) == (
        "Nội dung số 3",
        ("Nội dung này thực hiện theo tài liệu riêng.",),
        (),
    )
    minutes = compose_minutes(closed.meeting).items[2]
    assert (minutes.heading, minutes.restricted, minutes.conclusion) == ("Nội dung số 3", True, ())


def test_minutes_tell_who_was_there_who_spoke_and_how_they_voted(db: None) -> None:
    here = world(state="running", present=10)
    Item.objects.filter(pk=here.items[1].pk).update(state="current", started_at=here.at(10))
    item = Item.objects.get(pk=here.items[1].pk)
    vote = questions.put_question(
        item=item, question="Thống nhất chủ trương ban hành Đề án", by=here.secretary, at=here.at(11)
    )
    votes.open_vote(vote=vote, by=here.chair, at=here.at(12))
    names = ["khoi", "hanh", "an", "giao", "dat", "nguyet", "quocan", "don", "uoc", "nhi"]
    for name in names:
        choice = "other" if name == "uoc" else "yes"
        ballots.cast_ballot(**cast(here, vote, name, choice))
    votes.close_vote(vote=vote, by=here.chair, at=here.at(15))
    Turn.objects.create(
        item=item,
        attendee=here.attendee("uoc"),
        subject="Lộ trình giảm giấy",
        state="done",
        asked_at=here.at(5),
        called_at=here.at(6),
        ended_at=here.at(8),
    )
    made = compose_minutes(here.meeting)
    assert (made.attendance.members, len(made.attendance.present), [one.name for one in made.attendance.absent]) == (
        11,
        10,
        ["Lý Văn Ơn"],
    )
    result = made.items[1].votes[0]
    assert result.reason.startswith("Cần 6/11 thành viên tán thành; có ")
    assert [(choice.label, choice.count) for choice in result.choices] == [
        ("Tán thành", 9),
        ("Không tán thành", 0),
        ("Ý kiến khác", 1),
    ]
    assert (result.base, result.present, result.needed, result.passed) == (11, 10, 6, True)
    assert result.rule == "quá một nửa tổng số thành viên"
    assert [(one.speaker.name, one.summary, one.kind, one.seconds) for one in made.items[1].speeches] == [
        ("Hồ Ngọc Ước", "Lộ trình giảm giấy", "phát biểu", 120)
    ]
    assert made.sources.startswith("Biên bản này lập từ nhật ký phiên họp")


def test_minutes_tell_of_question_time(running: World) -> None:
    item = make_question_time(running, 2)
    waits = make_inquiry(running, item, "uoc", to="hanh", subject="Kinh phí", minute=1)
    asked = make_inquiry(running, item, "nhi", to="an", minute=2)
    make_inquiry(running, item, "dat", minute=3, subject="Đã rút")
    Inquiry.objects.filter(subject="Đã rút").update(state="withdrawn")
    for minute, kind in enumerate(("question", "answer", "follow_up"), start=5):
        question_time.call_inquiry(inquiry=asked, kind=kind, by=running.chair, at=running.at(minute))
    question_time.finish_inquiry(inquiry=asked, by=running.chair, at=running.at(10))
    made = compose_minutes(running.meeting).items[1]
    assert made.speeches == ()
    first, second = made.questions
    assert (first.asker.name, first.addressee.name, first.subject) == (
        "Dương Thị Ý Nhi",
        "Nguyễn Đức Ân",
        asked.subject,
    )
    assert [(one.speaker.name, one.kind, one.seconds) for one in first.turns] == [
        ("Dương Thị Ý Nhi", "chất vấn", 60),
        ("Nguyễn Đức Ân", "trả lời chất vấn", 60),
        ("Dương Thị Ý Nhi", "chất vấn lại", 180),
    ]
    assert (second.subject, second.turns) == (waits.subject, ())


def test_minutes_tell_who_took_no_part(db: None) -> None:
    here = world(state="running", present=10)
    make_recusal(here, 2, "uoc", reason="có quan hệ gia đình.")
    make_recusal(here, 2, "khoi")
    assert compose_minutes(here.meeting).items[1].recused == (
        "Đồng chí Trần Minh Khôi, Bí thư Đảng ủy, không tham gia thảo luận và biểu quyết nội dung này.",
        "Đồng chí Hồ Ngọc Ước, Phó Chủ tịch HĐND phường, không tham gia thảo luận và biểu quyết nội dung này "
        "(có quan hệ gia đình).",
    )
    assert compose_minutes(here.meeting).items[0].recused == ()


def test_minutes_tell_of_a_vote_that_was_broken_off(db: None) -> None:
    here = world(state="running", present=10)
    Item.objects.filter(pk=here.items[1].pk).update(state="current", started_at=here.at(10))
    item = Item.objects.get(pk=here.items[1].pk)
    vote = questions.put_question(item=item, question="Thống nhất đề án?", by=here.secretary, at=here.at(11))
    votes.open_vote(vote=vote, by=here.chair, at=here.at(12))
    ballots.cast_ballot(**cast(here, vote, "hanh", "yes"))
    votes.cancel_vote(vote=vote, reason="câu hỏi chưa rõ;", by=here.chair, at=here.at(14))
    made = compose_minutes(here.meeting).items[1]
    assert (made.votes, made.broken_off) == ((), ("Thống nhất đề án. Lý do: câu hỏi chưa rõ.",))


@pytest.mark.parametrize(
    ("presenter", "name", "office"),
    [("Cao Tiến Lực", "Cao Tiến Lực", "Phòng Kinh tế"), ("Lã Văn Ngoài", "Lã Văn Ngoài", "Văn phòng Đảng ủy")],
)
def test_who_presents_is_named_with_an_office(closed: World, presenter: str, name: str, office: str) -> None:
    Item.objects.filter(pk=closed.items[0].pk).update(presenter=presenter)
    made = compose_minutes(closed.meeting).items[0].presenter
    assert made is not None
    assert (made.name, made.office) == (name, office)


@pytest.mark.parametrize("day", [date(2026, 9, 5), date(2026, 12, 31), date(2027, 1, 1), date(2027, 2, 28)])
@pytest.mark.parametrize("precision", ["day", "month", "ongoing"])
def test_the_notice_and_the_task_page_write_one_deadline(precision: str, day: date) -> None:
    due = None if precision == "ongoing" else day
    assert wording.due_text(wording.Due(wording.Precision(precision), due)) == deadlines.written(precision, due)


def cast(here: World, vote: Vote, name: str, choice: str) -> dict[str, Any]:
    return {
        "vote": vote,
        "attendee": here.attendee(name),
        "choice": choice,
        "key": uuid4(),
        "revision": None,
        "by": here.users[name],
        "at": here.at(13),
    }


def test_an_invitation_names_only_the_items_of_its_guest(closed: World) -> None:
    guest = closed.attendee("luc")
    guest.meeting = closed.meeting
    made = compose_invitation(guest, "http://127.0.0.1/passes/x/")
    assert made.topics == (closed.items[0].title,)
    assert made.invitee is not None
    assert made.invitee.name == "Cao Tiến Lực"
    assert made.chair == "đồng chí Trần Minh Khôi, Bí thư Đảng ủy phường"
    assert made.card is not None
    assert [line.split(",")[0] for line in made.card.instructions] == [
        "Đưa mã này cho thư ký quét ở cửa phòng họp",
        "Mã dành riêng cho đồng chí",
    ]


@pytest.mark.parametrize(("convened", "before"), [(-5000, "ngày 12/11/2026"), (-60, "08 giờ 00 phút, ngày 12/11/2026")])
def test_an_invitation_asks_to_confirm_before_the_day_or_the_hour(closed: World, convened: int, before: str) -> None:
    member = closed.attendee("giao")
    member.meeting = closed.meeting
    closed.meeting.note = "Đề nghị các đồng chí nghiên cứu trước tài liệu."
    closed.meeting.convened_at = closed.at(convened)
    assert compose_invitation(member, "http://127.0.0.1/passes/x/").requests == (
        "Đề nghị các đồng chí nghiên cứu trước tài liệu.",
        f"Đề nghị đồng chí xác nhận tham dự trên hệ thống trước {before}.",
    )
