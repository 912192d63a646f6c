"""Who sits where: put in order by the secretariat, watched from the desk, told to each delegate."""

from typing import Any

from meetings import parts, places
from meetings.access import Audience
from meetings.events import MeetingClosed
from meetings.models.seat import MOST
from meetings.roll import is_called
from meetings.states import OVER
from realtime.boards import alike
from realtime.boards.hearing import COURSE, PRESENCE, ROLL, SEATS
from realtime.boards.room import TABLE
from realtime.editions import Page
from realtime.regions import region
from realtime.scene import Scene

DESK = (Audience.SECRETARY,)
NARROW = 5  # seats in a row that have room for names beside everything else on the desk


@region("arranging", Page.SEATS, hears=SEATS + ROLL + COURSE, audiences=DESK)
def arranging(scene: Scene) -> dict[str, Any]:
    """The plan with everybody who gets a seat, and the size of the room (proposed while there is none)."""
    people = list(places.seated(scene.meeting))
    hall = parts.hall(scene.meeting, people)
    plan = hall["plan"]
    rows, columns = (plan.rows, plan.columns) if plan else places.proposed(scene.meeting)
    changes = scene.meeting.state not in OVER
    return {**hall, "people": people, "rows": rows, "columns": columns, "most": MOST, "changes": changes}


@region("hall", Page.DESK, hears=SEATS + ROLL + COURSE + PRESENCE, audiences=DESK)
def hall(scene: Scene) -> dict[str, Any]:
    """The plan with who is in the room; how their devices are comes as hints."""
    people = [one for one in scene.roll if is_called(one)]
    return {**parts.hall(scene.meeting, people, NARROW), "watches": scene.meeting.state not in OVER}


@region("seat", Page.ROOM, hears=(*SEATS, *ROLL, MeetingClosed), audiences=TABLE, alike=alike.seat)
def seat(scene: Scene) -> dict[str, Any]:
    """The seat of the person who looks, until the meeting is over."""
    known = scene.attendee if scene.meeting.state not in OVER else None
    return {"seat": places.seat_of(known) if known else None}
