"""Pages of a written consultation: who asks, who answers, how it ends."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from documents.consultations.closing import settle_consultation
from documents.models import Comment, Consultation, Opinion
from tests.documents.consultations.factories import (
    DEADLINE,
    answer,
    make_closed,
    make_next,
    make_paper,
    make_round,
)
from tests.factories import World, world

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> World:
    return world(state="convened")


def client(here: World, name: str) -> Client:
    made = Client()
    made.force_login(here.users[name])
    return made


def put_off(consultation: Consultation) -> None:
    """The deadline is three days from now."""
    Consultation.objects.filter(pk=consultation.pk).update(deadline=timezone.now() + timedelta(days=3))


def page(here: World, name: str, consultation: Consultation) -> str:
    return client(here, name).get(reverse("documents:consultation", args=[consultation.pk])).content.decode()


def post(here: World, name: str, step: str, consultation: Consultation, **data: str) -> str:
    """What the person reads after sending the form."""
    response = client(here, name).post(
        reverse(f"documents:{step}", args=[consultation.pk]),
        {"next": reverse("documents:consultation", args=[consultation.pk]), **data},
        follow=True,
    )
    return response.content.decode()


def test_the_secretary_asks(here: World) -> None:
    paper = make_paper(here)
    secretary = client(here, "thuong")
    to = reverse("documents:consultation-new", args=[paper.pk])
    assert to in secretary.get(reverse("documents:paper-edit", args=[paper.pk])).content.decode()
    assert to not in client(here, "cham").get(reverse("documents:paper-edit", args=[paper.pk])).content.decode()
    assert "Không trả lời không có nghĩa là thống nhất" in secretary.get(to).content.decode()
    day = timezone.localdate() + timedelta(days=9)
    sent = {"question": "Xin ý kiến", "deadline": f"{day}T17:00", "subject": "common"}
    refused = secretary.post(to, {**sent, "subject": "personnel"})
    assert refused.status_code == 422
    assert "Nội dung về nhân sự không lấy ý kiến bằng văn bản" in refused.content.decode()
    assert secretary.post(to, sent).status_code == 303
    assert to not in secretary.get(reverse("documents:paper-edit", args=[paper.pk])).content.decode()  # one is open
    consultation = Consultation.objects.get()
    assert (consultation.question, timezone.localtime(consultation.deadline).hour) == ("Xin ý kiến", 17)


def test_a_member_is_asked_on_the_first_page_until_they_answer(here: World) -> None:
    consultation = make_round(here)
    put_off(consultation)
    home = client(here, "hanh").get("/").content.decode()
    assert reverse("documents:consultation", args=[consultation.pk]) in home
    form = page(here, "hanh", consultation)
    assert "Phiếu xin ý kiến của đồng chí" in form
    assert "Không thống nhất (nêu lý do)" in form
    assert reverse("documents:paper-version", args=[consultation.paper_id, 1]) in form
    said = post(here, "hanh", "opinion", consultation, answer="agree_but", revision="0", **{"section-1": "Sửa câu 2"})
    assert "Đã ghi nhận ý kiến." in said
    opinion = Opinion.objects.get(user=here.users["hanh"])
    assert (opinion.answer, opinion.late, opinion.comments.get().text) == ("agree_but", False, "Sửa câu 2")
    assert "Gửi lại ý kiến" in page(here, "hanh", consultation)
    assert (
        reverse("documents:consultation", args=[consultation.pk]) not in client(here, "hanh").get("/").content.decode()
    )


def test_a_member_sees_no_other_answers(here: World) -> None:
    consultation = make_round(here)
    answer(here, consultation, "an", "disagree", {0: "Chưa thuyết phục"})
    seen = page(here, "hanh", consultation)
    assert "Chưa thuyết phục" not in seen
    assert "Ý kiến từng đồng chí" not in seen
    assert "Đến lúc này" not in seen


def test_a_refused_answer_says_why(here: World) -> None:
    consultation = make_round(here)
    put_off(consultation)
    assert "ghi lý do rồi gửi lại" in post(here, "hanh", "opinion", consultation, answer="disagree", revision="0")
    assert "Chọn một trong ba ý kiến" in post(here, "hanh", "opinion", consultation, revision="0")


def test_the_office_and_the_chair_see_who_is_missing(here: World) -> None:
    consultation = make_round(here)
    put_off(consultation)
    answer(here, consultation, "an", "disagree", {0: "Chưa thuyết phục"})
    for name in ("thuong", "cham", "khoi"):
        seen = page(here, name, consultation)
        assert "Chưa trả lời" in seen
        assert "Chưa thuyết phục" in seen
        assert "Thống nhất 0/11 (0,00%)" in seen
        assert ("Hủy đợt lấy ý kiến" in seen) == (name == "thuong")
        assert "Đóng và tổng hợp" not in seen


def test_who_is_near_the_deadline_is_reminded(here: World) -> None:
    consultation = make_round(here)
    Consultation.objects.filter(pk=consultation.pk).update(deadline=timezone.now() + timedelta(hours=2))
    assert "Sắp hết hạn cho ý kiến" in client(here, "hanh").get("/").content.decode()
    assert "Đến lúc nhắc" in page(here, "thuong", consultation)


def test_after_the_deadline(here: World) -> None:
    consultation = make_round(here)
    answer(here, consultation, "hanh")
    assert "Gửi lại ý kiến" not in page(here, "hanh", consultation)
    assert "ghi là muộn" in page(here, "an", consultation)
    assert "không tính vào kết quả" in post(here, "an", "opinion", consultation, answer="agree", revision="0")
    assert "Đóng và tổng hợp" in page(here, "thuong", consultation)
    assert "Chưa đủ số thống nhất" in post(here, "thuong", "consultation-closing", consultation)
    assert "Gửi phiếu đến 11 đồng chí; trả lời đúng hạn 1, trả lời muộn 1" in page(here, "giao", consultation)


def test_cancelled_and_asked_anew(here: World) -> None:
    consultation = make_round(here)
    assert "Chưa ghi lý do" in post(here, "thuong", "consultation-cancellation", consultation, reason="")
    seen = post(here, "thuong", "consultation-cancellation", consultation, reason="Gửi nhầm bản")
    assert "Gửi nhầm bản" in seen
    assert reverse("documents:consultation-new", args=[consultation.paper_id]) in seen
    assert "Đồng chí không gửi ý kiến trong đợt này" in page(here, "hanh", consultation)


def test_replied_and_settled(here: World) -> None:
    consultation = make_closed(here)
    seen = page(here, "thuong", consultation)
    assert "Còn 2 ý kiến chưa trả lời" in seen
    assert reverse("documents:consultation-settlement", args=[consultation.pk]) in seen
    assert "Quyết định bằng văn bản</button>" not in seen
    for comment in Comment.objects.all():
        url = reverse("documents:comment-reply", args=[comment.pk])
        client(here, "thuong").post(url, {"verdict": "explained", "text": "Đã nêu ở mục II."})
    post(here, "thuong", "consultation-changes", consultation, text="Sửa mục II")
    assert "Quyết định bằng văn bản</button>" in page(here, "thuong", consultation)
    assert "thống nhất “Dự thảo Đề án" in post(here, "thuong", "consultation-settlement", consultation)
    mine = page(here, "don", consultation)
    assert "Đã nêu ở mục II." in mine
    file = client(here, "don").get(reverse("documents:consultation-summary", args=[consultation.pk]))
    assert (file.status_code, file["Content-Type"], file.content[:5]) == (200, "application/pdf", b"%PDF-")


def test_there_is_no_summary_before_the_closing(here: World) -> None:
    consultation = make_round(here)
    url = reverse("documents:consultation-summary", args=[consultation.pk])
    assert client(here, "thuong").get(url).status_code == 404


def test_referred_to_the_next_meeting(here: World) -> None:
    consultation = make_closed(here, 4, 0, 2)
    assert "Chọn một phiên họp" in post(here, "thuong", "consultation-referral", consultation)
    target = make_next(here)
    seen = post(here, "thuong", "consultation-referral", consultation, meeting=str(target.pk))
    assert "ra Phiên họp thứ 19" in seen
    assert target.items.get().papers.count() == 2


def test_the_list(here: World) -> None:
    consultation = make_round(here)
    answer(here, consultation, "hanh")
    url = reverse("documents:consultations")
    assert "Đồng chí đã trả lời" in client(here, "hanh").get(url).content.decode()
    assert "Chờ đồng chí trả lời" in client(here, "an").get(url).content.decode()
    assert "Đã trả lời đúng hạn 1/11" in client(here, "thuong").get(url).content.decode()
    assert "Chưa có đợt lấy ý kiến nào" in client(here, "luc").get(url).content.decode()


def test_nothing_can_be_done_with_a_settled_round(here: World) -> None:
    consultation = make_closed(here, 7, 0, 0)
    settle_consultation(consultation=consultation, by=here.secretary, at=here.at(DEADLINE + 9))
    seen = page(here, "thuong", consultation)
    assert 'method="post" action="/consultations/' not in seen
