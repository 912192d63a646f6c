"""The end of a round: figures, threshold, silence, replies."""

from decimal import Decimal

import pytest

from documents.consultations.closing import NotCarried, NotYet, RepliesMissing, close_consultation, settle_consultation
from documents.consultations.figures import figures_of, outcome_of
from documents.consultations.locks import WrongStep
from documents.consultations.replies import note_changes, reply_to
from documents.consultations.sentences import explanation
from documents.models import Comment, Consultation
from meetings.models import Event
from people.models import Body
from people.refusals import BadInput, NotAllowed
from tests.documents.consultations.factories import DEADLINE, answer, answer_all, make_closed, make_round
from tests.factories import World, world

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> World:
    return world(state="convened")


def close(here: World, consultation: Consultation) -> Consultation:
    return close_consultation(consultation=consultation, by=here.secretary, at=here.at(DEADLINE))


def test_not_before_the_deadline(here: World) -> None:
    consultation = make_round(here)
    with pytest.raises(NotYet, match="15:20, 11/11/2026"):
        close_consultation(consultation=consultation, by=here.secretary, at=here.at(DEADLINE - 1))
    with pytest.raises(NotAllowed):
        close_consultation(consultation=consultation, by=here.clerk, at=here.at(DEADLINE))
    assert close(here, consultation).state == "closed"
    with pytest.raises(WrongStep):
        close(here, consultation)


@pytest.mark.parametrize(
    ("agree", "agree_but", "disagree", "passed", "short"),
    [(6, 0, 0, True, 0), (4, 2, 5, True, 0), (5, 0, 0, False, 1), (5, 0, 6, False, 1), (0, 0, 0, False, 6)],
)
def test_more_than_half_of_the_members_not_of_the_answers(
    here: World, agree: int, agree_but: int, disagree: int, passed: bool, short: int
) -> None:
    consultation = make_round(here)
    answer_all(here, consultation, agree, agree_but, disagree)
    outcome = outcome_of(close(here, consultation))
    assert outcome is not None
    assert (outcome.passed, outcome.base, outcome.threshold, outcome.short) == (passed, 11, 6, short)


def test_silence_is_no_consent(here: World) -> None:
    consultation = make_closed(here, agree=5, agree_but=0, disagree=0)
    figures = figures_of(consultation)
    assert explanation(consultation, figures, outcome_of(consultation)) == [
        "Gửi phiếu đến 11 đồng chí; trả lời đúng hạn 5, trả lời muộn 0 (không tính), không trả lời 6.",
        "Thống nhất 5/11 (45,45%), gồm 5 thống nhất hoàn toàn và 0 có ý kiến cụ thể; không thống nhất 0.",
        "Cần ít nhất 6/11 thành viên thống nhất (Điều lệ Đảng, Điều 9 khoản 5; Quy định 294-QĐ/TW, Điều 9.3): "
        "chưa đủ, thiếu 1.",
    ]


def test_silence_agrees_by_the_rule_of_the_body_and_is_shown_apart(here: World) -> None:
    Body.objects.filter(pk=here.body.pk).update(silence_basis="khoản 3 Điều 12 Quy chế làm việc")
    consultation = make_round(here)
    answer_all(here, consultation, agree=4, disagree=1)
    answer(here, consultation, "on", "agree", minute=DEADLINE + 1)  # late: neither an answer nor silence
    consultation = close_consultation(consultation=consultation, by=here.secretary, at=here.at(DEADLINE + 2))
    outcome = outcome_of(consultation)
    assert outcome is not None
    assert (outcome.counts.yes, outcome.counts.no, outcome.of_base, outcome.passed) == (9, 1, Decimal("81.82"), True)
    figures = figures_of(consultation)
    assert (figures.in_time, figures.late, figures.silent) == (5, 1, 5)
    assert explanation(consultation, figures, outcome)[1:3] == [
        "Thống nhất 4/11 (36,36%), gồm 4 thống nhất hoàn toàn và 0 có ý kiến cụ thể; không thống nhất 1.",
        "Ngoài ra 5 đồng chí không trả lời được coi là thống nhất theo khoản 3 Điều 12 Quy chế làm việc; "
        "cộng lại 9/11 (81,82%).",
    ]


