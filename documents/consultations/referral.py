"""A matter that writing does not settle: put on a meeting's agenda, with the draft and the summary of opinions."""

import io
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from agenda.items import ItemPlan, add_item
from agenda.models import Item
from agenda.models.item import ItemKind
from documents import intake, papers, store
from documents.composition.summary import compose_summary
from documents.consultations.access import must_consult
from documents.consultations.locks import ensure_in, lock
from documents.drafts import form_on, rendered
from documents.events import ConsultationSettled
from documents.intake import Inspected, Upload
from documents.models import Consultation
from documents.models.paper import PaperKind
from documents.papers import PaperPlan
from documents.states import ConsultationState
from meetings import journal
from meetings.models import Meeting
from meetings.states import NOT_BEGUN
from people.models import User
from people.refusals import BadInput

TITLE_LENGTH = 400


def coming_meetings(consultation: Consultation) -> QuerySet[Meeting]:
    """The body's meetings that have not begun, the next one first."""
    return Meeting.objects.filter(body=consultation.paper.meeting.body, state__in=NOT_BEGUN).order_by("starts_at")


def summary_pdf(consultation: Consultation, by: User) -> bytes:
    """The summary as it stands. Raises `Unprintable`."""
    return rendered(compose_summary(consultation, by), form_on(consultation.paper.meeting)).pdf


def refer_consultation(*, consultation: Consultation, meeting: Meeting, by: User, at: datetime) -> Item:
    """Puts the matter of a closed round on the agenda of a coming meeting of the body.

    The item has two papers: the draft that members had before them, and the summary with the disputed points as it
    stands now. Both files are looked at before anything is locked. Raises `BadInput` for another meeting,
    `Unprintable`, `WrongStep`, `NotAllowed`, and what `add_item` and `enter_paper` raise.
    """
    must_consult(by, consultation.paper.meeting)
    file_name = f"{_('Bản tổng hợp ý kiến')}.pdf"
    summary = Upload(file=io.BytesIO(summary_pdf(consultation, by)), name=file_name, declared=True, looked_again=True)
    with store.open(consultation.version.sha256) as kept:
        draft = Upload(file=kept, name=consultation.version.file_name, declared=True, looked_again=True)
        with intake.take(draft) as first, intake.take(summary) as second:
            return _refer(consultation, meeting, (first, second), by, at)


@transaction.atomic
def _refer(
    consultation: Consultation, meeting: Meeting, files: tuple[Inspected, Inspected], by: User, at: datetime
) -> Item:
    for meeting_id in sorted({consultation.paper.meeting_id, meeting.pk}, key=UUID.__int__):
        journal.lock(meeting_id)
    consultation = lock(consultation.pk)
    must_consult(by, consultation.paper.meeting)
    ensure_in(consultation, _("Chỉ kết luận được đợt lấy ý kiến đã đóng. Tải lại trang."), ConsultationState.CLOSED)
    target = coming_meetings(consultation).filter(pk=meeting.pk).first()
    if target is None:
        raise BadInput(_("Chọn một phiên họp sắp tới của cơ quan rồi gửi lại."))
    with translation.override("vi"):  # what stands on an agenda speaks the language of the papers
        item = _item(consultation, target, by, at)
        titles = (consultation.paper.title, _("Bản tổng hợp ý kiến bằng văn bản, kèm nội dung còn ý kiến khác nhau"))
    kinds = (consultation.paper.kind, PaperKind.REPORT)
    for file, title, kind in zip(files, titles, kinds, strict=True):
        plan = PaperPlan(title=title, kind=kind, item=item)
        papers.enter_paper(meeting=target, plan=plan, file=file, by=by, at=at)
    consultation.state, consultation.settled_at, consultation.referred_to = ConsultationState.REFERRED, at, item
    consultation.save(update_fields=["state", "settled_at", "referred_to"])
    fact = ConsultationSettled(consultation=str(consultation.pk), in_writing=False)
    journal.record(consultation.paper.meeting, fact, by=by, at=at)
    return item


def _item(consultation: Consultation, target: Meeting, by: User, at: datetime) -> Item:
    said = timezone.localdate(consultation.opened_at)
    title = _("%(title)s (đã lấy ý kiến bằng văn bản từ ngày %(day)s)") % {
        "title": consultation.paper.title,
        "day": f"{said:%d/%m/%Y}",
    }
    office = consultation.paper.item.office if consultation.paper.item else None
    plan = ItemPlan(title=title[:TITLE_LENGTH], kind=ItemKind.DECISION, office=office)
    return add_item(meeting=target, plan=plan, by=by, at=at)
