"""Rounds in the fixture world, by the product's own operations: convened meeting, circulated draft, eleven members."""

from documents.consultations.answering import OpinionPlan, give_opinion
from documents.consultations.closing import close_consultation
from documents.consultations.opening import ConsultationPlan, open_consultation
from documents.models import Consultation, Opinion, Paper
from documents.papers import PaperPlan, latest_version, replace_paper
from documents.states import PaperState
from meetings.models import Meeting
from tests.documents.pdf import samples
from tests.documents.uploads import add, upload
from tests.factories import MEMBERS, World

TITLE = "Dự thảo Đề án giảm hội họp, giảm văn bản giấy"
QUESTION = "Đề nghị các đồng chí Ủy viên Ban Thường vụ cho ý kiến vào dự thảo Đề án."
OPENED = -8000  # minutes before the meeting of Thursday 12/11/2026, 08:00: Friday 06/11, 18:40
DEADLINE = -1000  # Wednesday 11/11, 15:20


def make_paper(here: World, title: str = TITLE, item: int = 1) -> Paper:
    """A circulated paper of item 2."""
    paper = add(here, plan=PaperPlan(title=title, kind="draft", item=here.items[item]), at=here.at(-9000))
    Paper.objects.filter(pk=paper.pk).update(state=PaperState.CIRCULATED, circulated_at=here.at(-9000))
    paper.refresh_from_db()
    return paper


def plan(
    here: World, *, deadline: float = DEADLINE, subject: str = "common", question: str = QUESTION
) -> ConsultationPlan:
    return ConsultationPlan(question=question, deadline=here.at(deadline), subject=subject)


def make_round(
    here: World, paper: Paper | None = None, *, minute: float = OPENED, deadline: float = DEADLINE
) -> Consultation:
    """An open round on the newest version of a paper."""
    version = latest_version(paper or make_paper(here))
    assert version is not None
    return open_consultation(version=version, plan=plan(here, deadline=deadline), by=here.secretary, at=here.at(minute))


def answer(
    here: World,
    consultation: Consultation,
    name: str,
    given: str = "agree",
    comments: dict[int, str] | None = None,
    *,
    minute: float = -7000,
) -> Opinion:
    by = here.users[name]
    revision = Opinion.objects.get(consultation=consultation, user=by).revision
    sent = OpinionPlan(answer=given, comments=comments or {}, revision=revision)
    return give_opinion(consultation=consultation, plan=sent, by=by, at=here.at(minute))


def answer_all(here: World, consultation: Consultation, agree: int, agree_but: int = 0, disagree: int = 0) -> None:
    """The first members in protocol order answer in time, each group after the other."""
    answers = ["agree"] * agree + ["agree_but"] * agree_but + ["disagree"] * disagree
    for (name, _full, _title), given in zip(MEMBERS, answers, strict=False):
        answer(here, consultation, name, given, {} if given == "agree" else {0: f"Ý kiến của {name}"})


def make_closed(here: World, agree: int = 6, agree_but: int = 1, disagree: int = 1) -> Consultation:
    consultation = make_round(here)
    answer_all(here, consultation, agree, agree_but, disagree)
    return close_consultation(consultation=consultation, by=here.secretary, at=here.at(DEADLINE))


def make_next(here: World, state: str = "draft") -> Meeting:
    """The body's session after the one of the world."""
    return Meeting.objects.create(
        body=here.body, term=here.term, ordinal=19, title="Phiên họp thứ 19", starts_at=here.at(9999), state=state
    )


def replace(here: World, paper: Paper, minute: float = -5000) -> None:
    """The clerk sends another draft of three pages."""
    replace_paper(paper=paper, upload=upload(samples.text_pdf(3)), reason="Sửa", by=here.clerk, at=here.at(minute))
