"""The reader: a version of a paper, its page images and text, and how far a person has read."""

from typing import Any, Final
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from documents import access, store
from documents.circulation import reading, returning, rule, tracing
from documents.depot import Unreachable
from documents.forms import ReadingForm
from documents.models import Paper, PaperVersion, Reading
from documents.pdf import demand, pages
from documents.pdf.refusals import UnreadablePage
from documents.pdf.shelf import Shelf
from documents.presenting import access as presenting
from documents.searching import finding
from documents.states import Circulation, PaperState
from meetings import access as meetings_access
from meetings.pages import person
from meetings.states import IN_SESSION, OVER, MeetingState
from people.answers import writes
from people.models import User
from people.refusals import BadInput
from people.words import typed, wanted

FOREVER: Final = "private, max-age=31536000, immutable"
KEY_LENGTH: Final = 16


@require_safe
def paper(request: HttpRequest, paper_id: UUID, number: int | None = None) -> HttpResponse:
    """One page of the newest version (or of version `number`); `?page=`, else where the person stopped.

    `?find=` has words shown on the pages where they stand, and without `?page=` opens at the first of these.
    """
    user = person(request)
    if closed := closed_paper(user, paper_id):
        return _closed_page(request, closed)
    version = seen_version(request, paper_id, number)
    asked = request.GET.get("page", "")
    left_at = Reading.objects.filter(version=version, user=user).values_list("page", flat=True).first()
    led = _led(version, user)
    find = typed(request.GET.get("find", ""))
    found = finding.pages_with(version, wanted(find)) if wanted(find) else []
    start = found[0] if found else led or left_at or 1
    page = min(max(1, int(asked)), version.pages) if asked.isdecimal() and len(asked) < 6 else start
    files = reverse("documents:paper-version", args=[paper_id, version.number])
    newest = version if number is None else PaperVersion.objects.filter(paper_id=paper_id).latest("number")
    trace = tracing.open_trace(version=version, by=user, at=timezone.now())
    context: dict[str, Any] = {
        "newest": newest,
        "last_read": None if left_at or version != newest else reading.last_read(version, user),
        "paper": version.paper,
        "meeting": version.paper.meeting,
        "version": version,
        "runs": meetings_access.may_prepare(user, version.paper.meeting),
        "page": page,
        "previous": max(1, page - 1),
        "next": min(version.pages, page + 1),
        "lined": version.paper.meeting.state in IN_SESSION | {MeetingState.CLOSED},
        "resumed": not asked and not led and not found and page > 1,
        "find": find,
        "found": found,
        "back_url": back_url(user, version.paper),
        "pages_url": f"{files}pages/",
        "reading_url": f"{files}reading/",
        "versions_url": reverse("documents:paper-versions", args=[paper_id]),
        "marks_url": f"{files}marks/" if access.may_be_marked(version.paper) else "",
        "stamp_url": f"{files}stamps/{trace.code}.svg",
        "view_url": f"{files}view/" if version.paper.circulation == Circulation.ROOM else "",
        "base": "documents/marked.html" if access.may_be_marked(version.paper) else "documents/reader.html",
        "presentation_url": f"{files}presentation/" if version.paper.state == PaperState.CIRCULATED else "",
    }
    return render(request, "documents/paper.html", context)


def _closed_page(request: HttpRequest, paper: Paper) -> HttpResponse:
    """Why the paper is closed, and the person's own notes on it without a word of it."""
    context = {
        "paper": paper,
        "meeting": paper.meeting,
        "attendee": paper.meeting.attendees.filter(user=person(request)).first(),
        "notes": returning.notes_of(paper, person(request)),
        "over": paper.meeting.state in OVER,
        "kept_until": returning.kept_until(paper),
    }
    return render(request, "documents/closed.html", context, status=410 if context["over"] else 403)


def _led(version: PaperVersion, user: User) -> int:
    """The page on which the presenter is, if this version is presented and the person may follow; else 0."""
    present = presenting.running(version.paper.meeting)
    if present is None or present.version_id != version.pk or user.pk not in presenting.followers(present):
        return 0
    return present.page


