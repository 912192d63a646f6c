"""Above a paper that is read full page: where the meeting is, and whether it waits for the one who reads."""

from typing import Any

from agenda import floor_parts
from agenda.recusals import left_by
from documents.access import closed
from realtime.boards import alike
from realtime.boards.hearing import (
    ACTS,
    COURSE,
    FLOOR,
    INQUIRIES,
    ITEMS,
    PRESENCE,
    QUESTION_TIME,
    RECUSALS,
    ROLL,
    VOTES,
)
from realtime.boards.room import TABLE
from realtime.editions import Page
from realtime.regions import ANSWER, region
from realtime.scene import Scene
from voting.queries import my_ballot

HEARD = COURSE + ITEMS + ACTS + VOTES + FLOOR + QUESTION_TIME + INQUIRIES + RECUSALS + PRESENCE + ROLL


@region("line", Page.READER, hears=HEARD, audiences=TABLE, alike=alike.line, follows=ANSWER)
def line(scene: Scene) -> dict[str, Any]:
    """What calls the reader back to the room, the most urgent of it; else the item that is discussed.

    While a state-secret item is discussed the line covers the paper; so it does, with `left`, where the paper is one of
    an item that the reader takes no part in: it may be open in another window when they step back. It also says which
    kinds of papers have closed.
    """
    ballot = my_ballot(scene.open_vote, scene.attendee) if scene.open_vote and scene.attendee else None
    floor = {}
    if scene.current and scene.attendee:
        floor = floor_parts.my_turn(scene.current, scene.attendee, scene.asked)
    return {
        "closed": " ".join(sorted(closed(scene.person, scene.meeting))) if scene.person else "",
        "item": scene.current,
        "left": left_by([scene.person.pk], scene.meeting)[scene.person.pk] if scene.person else (),
        "hidden": scene.discusses_elsewhere,
        "vote": scene.vote,
        "standing": ballot.standing if ballot else "",
        "answered": bool(ballot and ballot.answered),
        "speaks": bool(floor.get("speaking")),
        "asked": bool(floor.get("asked")),
    }
