"""The paper form of a written consultation for one member."""

from django.utils import timezone, translation

from documents.acts import OpinionForm, Person, Signature, wording
from documents.composition.letterhead import letterhead
from documents.consultations.sections import sections_of
from documents.models import Opinion
from documents.states import Answer

SIGNS = "NGƯỜI CHO Ý KIẾN"


def compose_opinion_form(opinion: Opinion) -> OpinionForm:
    """The form of a member, always in Vietnamese; `opinion` with its consultation, paper, version and meeting."""
    with translation.override("vi"):
        return _composed(opinion)


def _composed(opinion: Opinion) -> OpinionForm:
    consultation = opinion.consultation
    meeting, paper = consultation.paper.meeting, consultation.paper
    until = timezone.localtime(consultation.deadline)
    asked = (
        f"{meeting.body.short_name} xin ý kiến đồng chí về “{paper.title}” (bản {consultation.version.number}, mã "
        f"SHA-256 {consultation.version.sha256[:16]}). Đề nghị đồng chí trả lời trước {wording.clock(until.time())}, "
        f"ngày {wording.short_day(until.date())}."
    )
    silence = (
        f"Không trả lời trong thời hạn trên thì được tính là thống nhất ({consultation.silence_basis})."
        if consultation.silence_basis
        else "Không trả lời không được tính là thống nhất."
    )
    return OpinionForm(
        letterhead=letterhead(meeting, timezone.localdate(consultation.opened_at)),
        abstract=f"về {wording.lower_first(paper.title)}",
        member=Person(name=opinion.user.full_name, office=opinion.title),
        request=(asked, *wording.paragraphs_of(consultation.question)),
        answers=tuple(str(label) for _value, label in Answer.choices),
        sections=tuple(section.heading for section in sections_of(consultation.version)),
        closing=(silence,),
        signature=Signature(authority=SIGNS, title="", name=opinion.user.full_name),
    )
