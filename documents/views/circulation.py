"""Papers that are closed to a person: one's own notes on them; and who looks at what is read in the room alone."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from documents import access
from documents.circulation import returning, viewing
from documents.forms import ViewForm
from documents.models import Paper
from documents.states import Circulation
from documents.views.papers import prepared
from documents.views.reader import seen_version
from meetings.pages import person
from people.answers import done, writes
from people.refusals import BadInput


@require_POST
@writes
def paper_notes_removal(request: HttpRequest, paper_id: UUID) -> HttpResponse:
    """Deletes what the person wrote on a paper that was returned."""
    paper = get_object_or_404(Paper.objects.select_related("meeting__body", "item"), pk=paper_id)
    if Circulation.RETURN not in access.closed(person(request), paper.meeting) or not _was_sent(request, paper):
        raise Http404
    returning.forget_notes(paper=paper, by=person(request))
    return done(request, reverse("documents:paper", args=[paper_id]), _("Đã xóa ghi chú."), follow=True)


@require_POST
@writes
def paper_view(request: HttpRequest, paper_id: UUID, number: int) -> HttpResponse:
    """The open page of a paper that is read in the room alone; 404 as soon as it is closed to the person."""
    version = seen_version(request, paper_id, number)
    form = ViewForm(request.POST)
    if version.paper.circulation != Circulation.ROOM or not form.is_valid():
        raise BadInput
    viewing.note_view(version=version, **form.cleaned_data, by=person(request), at=timezone.now())
    return HttpResponse(status=204)


@require_safe
def paper_viewers(request: HttpRequest, paper_id: UUID) -> HttpResponse:
    """For the office: who looks at the paper now, and who looked at which page from when to when; the latest live."""
    paper = prepared(request, paper_id)
    if paper.circulation != Circulation.ROOM:
        raise Http404
    context: dict[str, Any] = {"paper": paper, "meeting": paper.meeting, "runs": True}
    views = viewing.log(paper, request.GET.get("page"))
    if views.number > 1:
        context |= {"older": True, "views": views}
    return render(request, "documents/viewers.html", context)


def _was_sent(request: HttpRequest, paper: Paper) -> bool:
    return access.sent_papers(person(request), paper.meeting).filter(pk=paper.pk).exists()
