"""The end of a round: closed at or after the deadline, then settled in writing."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from documents.consultations.access import must_consult
from documents.consultations.figures import decided, figures_of, outcome_of
from documents.consultations.locks import ensure_in, lock
from documents.events import ConsultationClosed, ConsultationSettled
from documents.models import Comment, Consultation
from documents.states import ConsultationState
from meetings import journal
from people.models import User
from people.refusals import Refusal
from voting.outcomes import to_plain


class NotYet(Refusal):
    """Members may still answer or change their answers."""


class NotCarried(Refusal):
    """Too few agreed, so the matter cannot be settled in writing."""


class RepliesMissing(Refusal):
    """Comments that count have no reply yet."""


@transaction.atomic
def close_consultation(*, consultation: Consultation, by: User, at: datetime) -> Consultation:
    """Freezes the outcome; from now on no answer counts. Raises `NotYet`, `WrongStep`, `NotAllowed`."""
    consultation = lock(consultation.pk)
    must_consult(by, consultation.paper.meeting)
    ensure_in(consultation, _("Đợt lấy ý kiến này đã đóng hoặc đã hủy. Tải lại trang."), ConsultationState.OPEN)
    if at < consultation.deadline:
        until = timezone.localtime(consultation.deadline)
        raise NotYet(_("Chưa hết hạn trả lời (%s) nên chưa đóng được.") % f"{until:%H:%M, %d/%m/%Y}")
    figures = figures_of(consultation)
    outcome = decided(consultation, figures)
    consultation.state, consultation.closed_at, consultation.outcome = ConsultationState.CLOSED, at, to_plain(outcome)
    consultation.save(update_fields=["state", "closed_at", "outcome"])
    fact = ConsultationClosed(
        consultation=str(consultation.pk),
        sent=figures.sent,
        in_time=figures.in_time,
        late=figures.late,
        silent=figures.silent,
        passed=outcome.passed,
    )
    journal.record(consultation.paper.meeting, fact, by=by, at=at)
    return consultation


@transaction.atomic
def settle_consultation(*, consultation: Consultation, by: User, at: datetime) -> Consultation:
    """The matter is decided in writing: enough agreed, and every comment that counts has its reply.

    Raises `NotCarried`, `RepliesMissing`, `WrongStep`, `NotAllowed`.
    """
    consultation = lock(consultation.pk)
    must_consult(by, consultation.paper.meeting)
    ensure_in(consultation, _("Chỉ kết luận được đợt lấy ý kiến đã đóng. Tải lại trang."), ConsultationState.CLOSED)
    outcome = outcome_of(consultation)
    if outcome is None or not outcome.passed:
        raise NotCarried(_("Số thống nhất chưa đủ nên không quyết định bằng văn bản được. Đưa nội dung ra phiên họp."))
    missing = unanswered(consultation)
    if missing:
        raise RepliesMissing(_("Còn %s ý kiến chưa có giải trình, tiếp thu. Trả lời hết rồi kết luận.") % missing)
    consultation.state, consultation.settled_at = ConsultationState.SETTLED, at
    consultation.save(update_fields=["state", "settled_at"])
    fact = ConsultationSettled(consultation=str(consultation.pk), in_writing=True)
    journal.record(consultation.paper.meeting, fact, by=by, at=at)
    return consultation


def unanswered(consultation: Consultation) -> int:
    """How many comments that came in time have no reply."""
    return Comment.objects.filter(opinion__consultation=consultation, opinion__late=False, verdict="").count()
