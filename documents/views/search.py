"""The search over everything a person may read, and what was found as a drawing over a page."""

import json
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from documents import preview, store
from documents.depot import Unreachable
from documents.pdf import demand
from documents.pdf.refusals import UnreadablePage
from documents.pdf.shelf import Shelf
from documents.searching import places
from documents.searching.finding import find
from documents.states import ActState
from documents.views.notice import seen_act
from documents.views.reader import seen_version
from meetings.pages import person
from people.words import typed, wanted


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """`?q=`: pages of papers and acts and conclusions, by meeting. Access is asked at each search."""
    asked = typed(request.GET.get("q", ""))
    sought = wanted(asked)
    found = find(person(request), sought) if sought else None
    return render(request, "documents/search.html", {"asked": asked, "sought": sought, "found": found})


@require_safe
def page_found(request: HttpRequest, paper_id: UUID, number: int, page: int) -> HttpResponse:
    """Where `?find=` stands on page `page` of a version, as SVG to lay over its image."""
    version = seen_version(request, paper_id, number)
    if not 1 <= page <= version.pages:
        raise Http404
    try:
        lines = demand.lines(store.local(version.sha256), Shelf(store.pages(version.sha256)), page, version.pages)
    except (UnreadablePage, Unreachable) as refusal:
        return JsonResponse({"message": str(refusal)}, status=refusal.status)
    return _drawing(request, lines.read_bytes())


@require_safe
def sheet_found(request: HttpRequest, act_id: UUID, page: int) -> HttpResponse:
    """The same for a page of an issued act."""
    act = seen_act(request, act_id)
    if act.state != ActState.ISSUED:
        raise Http404
    try:
        lines = preview.lines(act, page)
    except (UnreadablePage, FileNotFoundError):
        raise Http404 from None
    return _drawing(request, lines.read_bytes())


def _drawing(request: HttpRequest, lines: bytes) -> HttpResponse:
    sought = wanted(typed(request.GET.get("find", "")))
    drawn = places.svg(places.places(json.loads(lines)["lines"], sought) if sought else [])
    headers = {"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "sandbox"}
    return HttpResponse(drawn, content_type="image/svg+xml", headers=headers)
