"""What writing does not settle goes to a meeting, with the disputed points; and the summary that says them."""

import io

import pytest
from pypdf import PdfReader

from agenda.models import Item
from documents.composition import compose_summary
from documents.consultations.closing import settle_consultation
from documents.consultations.locks import WrongStep
from documents.consultations.referral import coming_meetings, refer_consultation, summary_pdf
from documents.consultations.replies import note_changes, reply_to
from documents.models import Comment, Paper, PaperVersion
from meetings.models import Event
from people.refusals import BadInput, NotAllowed
from tests.documents.consultations.factories import DEADLINE, TITLE, answer, make_closed, make_next, make_round
from tests.factories import World, world

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> World:
    return world(state="convened")


def text_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


def test_the_summary_lists_every_comment_with_its_reply(here: World) -> None:
    consultation = make_closed(here, agree=6, agree_but=1, disagree=1)
    answer(here, consultation, "on", "disagree", {1: "Ý kiến muộn"}, minute=DEADLINE + 1)
    first = Comment.objects.get(opinion__user=here.users["quocan"])
    reply_to(comment=first, verdict="partly", text="Sửa một phần.", by=here.secretary, at=here.at(0))
    note_changes(consultation=consultation, text="Sửa mục II.\nBỏ phụ lục.", by=here.secretary, at=here.at(-900))
    consultation.refresh_from_db()
    summary = compose_summary(consultation, here.secretary)
    assert [section.heading for section in summary.sections] == ["Toàn văn bản", "Trang 1"]
    said, open_, late = [comment for section in summary.sections for comment in section.comments]
    assert (said.author.name, said.text, said.verdict) == ("Huỳnh Quốc Ấn", ("Ý kiến của quocan",), "Tiếp thu một phần")
    assert (open_.author.name, open_.verdict) == ("Bùi Khắc Đôn", "")
    assert (late.author.name, late.author.note) == ("Lý Văn Ơn", "trả lời muộn, không tính")
    assert [len(group.people) for group in summary.groups] == [6, 1, 1, 1, 2]
    assert summary.changes == ("Sửa mục II.", "Bỏ phụ lục.")
    assert summary.disputed == (
        "- Toàn văn bản: Ý kiến của quocan (Huỳnh Quốc Ấn)",
        "- Toàn văn bản: Ý kiến của don (Bùi Khắc Đôn)",
    )


def test_the_summary_is_printed(here: World) -> None:
    consultation = make_closed(here)
    said = text_of(summary_pdf(consultation, here.secretary))
    for words in (
        "BẢN TỔNG HỢP",
        "ý kiến bằng văn bản của Ban Thường vụ Đảng ủy phường về dự thảo Đề án",
        f"SHA-256 {consultation.version.sha256[:16]}",
        "Cần ít nhất 6/11 thành viên thống nhất",
        "- Đồng chí Bùi Khắc Đôn, Trưởng Công an phường: Ý kiến của don",
        "Giải trình, tiếp thu: chưa có.",
        "Trịnh Hoài Thương",
    ):
        assert words in said


def test_a_settled_round_says_why(here: World) -> None:
    consultation = make_closed(here, agree=7, agree_but=0, disagree=0)
    settled = settle_consultation(consultation=consultation, by=here.secretary, at=here.at(1))
    assert compose_summary(settled, here.secretary).conclusion == (
        f"Quyết định bằng văn bản: Ban Thường vụ Đảng ủy phường thống nhất “{TITLE}” "
        "vì có 7/11 thành viên thống nhất, và các ý kiến cụ thể đã được giải trình, tiếp thu.",
    )


def test_put_on_the_agenda_with_the_draft_and_the_disputed_points(here: World) -> None:
    consultation = make_closed(here, agree=4, agree_but=0, disagree=3)
    target = make_next(here)
    assert list(coming_meetings(consultation)) == [here.meeting, target]
    item = refer_consultation(consultation=consultation, meeting=target, by=here.secretary, at=here.at(1))
    consultation.refresh_from_db()
    assert (consultation.state, consultation.referred_to) == ("referred", item)
    assert (item.meeting, item.kind) == (target, "decision")
    assert item.title == (
        "Dự thảo Đề án giảm hội họp, giảm văn bản giấy (đã lấy ý kiến bằng văn bản từ ngày 06/11/2026)"
    )
    draft, summary = Paper.objects.filter(item=item).order_by("position")
    assert draft.versions.get().sha256 == consultation.version.sha256
    stored = PaperVersion.objects.get(paper=summary)
    assert stored.pages >= 1
    kinds = list(Event.objects.filter(meeting=target).order_by("seq").values_list("kind", flat=True))
    assert kinds == ["ItemAdded", "PaperAdded", "PaperAdded"]
    assert Event.objects.filter(meeting=here.meeting).order_by("-seq")[0].payload["in_writing"] is False
    assert compose_summary(consultation, here.secretary).conclusion == (
        f"Đưa “{TITLE}” ra Phiên họp thứ 19, kèm những nội dung còn ý kiến khác nhau.",
    )


@pytest.mark.parametrize("state", ["running", "closed", "cancelled"])
def test_only_a_meeting_that_has_not_begun(here: World, state: str) -> None:
    consultation = make_closed(here)
    with pytest.raises(BadInput):
        refer_consultation(consultation=consultation, meeting=make_next(here, state), by=here.secretary, at=here.at(1))
    assert (Item.objects.count(), Paper.objects.count()) == (4, 1)


def test_a_meeting_of_another_body(here: World) -> None:
    elsewhere = world(state="draft", code="noi-khac")
    consultation = make_closed(here)
    with pytest.raises(BadInput):
        refer_consultation(consultation=consultation, meeting=elsewhere.meeting, by=here.secretary, at=here.at(1))


def test_the_secretary_alone_and_only_after_the_closing(here: World) -> None:
    consultation, target = make_round(here), make_next(here)
    with pytest.raises(WrongStep):
        refer_consultation(consultation=consultation, meeting=target, by=here.secretary, at=here.at(-7000))
    with pytest.raises(NotAllowed):
        refer_consultation(consultation=consultation, meeting=target, by=here.clerk, at=here.at(-7000))
    assert Item.objects.filter(meeting=target).count() == 0