@require_safe
def page_image(request: HttpRequest, paper_id: UUID, number: int, page: int) -> HttpResponse:
    """Page `page` as WebP, `?w=` 180, 1200 or 1800 pixels on the shorter side; drawn now if it is not there."""
    version = seen_version(request, paper_id, number)
    width = request.GET.get("w", str(pages.PAGE))
    if width not in {str(side) for side in pages.SIDES} or not 1 <= page <= version.pages:
        raise Http404
    try:
        image = demand.image(store.local(version.sha256), _shelf(version), page, int(width), version.pages)
    except (UnreadablePage, Unreachable) as refusal:
        return JsonResponse({"message": str(refusal)}, status=refusal.status)
    return _kept(request, version, HttpResponse(image.read_bytes(), content_type="image/webp"))


@require_safe
def page_lines(request: HttpRequest, paper_id: UUID, number: int, page: int) -> HttpResponse:
    """The text of page `page`: `{width, height, lines: [[x, y, w, h, text, turn?]]}`, boxes in parts of the page.

    None of a paper for the room alone: its words are not to be copied out.
    """
    version = seen_version(request, paper_id, number)
    if not 1 <= page <= version.pages or version.paper.circulation == Circulation.ROOM:
        raise Http404
    try:
        lines = demand.lines(store.local(version.sha256), _shelf(version), page, version.pages)
    except (UnreadablePage, Unreachable) as refusal:
        return JsonResponse({"message": str(refusal)}, status=refusal.status)
    return _kept(request, version, HttpResponse(lines.read_bytes(), content_type="application/json"))


@require_POST
@writes
def paper_reading(request: HttpRequest, paper_id: UUID, number: int) -> HttpResponse:
    """Keeps the open page; sent by the reader now and then, and once more when it is left."""
    version = seen_version(request, paper_id, number)
    form = ReadingForm(request.POST, pages=version.pages)
    if not form.is_valid():
        raise BadInput
    by, at = person(request), timezone.now()
    noted = reading.note_reading(version=version, **form.cleaned_data, by=by, at=at)
    tracing.note_pages(version=version, pages=[noted.page, *form.cleaned_data["seen"]], by=by, at=at)
    return HttpResponse(status=204)


def seen_version(request: HttpRequest, paper_id: UUID, number: int | None = None) -> PaperVersion:
    """The version of a paper that the person may read, the newest without a number, or `Http404`."""
    versions = PaperVersion.objects.select_related("paper__meeting__body", "paper__item").filter(paper_id=paper_id)
    if number is not None:
        versions = versions.filter(number=number)
    version = versions.order_by("-number").first()
    if version is None or not access.may_read(person(request), version.paper):
        raise Http404
    return version


def closed_paper(user: User, paper_id: UUID) -> Paper | None:
    """The paper, if the person was sent it and it is closed to them now."""
    found = Paper.objects.select_related("meeting__body", "item").filter(pk=paper_id).exclude(circulation="").first()
    if found is None or found.circulation not in access.closed(user, found.meeting):
        return None
    return found if access.sent_papers(user, found.meeting).filter(pk=paper_id).exists() else None


def seen_paper(request: HttpRequest, paper_id: UUID) -> Paper:
    """The paper, if the person may read it, or `Http404`."""
    found = get_object_or_404(Paper.objects.select_related("meeting__body", "item"), pk=paper_id)
    if not access.may_read(person(request), found):
        raise Http404
    return found


def back_url(user: User, paper: Paper) -> str:
    """Where "back" leads: the room while the meeting is in session, otherwise the page of the meeting."""
    if paper.meeting.state not in IN_SESSION:
        return reverse("documents:meeting", args=[paper.meeting_id])
    name = "realtime:desk" if meetings_access.may_prepare(user, paper.meeting) else "realtime:room"
    return reverse(name, args=[paper.meeting_id])


def _shelf(version: PaperVersion) -> Shelf:
    return Shelf(store.pages(version.sha256))


def _kept(request: HttpRequest, version: PaperVersion, response: HttpResponse) -> HttpResponse:
    """An address that names the content (`?v=`) may stay in the person's own browser; access is asked at each load.

    Papers that are handed out and collected, on paper (`Item.restricted`) or here, never stay there.
    """
    item = version.paper.item
    stays = rule.may_leave(version.paper.circulation) and not (item and item.restricted)
    if request.GET.get("v") == version.sha256[:KEY_LENGTH] and stays:
        response["Cache-Control"] = FOREVER
    response["X-Content-Type-Options"] = "nosniff"
    return response
