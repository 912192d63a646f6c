"""The live pages themselves: rendered at a number of the journal, kept current by the socket."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from agenda.access import may_arrange
from documents.drafts import act_of
from documents.states import ActKind
from meetings.access import audience, may_prepare
from meetings.pages import person, seen_meeting
from meetings.states import IN_SESSION
from realtime import history
from realtime.editions import Page, edition
from realtime.listening import listens
from realtime.models import MOST, Screen
from realtime.scene import Scene
from realtime.screens import screen_of, stage_of


def _page(request: HttpRequest, meeting_id: UUID, page: Page, shows: str = "", **more: object) -> HttpResponse:
    """The page as it stands; the journal's head is read before everything else."""
    since = history.heads([meeting_id]).get(meeting_id, 0)
    meeting = seen_meeting(request, meeting_id)
    found = edition(audience(person(request), meeting), page, get_language() or "", shows)
    if found is None:
        raise PermissionDenied
    scene = Scene(meeting, found, person(request))
    context = {
        "meeting": meeting,
        **more,
        "audience": found.audience,
        "runs": may_prepare(person(request), meeting),
        **listens(request, scene, since),
    }
    return render(request, f"realtime/{page}.html", context)


@require_GET
def room(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """The delegate's room; the chair finds the chair's panel in it."""
    return _page(request, meeting_id, Page.ROOM)


@require_GET
def desk(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """The secretariat's desk."""
    return _page(request, meeting_id, Page.DESK)


@require_GET
def wrap_up(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Before the closing: what is left, and the draft notice page by page beside what it is made from."""
    meeting = seen_meeting(request, meeting_id)
    if meeting.state in IN_SESSION and may_arrange(person(request), meeting):
        act_of(meeting, ActKind.CONCLUSION_NOTICE)
    return _page(request, meeting_id, Page.WRAP_UP)


@require_GET
def seats(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Where the secretariat seats people."""
    return _page(request, meeting_id, Page.SEATS)


@require_GET
def screen(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """The first hall screen, opened with the secretariat's account."""
    return numbered_screen(request, meeting_id, 1)


@require_GET
def numbered_screen(request: HttpRequest, meeting_id: UUID, number: int) -> HttpResponse:
    """One of several. One that was taken away, or not added yet, follows the meeting: a hall is never left blank."""
    if not 1 <= number <= MOST:
        raise Http404
    meeting = seen_meeting(request, meeting_id)
    found = screen_of(meeting, number) or Screen(meeting=meeting, number=number)
    more = {"screen": found, "stage": stage_of(found.shows)}
    return _page(request, meeting_id, Page.SCREEN, found.shows, **more)
