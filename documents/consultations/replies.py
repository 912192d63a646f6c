"""What the office makes of the comments, and what it changed in the draft."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from documents.consultations.access import must_consult
from documents.consultations.locks import ensure_in, lock
from documents.events import CommentsAnswered
from documents.models import Comment, Consultation
from documents.states import ConsultationState, Verdict
from meetings import journal
from people.models import User
from people.refusals import BadInput

REPLY_LENGTH = 4000


@transaction.atomic
def reply_to(*, comment: Comment, verdict: str, text: str, by: User, at: datetime) -> Comment:
    """Takes a comment up or explains why not, after the round is closed; a second reply replaces the first.

    What is taken up whole needs no words; the reply is read with the summary.
    Raises `WrongStep`, `BadInput`, `NotAllowed`.
    """
    consultation = _open_to_replies(comment.opinion.consultation, by)
    if verdict not in Verdict.values:
        raise BadInput(_("Chọn cách xử lý ý kiến rồi lưu lại."))
    if verdict != Verdict.ACCEPTED and not text.strip():
        raise BadInput(_("Ghi nội dung giải trình rồi lưu lại."))
    if len(text) > REPLY_LENGTH:
        raise BadInput(_("Giải trình dài quá %s ký tự. Rút ngắn rồi lưu lại.") % REPLY_LENGTH)
    comment = Comment.objects.get(pk=comment.pk, opinion__consultation=consultation)
    comment.verdict, comment.reply, comment.replied_by, comment.replied_at = verdict, text, by, at
    comment.save(update_fields=["verdict", "reply", "replied_by", "replied_at"])
    _record(consultation, by, at)
    return comment


@transaction.atomic
def note_changes(*, consultation: Consultation, text: str, by: User, at: datetime) -> Consultation:
    """What was changed in the draft after the round. Raises `WrongStep`, `BadInput`, `NotAllowed`."""
    consultation = _open_to_replies(consultation, by)
    if len(text) > REPLY_LENGTH:
        raise BadInput(_("Giải trình dài quá %s ký tự. Rút ngắn rồi lưu lại.") % REPLY_LENGTH)
    consultation.changes = text
    consultation.save(update_fields=["changes"])
    _record(consultation, by, at)
    return consultation


def _record(consultation: Consultation, by: User, at: datetime) -> None:
    journal.record(consultation.paper.meeting, CommentsAnswered(consultation=str(consultation.pk)), by=by, at=at)


def _open_to_replies(consultation: Consultation, by: User) -> Consultation:
    consultation = lock(consultation.pk)
    must_consult(by, consultation.paper.meeting)
    ensure_in(
        consultation, _("Chỉ giải trình sau khi đóng và trước khi kết luận đợt lấy ý kiến."), ConsultationState.CLOSED
    )
    return consultation
