"""Puts the parts of a live page into its template."""

from typing import Any
from uuid import UUID

from django import template
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from meetings.access import Audience, audience
from meetings.models import Meeting
from meetings.pages import person
from meetings.states import ANNOUNCED, MeetingState
from realtime import history, regions, subjects
from realtime.editions import Edition, Page, edition
from realtime.listening import listens
from realtime.scene import Scene, read

register = template.Library()

FOLLOWED = ANNOUNCED - {MeetingState.CANCELLED}


@register.simple_tag(takes_context=True)
def region(context: dict[str, Any], name: str, cls: str = "") -> SafeString:
    """The region `name` with its place marked, so that the socket can replace it; nothing if the edition has none.

    Needs `scene` in the context, with the person who looks. A shared region is rendered without that person,
    exactly as the socket will render it.
    """
    scene: Scene = context["scene"]
    one = regions.named(scene.edition, name)
    if one is None:
        return SafeString("")
    own = one.fetched_by(scene.edition)
    seen = scene if own else scene.shared
    html = mark_safe(regions.render(one, seen, str(context.get("csrf_token", ""))))  # noqa: S308 (our template)
    address = (
        reverse("realtime:region", args=[scene.meeting.pk, name])
        + f"?page={scene.edition.page}{subjects.query(scene.edition)}"
    )
    mark = "data-personal" if one.personal else "data-region"
    return format_html(
        '<div {}="{}" data-src="{}" class="region {}">{}</div>',
        mark,
        name,
        address,
        cls,
        html,
    )


@register.inclusion_tag("realtime/parts/line.html", takes_context=True)
def live_line(context: dict[str, Any], meeting: Meeting) -> dict[str, Any]:
    """One line that follows the meeting above a page of its own, such as a paper; nothing before it is convened.

    Needs `request` in the context. The meeting is read anew, after the number at which the line stands.
    """
    request = context["request"]
    since = history.heads([meeting.pk]).get(meeting.pk, 0)
    now = read(meeting.pk)
    found = edition(audience(person(request), now), Page.READER, get_language() or "")
    if found is None or now.state not in FOLLOWED:
        return {}
    return {"meeting": now, **listens(request, Scene(now, found, person(request)), since)}


@register.inclusion_tag("realtime/parts/of_one.html", takes_context=True)
def live_page(context: dict[str, Any], meeting: Meeting, page: str, about: UUID | str = "") -> dict[str, Any]:
    """All regions of a page of a lower app that is about a meeting or one thing of it, such as a vote, and where the
    page listens.

    Needs `request` in the context. Nobody gets here who may not see the page; the meeting is read anew, after the
    number at which the page stands. Who was asked in writing and is off the meeting's list sees it as it is now.
    """
    request = context["request"]
    since = history.heads([meeting.pk]).get(meeting.pk, 0)
    now = read(meeting.pk)
    found = edition(audience(person(request), now), page, get_language() or "", str(about))
    hears = found is not None
    if found is None and page == Page.CONSULTATION:
        found = Edition(Page.CONSULTATION, Audience.MEMBER, get_language() or "", str(about))
    if found is None:
        raise PermissionDenied
    scene = Scene(now, found, person(request))
    names = [one.name for one in regions.of(found)]
    return {"meeting": now, "names": names, "scene": scene, **(listens(request, scene, since) if hears else {})}
