"""What a live page carries so that it can listen: where the journal stood, and the addresses of its news."""

from typing import Any
from urllib.parse import quote

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from meetings.pages import person
from realtime import admission, lane
from realtime.editions import TABLET, Page
from realtime.scene import Scene
from voting.halves import half


def listens(request: HttpRequest, scene: Scene, since: int) -> dict[str, Any]:
    """For `realtime/parts/live.html`: how the page of the scene hears of what happens after `since`.

    `since` must have been read before the scene was: a number that is too old only brings an event twice, one that is
    too new would lose it.
    """
    found, key = scene.edition, scene.meeting.pk
    user, session = person(request), request.session.session_key or ""
    query = f"?page={found.page}&language={found.language}&audience={found.audience}"
    if found.shows:
        query += f"&shows={found.shows}"
    ticket = admission.ticket(scene.meeting, found, user, session, timezone.now())
    return {
        "scene": scene,
        "since": since,
        "user_id": user.pk,
        "half": half(user),
        "tablet": found.page in TABLET,
        "socket": f"/live/{key}/{query}&ticket={quote(ticket)}",
        "ballot_ticket": _ballot_ticket(scene, session),
        "poll": reverse("realtime:live", args=[key]) + query,
        "regions": reverse("realtime:regions", args=[key]) + query,
    }


def _ballot_ticket(scene: Scene, session: str) -> str:
    """What lets the page of a member send ballots by the fast lane."""
    if scene.edition.page != Page.ROOM or scene.person is None or scene.attendee is None:
        return ""
    return lane.ticket(scene.attendee, scene.person, session, scene.edition.language)
