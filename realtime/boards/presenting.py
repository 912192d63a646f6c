"""Who leads everybody through a paper, on the papers that are open and in the room."""

from typing import Any

from meetings.access import Audience
from meetings.states import MeetingState
from realtime.boards import alike
from realtime.boards.hearing import COURSE, ITEMS, PAPERS, PRESENCE, PRESENTING, RECUSALS, ROLL
from realtime.boards.room import TABLE
from realtime.editions import Page
from realtime.regions import region
from realtime.scene import Scene

HEARD = PRESENTING + COURSE + ITEMS + PAPERS + PRESENCE + RECUSALS + ROLL


@region("presented", Page.READER, hears=HEARD, audiences=TABLE, alike=alike.presented)
def presented(scene: Scene) -> dict[str, Any]:
    """What is presented, and beginning and ending it; the page's script knows which paper is open."""
    return _seen(scene)


@region("leading", Page.ROOM, hears=HEARD, audiences=TABLE, alike=alike.presented)
def leading(scene: Scene) -> dict[str, Any]:
    """The way to what is presented; the chair and the office name who presents."""
    return _seen(scene)


@region(
    "desk-presented", Page.DESK, hears=HEARD, audiences=(Audience.SECRETARY,), template="realtime/room/leading.html"
)
def desk_presented(scene: Scene) -> dict[str, Any]:
    """The same for the desk as a whole."""
    present = None if scene.is_on_paper else scene.presentation[0]
    return {"present": present, "runs": True, "named": scene.presenter, "item": _item(scene)}


def _seen(scene: Scene) -> dict[str, Any]:
    person, item = scene.person, _item(scene)
    runs = scene.edition.audience in (Audience.CHAIR, Audience.SECRETARY)
    if person is None or scene.is_on_paper:
        return {"present": None, "item": None}
    present, readers = scene.presentation
    if person.pk not in readers:
        present = None
    named = scene.presenter
    chairs = scene.edition.audience == Audience.CHAIR
    begins = item is not None and (chairs or (named is not None and named.user_id == person.pk))
    mine = present is not None and present.user_id == person.pk
    return {
        "present": present,
        "mine": mine,
        "begins": begins and (present is None or chairs or mine),
        "ends": present is not None and (mine or runs),
        "runs": runs,
        "named": named,
        "item": item,
    }


def _item(scene: Scene) -> Any:
    """The item that papers can be presented for now."""
    runs = scene.meeting.state == MeetingState.RUNNING and scene.current is not None and not scene.current.is_secret
    return scene.current if runs else None
