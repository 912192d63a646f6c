"""What changed since the person last read a paper."""

from itertools import groupby
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from documents.circulation import reading
from documents.comparing.changes import changes
from documents.comparing.versions import compared
from documents.models import PaperVersion
from documents.states import Circulation
from documents.views.reader import seen_version
from meetings import access
from meetings.pages import person


@require_safe
def paper_changes(request: HttpRequest, paper_id: UUID, number: int) -> HttpResponse:
    """The changes of a version, page by page, from the one the person read last (`?from=` names another).

    `?side=1` shows both texts side by side. `Http404` for the first version, which changed nothing, and for a paper for
    the room alone, whose words are not handed out.
    """
    version = seen_version(request, paper_id, number)
    if version.paper.circulation == Circulation.ROOM:
        raise Http404
    older = _older(request, version)
    comparison = compared(older, version)
    found = changes(comparison.old, comparison.new)
    user = person(request)
    context = {
        "paper": version.paper,
        "meeting": version.paper.meeting,
        "runs": access.may_prepare(user, version.paper.meeting),
        "attendee": version.paper.meeting.attendees.filter(user=user).first(),
        "version": version,
        "older": older,
        "others": PaperVersion.objects.filter(paper_id=paper_id, number__lt=number).order_by("-number"),
        "pages": [(page, list(group)) for page, group in groupby(found, key=lambda one: one.new_page)],
        "count": len(found),
        "wordless": not comparison.old.words or not comparison.new.words,
        "beside": request.GET.get("side") == "1",
    }
    return render(request, "documents/changes.html", context)


def _older(request: HttpRequest, version: PaperVersion) -> PaperVersion:
    older = PaperVersion.objects.filter(paper_id=version.paper_id, number__lt=version.number).order_by("-number")
    asked = request.GET.get("from", "")
    if asked.isdecimal() and len(asked) < 6:
        found = older.filter(number=int(asked)).first()
    else:
        found = reading.last_read(version, person(request)) or older.first()
    if found is None:
        raise Http404
    return found
