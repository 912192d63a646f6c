"""Each answer that was sent stays in the history of its form, seen by its member, the office and the chair."""

import pytest
from django.test import Client
from django.urls import reverse

from documents.consultations.answering import TooLate
from documents.consultations.history import history_of, with_history
from documents.models import Consultation, Opinion, OpinionChange
from people.refusals import Refusal
from tests.documents.consultations.factories import DEADLINE, answer, make_paper, make_round
from tests.factories import World, world
from tests.voting.weights import SHARES, give_shares

pytestmark = pytest.mark.django_db
FIRST, SECOND = "Chưa rõ kinh phí", "Sửa đoạn này"


@pytest.fixture
def here() -> World:
    return world(state="convened")


def changed(here: World) -> tuple[Consultation, Opinion]:
    consultation = make_round(here)
    answer(here, consultation, "hanh", "disagree", {0: FIRST, 1: "Bỏ đoạn này"})
    answer(here, consultation, "an")
    return consultation, answer(here, consultation, "hanh", "agree_but", {1: SECOND}, minute=-6000)


def page(here: World, consultation: Consultation, who: str) -> str:
    client = Client()
    client.force_login(here.users[who], "django.contrib.auth.backends.ModelBackend")
    answered = client.get(reverse("documents:consultation", args=[consultation.pk]))
    assert answered.status_code == 200
    return answered.content.decode()


def test_what_was_sent_first_stays_with_its_words_and_its_time(here: World) -> None:
    consultation, opinion = changed(here)
    rows = [(one.revision, one.answer, one.comments, one.at, one.late) for one in history_of(opinion)]
    assert rows == [
        (2, "agree_but", [["Trang 1", SECOND]], here.at(-6000), False),
        (1, "disagree", [["Toàn văn bản", FIRST], ["Trang 1", "Bỏ đoạn này"]], here.at(-7000), False),
    ]
    histories = {one.user.username: len(one.history) for one in with_history(consultation)}  # type: ignore[attr-defined]
    assert {name: number for name, number in histories.items() if number} == {"hanh": 2}
    assert OpinionChange.objects.count() == 3


def test_late_answers_are_in_it_and_refused_ones_are_not(here: World) -> None:
    consultation, opinion = changed(here)
    with pytest.raises(TooLate):
        answer(here, consultation, "hanh", "disagree", {0: "Đổi ý"}, minute=DEADLINE + 1)
    answer(here, consultation, "on", minute=DEADLINE + 1)
    answer(here, consultation, "on", "disagree", {0: "Muộn"}, minute=DEADLINE + 2)
    late = history_of(Opinion.objects.get(consultation=consultation, user=here.users["on"]))
    assert [(one.answer, one.late) for one in late] == [("disagree", True), ("agree", True)]
    assert len(history_of(opinion)) == 2


def test_who_sees_it(here: World) -> None:
    consultation, _opinion = changed(here)
    for who in ("hanh", "thuong", "khoi"):
        text = page(here, consultation, who)
        assert "Đã gửi 2 lần" in text, who
        assert FIRST in text, who
    assert FIRST not in page(here, consultation, "an")
    assert "lần</span>" not in page(here, consultation, "an")


def test_where_votes_are_unequal_nobody_is_asked_in_writing_and_the_page_says_why(here: World) -> None:
    paper = make_paper(here)
    give_shares(here)
    with pytest.raises(Refusal, match=r"không bằng nhau \(11 đồng chí, 100 phiếu\), còn phiếu xin ý kiến tính theo"):
        make_round(here, paper)
    assert not Consultation.objects.exists()
    give_shares(here, dict.fromkeys(SHARES, "1"))
    assert make_round(here, paper).opinions.count() == 11