def test_a_tie_goes_with_the_chair_where_the_rule_says_so(here: World) -> None:
    Body.objects.filter(pk=here.body.pk).update(kind="ubnd")
    here.body.memberships.filter(user=here.users["on"]).delete()  # ten members
    consultation = make_round(here)
    answer_all(here, consultation, agree=5, disagree=5)  # the chair is the first of them
    closed = close(here, consultation)
    outcome = outcome_of(closed)
    assert outcome is not None
    assert (outcome.tied, outcome.chair, outcome.passed) == (True, "yes", True)
    assert "ngang nhau" in explanation(closed, figures_of(closed), outcome)[-1]


def test_the_closing_is_in_the_journal(here: World) -> None:
    consultation = make_closed(here)
    event = Event.objects.filter(meeting=here.meeting).order_by("-seq")[0]
    assert event.kind == "ConsultationClosed"
    assert event.payload == {
        "consultation": str(consultation.pk),
        "sent": 11,
        "in_time": 8,
        "late": 0,
        "silent": 3,
        "passed": True,
    }


def test_settled_once_every_comment_has_its_reply(here: World) -> None:
    consultation = make_closed(here)
    with pytest.raises(RepliesMissing, match="2"):
        settle_consultation(consultation=consultation, by=here.secretary, at=here.at(0))
    for comment in Comment.objects.all():
        reply_to(comment=comment, verdict="explained", text="Đã có trong mục 2.", by=here.secretary, at=here.at(0))
    settled = settle_consultation(consultation=consultation, by=here.secretary, at=here.at(1))
    assert (settled.state, settled.settled_at) == ("settled", here.at(1))
    assert Event.objects.order_by("-seq")[0].payload == {"consultation": str(consultation.pk), "in_writing": True}
    with pytest.raises(WrongStep):
        settle_consultation(consultation=consultation, by=here.secretary, at=here.at(2))


def test_what_was_not_carried_is_not_settled_in_writing(here: World) -> None:
    consultation = make_closed(here, agree=5, agree_but=0, disagree=0)
    with pytest.raises(NotCarried):
        settle_consultation(consultation=consultation, by=here.secretary, at=here.at(0))


def test_an_open_round_is_not_settled(here: World) -> None:
    with pytest.raises(WrongStep):
        settle_consultation(consultation=make_round(here), by=here.secretary, at=here.at(0))


@pytest.mark.parametrize(("verdict", "text"), [("", "x"), ("maybe", "x"), ("partly", " "), ("explained", "x" * 4001)])
def test_replies_that_cannot_be(here: World, verdict: str, text: str) -> None:
    make_closed(here)
    comment = Comment.objects.all()[0]
    with pytest.raises(BadInput):
        reply_to(comment=comment, verdict=verdict, text=text, by=here.secretary, at=here.at(0))
    comment.refresh_from_db()
    assert comment.verdict == ""


def test_the_secretary_alone_replies_and_only_after_the_closing(here: World) -> None:
    consultation = make_round(here)
    answer(here, consultation, "hanh", "disagree", {0: "Không"})
    comment = Comment.objects.get()
    with pytest.raises(WrongStep):
        reply_to(comment=comment, verdict="accepted", text="", by=here.secretary, at=here.at(DEADLINE))
    close(here, consultation)
    with pytest.raises(NotAllowed):
        reply_to(comment=comment, verdict="accepted", text="", by=here.users["hanh"], at=here.at(0))
    with pytest.raises(NotAllowed):
        note_changes(consultation=consultation, text="Sửa mục 1", by=here.clerk, at=here.at(-900))
    assert (
        note_changes(consultation=consultation, text="Sửa mục 1", by=here.secretary, at=here.at(-900)).changes
        == "Sửa mục 1"
    )
