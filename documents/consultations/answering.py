"""A member answers, changes the answer until the deadline, or comes too late."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from documents.consultations.figures import figures_of
from documents.consultations.locks import ensure_in, lock
from documents.consultations.sections import sections_of
from documents.events import OpinionGiven
from documents.models import Comment, Consultation, Opinion, OpinionChange
from documents.states import Answer, ConsultationState
from meetings import journal
from people.models import User
from people.refusals import BadInput, NotAllowed, Refusal, Stale
from people.text import prose

COMMENT_LENGTH = 4000


class TooLate(Refusal):
    """The deadline has passed; the answer that was given in time stands."""


@dataclass(frozen=True, kw_only=True)
class OpinionPlan:
    """What a member answers: one of `Answer`, and comments by place of the section. `revision`: what they had seen."""

    answer: str
    comments: Mapping[int, str] = field(default_factory=dict)
    revision: int = 0


@transaction.atomic
def give_opinion(*, consultation: Consultation, plan: OpinionPlan, by: User, at: datetime) -> Opinion:
    """Keeps the answer in place of the one before, which stays in the history of the form.

    After the deadline, or once the outcome is frozen, an answer that was given in time stands; a first one is kept,
    marked late and not counted, until the round is settled. Raises `TooLate`, `WrongStep`, `Stale`, `BadInput` for an
    unknown answer or one that lacks its words, `NotAllowed`.
    """
    consultation = lock(consultation.pk)
    opinion = Opinion.objects.select_for_update().filter(consultation=consultation, user=by).first()
    if opinion is None:
        raise NotAllowed(_("Đồng chí không có trong danh sách được lấy ý kiến."))
    why = _("Đợt lấy ý kiến này đã kết thúc nên không gửi ý kiến được nữa.")
    ensure_in(consultation, why, ConsultationState.OPEN, ConsultationState.CLOSED)
    late = at > consultation.deadline or consultation.state == ConsultationState.CLOSED
    if late and opinion.answer and not opinion.late:
        raise TooLate(_("Đã hết hạn trả lời. Ý kiến đồng chí gửi trong hạn được giữ nguyên."))
    if opinion.revision != plan.revision:
        raise Stale(_("Ý kiến của đồng chí vừa được gửi từ nơi khác. Tải lại trang để xem rồi sửa tiếp."))
    comments = _sound_comments(consultation, plan)
    opinion.answer, opinion.answered_at, opinion.late = plan.answer, at, late
    opinion.revision += 1
    opinion.save(update_fields=["answer", "answered_at", "late", "revision"])
    _keep(opinion, comments)
    _note(opinion, comments, at)
    figures = figures_of(consultation)
    fact = OpinionGiven(
        consultation=str(consultation.pk), answered=figures.in_time + figures.late, asked=figures.sent, late=late
    )
    journal.record(consultation.paper.meeting, fact, by=by, at=at)
    return opinion


def _sound_comments(consultation: Consultation, plan: OpinionPlan) -> dict[int, tuple[str, str]]:
    """By place: heading, in the language of the paper, and text of what was written."""
    with translation.override("vi"):
        headings = {section.place: section.heading for section in sections_of(consultation.version)}
    written = {place: prose(text) for place, text in plan.comments.items() if text.strip()}
    if plan.answer not in Answer.values or not set(written) <= set(headings):
        raise BadInput(_("Chọn một trong ba ý kiến rồi gửi lại."))
    if any(len(text) > COMMENT_LENGTH for text in written.values()):
        raise BadInput(_("Một ý kiến dài quá %s ký tự. Rút ngắn rồi gửi lại.") % COMMENT_LENGTH)
    if plan.answer == Answer.AGREE_BUT and not written:
        raise BadInput(_("Đồng chí chọn “có ý kiến cụ thể”: ghi ý kiến vào phần liên quan rồi gửi lại."))
    if plan.answer == Answer.DISAGREE and not written:
        raise BadInput(_("Đồng chí chọn “không thống nhất”: ghi lý do rồi gửi lại."))
    return {place: (headings[place], text) for place, text in written.items()}


def _keep(opinion: Opinion, comments: Mapping[int, tuple[str, str]]) -> None:
    """Comments whose words stay keep the reply they have."""
    there: dict[int, UUID] = {}
    for comment in Comment.objects.filter(opinion=opinion):
        if comments.get(comment.place, ("", ""))[1] == comment.text:
            there[comment.place] = comment.pk
        else:
            comment.delete()
    Comment.objects.bulk_create(
        Comment(opinion=opinion, place=place, heading=heading, text=text)
        for place, (heading, text) in comments.items()
        if place not in there
    )


def _note(opinion: Opinion, comments: Mapping[int, tuple[str, str]], at: datetime) -> None:
    OpinionChange.objects.create(
        opinion=opinion,
        revision=opinion.revision,
        answer=opinion.answer,
        late=opinion.late,
        comments=[list(comments[place]) for place in sorted(comments)],
        at=at,
    )
