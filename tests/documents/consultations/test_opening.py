"""Asking the members in writing, and breaking a round off."""

from datetime import date
from typing import Any

import pytest

from agenda.models import Item
from agenda.recusals import TooLate
from documents import papers
from documents.consultations.access import visible_consultations
from documents.consultations.figures import decided, figures_of
from documents.consultations.locks import WrongStep
from documents.consultations.opening import (
    AlreadyAsked,
    NobodyToAsk,
    NotCirculated,
    cancel_consultation,
    open_consultation,
)
from documents.consultations.subjects import NotInWriting
from documents.models import Consultation, Opinion, Paper
from documents.papers import PaperGone
from meetings.models import Attendee, Event
from people.models import Body, Membership
from people.refusals import BadInput, NotAllowed, Stale
from tests.agenda.factories import make_recusal
from tests.documents.consultations.factories import DEADLINE, OPENED, answer, make_paper, make_round, plan, replace
from tests.factories import MEMBERS, World, suspend, world
from voting.electorate import RollIncomplete
from voting.models import HouseRule

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> World:
    return world(state="convened")


def test_every_member_is_asked_about_exactly_this_version(here: World) -> None:
    consultation = make_round(here)
    assert list(consultation.opinions.values_list("user__username", flat=True)) == [name for name, *_ in MEMBERS]
    assert (consultation.version.number, consultation.round, consultation.state) == (1, 1, "open")
    assert consultation.rule["basis"] == "Điều lệ Đảng, Điều 9 khoản 5; Quy định 294-QĐ/TW, Điều 9.3"
    event = Event.objects.filter(meeting=here.meeting).order_by("-seq")[0]
    assert (event.kind, event.payload["asked"], event.payload["version"]) == ("ConsultationOpened", 11, 1)


def test_suspended_members_are_not_asked(here: World) -> None:
    suspend(here.users["on"])
    assert make_round(here).opinions.count() == 10


def test_only_the_secretary_asks(here: World) -> None:
    version = papers.latest_version(make_paper(here))
    assert version is not None
    for name in ("cham", "khoi", "hanh", "stranger"):
        with pytest.raises(NotAllowed):
            open_consultation(version=version, plan=plan(here), by=here.users[name], at=here.at(OPENED))
    assert not Consultation.objects.exists()


@pytest.mark.parametrize(
    ("subject", "word"), [("personnel", "nhân sự"), ("discipline", "kỷ luật"), ("secret", "trên giấy")]
)
def test_what_is_never_asked_in_writing(here: World, subject: str, word: str) -> None:
    version = papers.latest_version(make_paper(here))
    assert version is not None
    with pytest.raises(NotInWriting, match=word):
        open_consultation(version=version, plan=plan(here, subject=subject), by=here.secretary, at=here.at(OPENED))
    assert not Consultation.objects.exists()


@pytest.mark.parametrize(
    "title", ["Tờ trình về NHÂN SỰ Ban Chấp hành", "Đề nghị thi hành kỷ luật đảng viên", "Quy hoạch cán bộ 2026"]
)
def test_the_title_tells_what_the_secretary_did_not(here: World, title: str) -> None:
    with pytest.raises(NotInWriting):
        make_round(here, make_paper(here, title))


def test_discipline_at_work_is_no_punishment(here: World) -> None:
    assert make_round(here, make_paper(here, "Kế hoạch siết chặt kỷ luật, kỷ cương hành chính")).state == "open"


def test_a_paper_of_an_item_on_paper_is_not_asked_about(here: World) -> None:
    paper = make_paper(here)
    Item.objects.filter(pk=here.items[1].pk).update(restricted=True)
    with pytest.raises(NotInWriting):
        make_round(here, paper)


@pytest.mark.parametrize(("question", "deadline"), [("  ", DEADLINE), ("x" * 2001, DEADLINE), ("Hỏi", OPENED + 120)])
def test_a_round_needs_a_question_and_a_working_day(here: World, question: str, deadline: float) -> None:
    version = papers.latest_version(make_paper(here))
    assert version is not None
    asked = plan(here, question=question, deadline=deadline)
    with pytest.raises(BadInput):
        open_consultation(version=version, plan=asked, by=here.secretary, at=here.at(OPENED))
    assert not Consultation.objects.exists()


def test_saturday_is_no_working_day(here: World) -> None:
    with pytest.raises(BadInput, match="ngày làm việc"):
        make_round(here, deadline=OPENED + 24 * 60)
    assert make_round(here, Paper.objects.get(), deadline=OPENED + 3 * 24 * 60).state == "open"


def test_a_paper_that_members_do_not_have(here: World) -> None:
    paper = make_paper(here)
    Paper.objects.filter(pk=paper.pk).update(state="ready")
    with pytest.raises(NotCirculated):
        make_round(here, paper)


def test_a_version_that_was_replaced(here: World) -> None:
    paper = make_paper(here)
    old = papers.latest_version(paper)
    replace(here, paper)
    assert old is not None
    with pytest.raises(Stale):
        open_consultation(version=old, plan=plan(here), by=here.secretary, at=here.at(OPENED))


def test_one_round_at_a_time(here: World) -> None:
    consultation = make_round(here)
    with pytest.raises(AlreadyAsked):
        make_round(here, consultation.paper)


