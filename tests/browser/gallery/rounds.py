"""The written consultations of the gallery: one that goes on, one that is closed and waits for replies."""

from datetime import datetime

from documents.consultations.answering import OpinionPlan, give_opinion
from documents.consultations.closing import close_consultation
from documents.consultations.opening import ConsultationPlan, open_consultation
from documents.consultations.replies import reply_to
from documents.models import Comment, Consultation, PaperVersion
from people.models import User

QUESTION = "Đề nghị các đồng chí Ủy viên Ban Thường vụ nghiên cứu và cho ý kiến."
SAID = {
    "khoi": ("agree", {}),
    "an": ("agree_but", {0: "Bổ sung số liệu của Ủy ban nhân dân phường.", 1: "Nêu rõ nguyên nhân chậm tiến độ."}),
    "giao": ("agree", {}),
    "dat": ("disagree", {0: "Chưa đánh giá công tác kiểm tra, giám sát trong tháng."}),
    "nguyet": ("agree", {}),
    "don": ("agree", {}),
    "uoc": ("agree", {}),
}


def ask(version: PaperVersion, by: User, at: datetime, deadline: datetime) -> Consultation:
    plan = ConsultationPlan(question=QUESTION, deadline=deadline)
    return open_consultation(version=version, plan=plan, by=by, at=at)


def answer(consultation: Consultation, names: tuple[str, ...], at: datetime) -> None:
    for name in names:
        given, comments = SAID[name]
        plan = OpinionPlan(answer=given, comments=comments)
        give_opinion(consultation=consultation, plan=plan, by=User.objects.get(username=name), at=at)


def close(consultation: Consultation, by: User, at: datetime) -> None:
    """Closed after the deadline; the first comment has its reply."""
    close_consultation(consultation=consultation, by=by, at=at)
    first = Comment.objects.filter(opinion__consultation=consultation).order_by("place", "opinion__position")[0]
    reply_to(comment=first, verdict="partly", text="Đã bổ sung số liệu đến ngày 31/10/2026.", by=by, at=at)


def places() -> dict[str, object]:
    """The rounds by name, once they are there."""
    return {f"round-{one.state}": one.pk for one in Consultation.objects.all()}
