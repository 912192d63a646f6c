"""What whoever leads sees in addition: in the chair's room and on the secretariat's desk alike."""

from typing import Any

from agenda import floor_parts
from agenda import parts as agenda
from agenda.recusal_parts import recusals as parts_of_recusals
from agenda.states import ItemState
from meetings.access import Audience
from meetings.states import IN_SESSION
from realtime import steps
from realtime.boards.hearing import (
    ACTS,
    CONCLUSIONS,
    COURSE,
    ELECTIONS,
    ENTRIES,
    FLOOR,
    INQUIRIES,
    ITEMS,
    PRESENCE,
    QUESTION_TIME,
    QUESTIONS,
    QUOTED,
    RECUSALS,
    ROLL,
    VOTES,
)
from realtime.editions import Page
from realtime.regions import PROGRESS, region
from realtime.scene import Scene
from voting import parts as voting

CHAIR = (Audience.CHAIR,)
DESK = (Audience.SECRETARY,)
ON_FLOOR = FLOOR + QUESTION_TIME + INQUIRIES + RECUSALS
STEPS = COURSE + ITEMS + ON_FLOOR + ENTRIES + QUESTIONS + CONCLUSIONS + ACTS + QUOTED


def lead(scene: Scene) -> dict[str, Any]:
    """The next step, and what it is about: the buttons of a vote, or the conclusion to approve."""
    found = steps.lead(scene)
    context: dict[str, Any] = {"lead": found, "speaking": scene.speaking if scene.questions else None}
    if found.vote is not None:
        office = scene.edition.audience in DESK
        context |= voting.controls(found.vote, leads=True, arranges=office, enters=office)
        context |= voting.result(found.vote, scene.edition.audience)
    if found.conclusion is not None:
        context |= agenda.conclusion(found.conclusion.item, edits=False, approves=True, leads=False)
    return context


region("lead", Page.ROOM, hears=STEPS, audiences=CHAIR, template="realtime/parts/lead.html", follows=PROGRESS)(lead)
region("desk-lead", Page.DESK, hears=STEPS, audiences=DESK, template="realtime/parts/lead.html", follows=PROGRESS)(lead)


def quorum(scene: Scene) -> dict[str, Any]:
    """The members in the room against the share that the body's rules ask for, with the working."""
    return {"quorum": scene.quorum}


HERE = COURSE + PRESENCE + ROLL
region("quorum", Page.ROOM, hears=HERE, audiences=CHAIR, template="realtime/parts/quorum.html")(quorum)
region("desk-quorum", Page.DESK, hears=HERE, audiences=DESK, template="realtime/parts/quorum.html")(quorum)


@region("conclusions", Page.ROOM, hears=COURSE + ITEMS + CONCLUSIONS + ACTS + QUESTIONS + QUOTED, audiences=CHAIR)
def conclusions(scene: Scene) -> dict[str, Any]:
    """What else waits for the chair's approval of what was discussed, beside the conclusion that is the next step."""
    first = steps.lead(scene).conclusion
    discussed = [one for one in scene.drafts if one.item.state in (ItemState.CURRENT, ItemState.DONE)]
    rest = [one for one in discussed if first is None or one.pk != first.pk]
    return {"rows": [agenda.conclusion(one.item, edits=False, approves=True, leads=False) for one in rest]}


def recusals(scene: Scene) -> dict[str, Any]:
    """Who takes no part in the item that is discussed, with taking out and letting in again."""
    item = scene.current
    return parts_of_recusals(item, edits=True) if item else {"item": None}


PART = COURSE + ITEMS + RECUSALS + VOTES + ELECTIONS + ROLL
region("recusals", Page.ROOM, hears=PART, audiences=CHAIR, template="realtime/desk/recusals.html")(recusals)
region("desk-recusals", Page.DESK, hears=PART, audiences=DESK, template="realtime/desk/recusals.html")(recusals)


def totals(scene: Scene) -> dict[str, Any]:
    """Who has spoken in this meeting, how often and for how long, and who has not."""
    return floor_parts.totals(scene.roll) if scene.meeting.state in IN_SESSION else {"rows": []}


SAID = COURSE + FLOOR + PRESENCE + ROLL
region("totals", Page.ROOM, hears=SAID, audiences=CHAIR, template="realtime/parts/totals.html")(totals)
region("desk-totals", Page.DESK, hears=SAID, audiences=DESK, template="realtime/parts/totals.html")(totals)
