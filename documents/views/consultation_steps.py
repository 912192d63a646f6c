"""What the secretary does with a round: close, cancel, reply, settle, refer; and its summary as a file."""

from typing import TypeVar
from uuid import UUID

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from documents.consultations import access, closing, opening, replies
from documents.consultations.forms import ChangesForm, ReasonForm, ReferralForm, ReplyForm
from documents.consultations.page_parts import ENDED
from documents.consultations.referral import coming_meetings, refer_consultation, summary_pdf
from documents.drafts import Unprintable
from documents.models import Comment, Consultation
from documents.views.consultations import seen_consultation
from documents.views.pdf_answer import pdf_answer
from meetings.pages import person
from people.answers import done, refused, writes
from people.refusals import BadInput

FormT = TypeVar("FormT", bound=forms.Form)


@require_POST
@writes
def consultation_closing(request: HttpRequest, consultation_id: UUID) -> HttpResponse:
    found = seen_consultation(request, consultation_id)
    closing.close_consultation(consultation=found, by=person(request), at=timezone.now())
    return _done(request, found, _("Đã đóng đợt lấy ý kiến."))


@require_POST
@writes
def consultation_cancellation(request: HttpRequest, consultation_id: UUID) -> HttpResponse:
    found = seen_consultation(request, consultation_id)
    form = _valid(ReasonForm(request.POST), _("Chưa ghi lý do hủy đợt lấy ý kiến. Ghi lý do rồi hủy lại."))
    reason = form.cleaned_data["reason"]
    opening.cancel_consultation(consultation=found, reason=reason, by=person(request), at=timezone.now())
    return _done(request, found, _("Đã hủy đợt lấy ý kiến."))


@require_POST
@writes
def consultation_settlement(request: HttpRequest, consultation_id: UUID) -> HttpResponse:
    found = seen_consultation(request, consultation_id)
    closing.settle_consultation(consultation=found, by=person(request), at=timezone.now())
    return _done(request, found, _("Đã kết luận: quyết định bằng văn bản."))


@require_POST
@writes
def consultation_referral(request: HttpRequest, consultation_id: UUID) -> HttpResponse:
    found = seen_consultation(request, consultation_id)
    form = ReferralForm(request.POST, meetings=coming_meetings(found))
    meeting = _valid(form, _("Chọn một phiên họp sắp tới của cơ quan rồi gửi lại.")).cleaned_data["meeting"]
    refer_consultation(consultation=found, meeting=meeting, by=person(request), at=timezone.now())
    return _done(request, found, _("Đã đưa nội dung vào chương trình phiên họp."))


@require_POST
@writes
def consultation_changes(request: HttpRequest, consultation_id: UUID) -> HttpResponse:
    found = seen_consultation(request, consultation_id)
    form = _valid(ChangesForm(request.POST), _("Nội dung dài quá mức. Rút ngắn rồi lưu lại."))
    replies.note_changes(consultation=found, text=form.cleaned_data["text"], by=person(request), at=timezone.now())
    return done(request, reverse("documents:consultation", args=[found.pk]), _("Đã lưu."))


@require_POST
@writes
def comment_reply(request: HttpRequest, comment_id: UUID) -> HttpResponse:
    comment = get_object_or_404(Comment.objects.select_related("opinion"), pk=comment_id)
    found = seen_consultation(request, comment.opinion.consultation_id)
    form = _valid(ReplyForm(request.POST), _("Chọn cách xử lý ý kiến rồi lưu lại."))
    verdict, text = form.cleaned_data["verdict"], form.cleaned_data["text"]
    replies.reply_to(comment=comment, verdict=verdict, text=text, by=person(request), at=timezone.now())
    return _done(request, found, _("Đã lưu."))


@require_safe
def consultation_summary(request: HttpRequest, consultation_id: UUID) -> HttpResponse:
    """The summary as PDF: for the office and the chair once the round is closed, for members once it has ended."""
    found = seen_consultation(request, consultation_id)
    user = person(request)
    if found.closed_at is None:
        raise Http404
    if found.state not in ENDED and not access.may_follow(user, found.paper.meeting):
        raise PermissionDenied
    try:
        pdf = summary_pdf(found, found.opened_by)
    except Unprintable as problem:
        return refused(request, problem, reverse("documents:consultation", args=[found.pk]))
    return pdf_answer(pdf, _("Bản tổng hợp ý kiến"))


def _valid(form: FormT, why: str) -> FormT:
    if not form.is_valid():
        raise BadInput(why)
    return form


def _done(request: HttpRequest, found: Consultation, said: str) -> HttpResponse:
    return done(request, reverse("documents:consultation", args=[found.pk]), said, follow=True)
