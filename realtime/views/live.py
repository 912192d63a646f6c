"""News by HTTP: for pages whose socket is blocked, and for parts that each page fetches for itself."""

import asyncio
from dataclasses import asdict
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from documents.presenting import access as presenting
from documents.presenting import places
from meetings.access import audience
from meetings.models import Meeting
from meetings.pages import person
from people.models import User
from realtime import copies, drawing, frames, history, hub, regions, subjects, tablets
from realtime.consumer import standing
from realtime.editions import Edition, edition
from realtime.places import Places
from realtime.scene import Scene, read

PATIENCE = 5  # seconds


def _heard(meeting_id: UUID) -> Meeting:
    """The meeting or chancery; whether the person hears of it is told by the edition."""
    try:
        return read(meeting_id)
    except Meeting.DoesNotExist:
        raise Http404 from None


def _edition(request: HttpRequest, meeting: Meeting) -> Edition:
    group = audience(person(request), meeting)
    language = request.GET.get("language") or get_language() or ""  # the page's own; the cookie may say another by now
    found = edition(group, request.GET.get("page", "room"), language, request.GET.get("shows", ""))
    if found is None or not subjects.belongs(found, meeting.pk):
        raise Http404
    return found


@require_GET
def live(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """What happened after `since`, as the frame a socket would have brought; answers at once."""
    meeting = _heard(meeting_id)
    found = _edition(request, meeting)
    since = standing(request.GET.dict(), found)
    centre = hub.current()
    if centre is None:
        return _frame(_with_place(news(meeting_id, found, since), meeting, found, person(request)))
    said = tablets.asked(request.GET.dict())
    centre.loop.call_soon_threadsafe(centre.presence.polled, meeting_id, person(request).pk, found.page, said)
    asking = centre.frame(meeting_id, found, since)
    waiting = asyncio.run_coroutine_threadsafe(asking, centre.loop)
    try:
        return _frame(_with_place(waiting.result(PATIENCE), meeting, found, person(request), centre.places))
    except TimeoutError:
        waiting.cancel()
        return HttpResponse(status=503)


def _with_place(frame: str, meeting: Meeting, found: Edition, user: User, told: Places | None = None) -> str:
    """For an open paper or hall screen the frame with the presenter's page and pointer, if the person may follow."""
    present = presenting.running(meeting) if found.follows_pages else None
    if present is None or user.pk not in presenting.followers(present):
        return frame
    kept = places.place_of(present)
    return frames.placed(frame, asdict(told.latest(meeting.pk, kept) if told else kept))


def _frame(text: str) -> HttpResponse:
    return HttpResponse(text, content_type="application/json", headers={"X-Build": settings.BUILD})


def news(meeting_id: UUID, found: Edition, since: int) -> str:
    """The frame for a page of an edition that stands at `since`, rendered for it alone."""
    past = history.read(meeting_id)
    steps = past.missed(since)
    if steps is None:
        return frames.resync(past.last, 1)
    if since == past.last:
        return frames.standing(past.last)
    old = [one for one in regions.heard(found, steps) if not one.fetched_by(found)]
    return copies.news(past.last, since, found, steps, drawing.shared(Scene(read(meeting_id), found), old), 1)


@require_GET
def region(request: HttpRequest, meeting_id: UUID, name: str) -> HttpResponse:
    """One part of a live page as the person sees it, without the page around it."""
    scene = _scene(request, meeting_id)
    one = regions.named(scene.edition, name)
    if one is None:
        raise Http404
    return HttpResponse(_rendered(one, scene))


@require_GET
def several(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """The parts in `names` (with commas between them), as JSON by name; names that the page has not are left out."""
    scene = _scene(request, meeting_id)
    names = dict.fromkeys(request.GET.get("names", "").split(","))
    wanted = [regions.named(scene.edition, name) for name in names]
    return JsonResponse({one.name: _rendered(one, scene) for one in wanted if one is not None})


def _scene(request: HttpRequest, meeting_id: UUID) -> Scene:
    meeting = _heard(meeting_id)
    return Scene(meeting, _edition(request, meeting), person(request))


def _rendered(one: regions.Region, scene: Scene) -> str:
    return regions.render(one, scene if one.fetched_by(scene.edition) else scene.shared)
