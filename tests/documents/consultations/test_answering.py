"""Members answer, change their answers, come too late."""

import pytest

from documents.consultations.answering import OpinionPlan, TooLate, give_opinion
from documents.consultations.closing import close_consultation, settle_consultation
from documents.consultations.figures import figures_of
from documents.consultations.locks import WrongStep
from documents.consultations.opening import cancel_consultation
from documents.consultations.reminders import to_remind, waiting_for
from documents.consultations.replies import reply_to
from documents.models import Comment, Opinion
from meetings.models import Event
from people.refusals import BadInput, NotAllowed, Stale
from tests.documents.consultations.factories import DEADLINE, answer, answer_all, make_closed, make_round
from tests.factories import World, world

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> World:
    return world(state="convened")


def test_an_answer_is_changed_until_the_deadline(here: World) -> None:
    consultation = make_round(here)
    answer(here, consultation, "hanh", "disagree", {0: "Chưa rõ kinh phí", 1: "Bỏ đoạn này"})
    opinion = answer(here, consultation, "hanh", "agree_but", {1: "Sửa đoạn này"}, minute=DEADLINE)
    assert (opinion.answer, opinion.late, opinion.revision) == ("agree_but", False, 2)
    assert list(Comment.objects.values_list("place", "heading", "text")) == [(1, "Trang 1", "Sửa đoạn này")]
    figures = figures_of(consultation)
    assert (figures.sent, figures.in_time, figures.late, figures.silent) == (11, 1, 0, 10)
    event = Event.objects.filter(kind="OpinionGiven").order_by("-seq")[0]
    assert event.payload == {"consultation": str(consultation.pk), "answered": 1, "asked": 11, "late": False}


def test_after_the_deadline_what_came_in_time_stands(here: World) -> None:
    consultation = make_round(here)
    answer(here, consultation, "hanh")
    with pytest.raises(TooLate):
        answer(here, consultation, "hanh", "disagree", {0: "Đổi ý"}, minute=DEADLINE + 1)
    assert Opinion.objects.get(user=here.users["hanh"]).answer == "agree"


def test_a_late_answer_is_kept_marked_and_not_counted(here: World) -> None:
    consultation = make_round(here)
    answer(here, consultation, "hanh", "disagree", {0: "Muộn"}, minute=DEADLINE + 1)
    late = answer(here, consultation, "hanh", "agree", minute=DEADLINE + 2)
    assert (late.answer, late.late) == ("agree", True)
    figures = figures_of(consultation)
    assert (figures.sent, figures.in_time, figures.late, figures.silent, figures.agreed) == (11, 0, 1, 10, 0)


def test_a_late_answer_changes_no_outcome_and_ends_with_the_round(here: World) -> None:
    consultation = make_closed(here, agree=6, agree_but=0, disagree=0)
    frozen = dict(consultation.outcome)
    answer(here, consultation, "on", "disagree", {0: "Muộn"}, minute=DEADLINE + 5)
    consultation.refresh_from_db()
    assert consultation.outcome == frozen
    settle_consultation(consultation=consultation, by=here.secretary, at=here.at(DEADLINE + 9))
    with pytest.raises(WrongStep):
        answer(here, consultation, "nhi", "agree", minute=DEADLINE + 10)


def test_nobody_answers_a_cancelled_round(here: World) -> None:
    consultation = make_round(here)
    cancel_consultation(consultation=consultation, reason="Nhầm", by=here.secretary, at=here.at(-7500))
    with pytest.raises(WrongStep):
        answer(here, consultation, "hanh")


@pytest.mark.parametrize(
    ("given", "comments"),
    [
        ("", {}),
        ("maybe", {}),
        ("agree_but", {}),
        ("disagree", {0: "  "}),
        ("agree", {9: "x"}),
        ("agree", {0: "x" * 4001}),
    ],
)
def test_answers_that_cannot_be(here: World, given: str, comments: dict[int, str]) -> None:
    consultation = make_round(here)
    with pytest.raises(BadInput):
        answer(here, consultation, "hanh", given, comments)
    assert figures_of(consultation).in_time == 0


def test_who_was_not_asked_does_not_answer(here: World) -> None:
    consultation = make_round(here)
    for name in ("thuong", "luc", "stranger"):
        plan = OpinionPlan(answer="agree")
        with pytest.raises(NotAllowed):
            give_opinion(consultation=consultation, plan=plan, by=here.users[name], at=here.at(-7000))


def test_two_windows_of_one_member(here: World) -> None:
    consultation = make_round(here)
    answer(here, consultation, "hanh")
    old = OpinionPlan(answer="disagree", comments={0: "Cũ"}, revision=0)
    with pytest.raises(Stale):
        give_opinion(consultation=consultation, plan=old, by=here.users["hanh"], at=here.at(-6000))
    assert Opinion.objects.get(user=here.users["hanh"]).answer == "agree"


def test_a_late_change_of_words_loses_the_reply_that_was_given_to_others(here: World) -> None:
    consultation = make_round(here)
    close_consultation(consultation=consultation, by=here.secretary, at=here.at(DEADLINE))
    answer(here, consultation, "on", "disagree", {0: "Giữ", 1: "Đổi"}, minute=DEADLINE + 1)
    for comment in Comment.objects.all():
        reply_to(comment=comment, verdict="accepted", text="", by=here.secretary, at=here.at(DEADLINE + 2))
    answer(here, consultation, "on", "disagree", {0: "Giữ", 1: "Khác"}, minute=DEADLINE + 3)
    assert list(Comment.objects.values_list("text", "verdict")) == [("Giữ", "accepted"), ("Khác", "")]


def test_who_is_reminded(here: World) -> None:
    consultation = make_round(here)
    answer_all(here, consultation, agree=9)
    assert list(to_remind(consultation).values_list("user__username", flat=True)) == ["nhi", "on"]
    (mine,) = waiting_for(here.users["on"], here.at(-7000))
    assert (mine.consultation, mine.pressing) == (consultation, False)  # type: ignore[attr-defined]
    (mine,) = waiting_for(here.users["on"], here.at(DEADLINE - 2 * 24 * 60))
    assert mine.pressing  # type: ignore[attr-defined]
    assert waiting_for(here.users["hanh"], here.at(-7000)) == []
    assert waiting_for(here.users["on"], here.at(DEADLINE + 1)) == []
