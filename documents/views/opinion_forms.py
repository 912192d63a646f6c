"""The form of a written consultation on paper, for a member who answers without a tablet."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from documents.composition.opinion_form import compose_opinion_form
from documents.consultations import access
from documents.drafts import form_on, rendered
from documents.models import Opinion
from documents.views.pdf_answer import printed_answer
from meetings.pages import person


@require_safe
@never_cache
def opinion_form(request: HttpRequest, opinion_id: UUID) -> HttpResponse:
    """The form as PDF: for the member, the office and the chair."""
    opinion = seen_opinion(request, opinion_id)
    return printed_answer(
        request,
        lambda: rendered(compose_opinion_form(opinion), form_on(opinion.consultation.paper.meeting)).pdf,
        form_name(opinion),
        reverse("documents:consultation", args=[opinion.consultation_id]),
    )


def seen_opinion(request: HttpRequest, opinion_id: UUID) -> Opinion:
    """A form that the person may see, or `Http404`."""
    user = person(request)
    rows = Opinion.objects.filter(consultation__in=access.visible_consultations(user).values("pk"))
    rows = rows.select_related("user", "consultation__version", "consultation__paper__meeting__body__organisation")
    opinion = rows.filter(pk=opinion_id).first()
    if opinion is None:
        raise Http404
    if opinion.user_id != user.pk and not access.may_follow(user, opinion.consultation.paper.meeting):
        raise Http404
    return opinion


def form_name(opinion: Opinion) -> str:
    """What the file is called, without its ending."""
    return _("Phiếu xin ý kiến %s") % opinion.user.full_name