def test_a_member_who_could_not_read_the_paper(here: World) -> None:
    Attendee.objects.filter(user=here.users["on"]).delete()
    with pytest.raises(RollIncomplete, match="Lý Văn Ơn"):
        make_round(here)


def test_who_takes_no_part_in_the_item_is_not_asked_and_not_counted(here: World) -> None:
    make_recusal(here, 2, "on", minute=-8500)
    consultation = make_round(here)
    assert (consultation.opinions.count(), consultation.recused) == (10, 1)
    assert consultation not in visible_consultations(here.users["on"])
    outcome = decided(consultation, figures_of(consultation))
    assert (outcome.base, outcome.threshold) == (10, 6)


def test_nobody_is_taken_out_of_the_item_while_a_round_goes_on(here: World) -> None:
    consultation = make_round(here)
    with pytest.raises(TooLate):
        make_recusal(here, 2, "on", minute=-7000)
    cancel_consultation(consultation=consultation, reason="Nhầm", by=here.secretary, at=here.at(-6000))
    assert make_recusal(here, 2, "on", minute=-5000).item == here.items[1]


def house_rule(here: World, **terms: Any) -> None:
    HouseRule.objects.create(
        body=here.body,
        matter="ordinary",
        basis="Điều 7 Quy chế làm việc",
        starts=date(2026, 1, 1),
        entered_by=here.secretary,
        entered_at=here.at(-9500),
        **terms,
    )


def test_who_takes_no_part_stays_in_the_base_where_the_rule_says_so(here: World) -> None:
    house_rule(here, counts_recused=True)
    make_recusal(here, 2, "on", minute=-8500)
    consultation = make_round(here)
    outcome = decided(consultation, figures_of(consultation))
    assert (consultation.opinions.count(), outcome.base, outcome.silent) == (10, 11, 10)


def test_the_own_rule_of_the_body_decides(here: World) -> None:
    house_rule(here, numerator=2, denominator=3, strict=False)
    consultation = make_round(here)
    assert consultation.rule["basis"] == "Điều 7 Quy chế làm việc"
    assert decided(consultation, figures_of(consultation)).threshold == 8


def test_a_rule_that_asks_for_a_secret_ballot(here: World) -> None:
    house_rule(here, form="secret")
    with pytest.raises(NotInWriting, match="bỏ phiếu kín"):
        make_round(here)


def test_a_body_without_members_or_without_a_rule(here: World) -> None:
    paper = make_paper(here)
    Body.objects.filter(pk=here.body.pk).update(kind="unknown")
    with pytest.raises(NobodyToAsk):
        make_round(here, paper)
    Body.objects.filter(pk=here.body.pk).update(kind="btv")
    Membership.objects.all().delete()
    with pytest.raises(NobodyToAsk):
        make_round(here, paper)


def test_what_silence_means_is_frozen(here: World) -> None:
    Body.objects.filter(pk=here.body.pk).update(silence_basis="Điều 12 Quy chế làm việc")
    consultation = make_round(here)
    Body.objects.filter(pk=here.body.pk).update(silence_basis="")
    consultation.refresh_from_db()
    assert consultation.silence_basis == "Điều 12 Quy chế làm việc"


def test_another_draft_ends_the_round_and_a_new_one_begins(here: World) -> None:
    first = make_round(here)
    answer(here, first, "hanh")
    replace(here, first.paper)
    first.refresh_from_db()
    assert (first.state, first.reason, first.version.number) == ("cancelled", "Dự thảo đã thay bằng bản 2.", 1)
    again = make_round(here, first.paper, minute=-4000)
    assert (again.round, again.repeats, again.version.number) == (2, first, 2)
    assert Opinion.objects.filter(consultation=again, answer="").count() == 11
    kinds = list(Event.objects.filter(meeting=here.meeting).order_by("seq").values_list("kind", flat=True))
    assert kinds[-3:] == ["PaperReplaced", "ConsultationCancelled", "ConsultationOpened"]


def test_a_paper_taken_back_ends_the_round(here: World) -> None:
    consultation = make_round(here)
    papers.withdraw_paper(paper=consultation.paper, by=here.clerk, at=here.at(-6000))
    consultation.refresh_from_db()
    assert (consultation.state, consultation.reason) == ("cancelled", "Tài liệu đã được rút.")
    with pytest.raises(PaperGone):
        make_round(here, consultation.paper)


def test_cancelling_by_hand(here: World) -> None:
    consultation = make_round(here)
    with pytest.raises(BadInput):
        cancel_consultation(consultation=consultation, reason=" ", by=here.secretary, at=here.at(-6000))
    with pytest.raises(NotAllowed):
        cancel_consultation(consultation=consultation, reason="Nhầm", by=here.clerk, at=here.at(-6000))
    gone = cancel_consultation(consultation=consultation, reason="Gửi nhầm bản", by=here.secretary, at=here.at(-6000))
    assert (gone.state, gone.reason) == ("cancelled", "Gửi nhầm bản")
    with pytest.raises(WrongStep):
        cancel_consultation(consultation=consultation, reason="Lại", by=here.secretary, at=here.at(-6000))
