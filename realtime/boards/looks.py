"""The look through draft conclusions: each member's own, and what the chair and the desk see of all."""

from typing import Any

from agenda import look_parts
from meetings.access import Audience
from realtime.boards import alike
from realtime.boards.hearing import CONCLUSIONS, COURSE, ITEMS, LOOKS, PRESENCE, RECUSALS, ROLL
from realtime.editions import Page
from realtime.regions import region
from realtime.scene import Scene

DRAFTS = COURSE + ITEMS + CONCLUSIONS + LOOKS + PRESENCE + RECUSALS + ROLL
OVERVIEW = "agenda/parts/look_overview.html"


@region(
    "look",
    Page.ROOM,
    hears=DRAFTS,
    audiences=(Audience.MEMBER, Audience.SECRETARY),
    template="agenda/parts/look_mine.html",
    alike=alike.look,
)
def look(scene: Scene) -> dict[str, Any]:
    """The drafts that the person is asked to look through; nothing while the meeting is on paper."""
    return look_parts.mine(scene.meeting, None if scene.is_on_paper else scene.attendee)


def overview(scene: Scene) -> dict[str, Any]:
    """Who agreed, who remarked what, who has not answered."""
    return {**look_parts.overview(scene.meeting), "leads": True}


region("looked", Page.ROOM, hears=DRAFTS, audiences=(Audience.CHAIR,), template=OVERVIEW)(overview)
region("desk-looked", Page.DESK, hears=DRAFTS, audiences=(Audience.SECRETARY,), template=OVERVIEW)(overview)
