"""A member's form in a written consultation."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from documents.consultations import access
from documents.consultations.answering import give_opinion
from documents.consultations.forms import OpinionForm
from documents.consultations.sections import sections_of
from meetings.pages import person
from people.answers import done, writes
from people.refusals import BadInput


@require_POST
@writes
def opinion(request: HttpRequest, consultation_id: UUID) -> HttpResponse:
    """Keeps the person's answer; a form of somebody who is not asked does not exist."""
    user = person(request)
    consultation = access.visible_consultations(user).filter(pk=consultation_id).first()
    if consultation is None or access.opinion_of(user, consultation) is None:
        raise Http404
    form = OpinionForm(request.POST, sections=sections_of(consultation.version))
    if not form.is_valid():
        raise BadInput(_("Chọn một trong ba ý kiến rồi gửi lại."))
    given = give_opinion(consultation=consultation, plan=form.plan(), by=user, at=timezone.now())
    said = _("Đã ghi nhận ý kiến; gửi sau hạn nên không tính vào kết quả.") if given.late else _("Đã ghi nhận ý kiến.")
    return done(request, reverse("documents:consultation", args=[consultation_id]), said, follow=True)
