"""The delegate's room: what is shared by everybody at the table."""

from typing import Any

from agenda import floor_parts
from meetings.access import Audience
from realtime.boards.hearing import (
    ACTS,
    COURSE,
    ENTRIES,
    FLOOR,
    INQUIRIES,
    ITEMS,
    PRESENCE,
    QUESTION_TIME,
    RECUSALS,
    ROLL,
    TIMES,
    VOTES,
)
from realtime.editions import Page
from realtime.regions import PROGRESS, region
from realtime.scene import Scene
from voting import parts as voting
from voting.states import UNFINISHED, VoteState

TABLE = (Audience.CHAIR, Audience.SECRETARY, Audience.MEMBER, Audience.GUEST)


@region("now", Page.ROOM, hears=COURSE + ITEMS + ACTS, audiences=TABLE)
def now(scene: Scene) -> dict[str, Any]:
    """Where the meeting is."""
    act, closed_at = scene.notice, scene.meeting.closed_at
    return {
        "item": scene.current,
        "hidden": scene.discusses_elsewhere,
        "next_item": scene.upcoming,
        "notice": act,
        "took": act.issued_at - closed_at if act and act.issued_at and closed_at else None,
    }


SHOWN = COURSE + ITEMS + VOTES + ENTRIES + QUESTION_TIME + PRESENCE


@region("result", Page.ROOM, hears=SHOWN, audiences=TABLE, follows=PROGRESS)
def result(scene: Scene) -> dict[str, Any]:
    """The open vote as far as this audience may follow it, or the outcome of the last one on the current item.

    The chair has the open vote in the panel of the next step. In question time an outcome makes room for the questions.
    """
    vote = None if scene.is_on_paper else scene.vote
    if vote is not None and vote.state == VoteState.CLOSED and scene.questions is not None:
        vote = None
    led = scene.edition.audience == Audience.CHAIR and vote is not None and vote.state in UNFINISHED
    return voting.result(vote, scene.edition.audience) if vote is not None and not led else {"vote": None}


@region("agenda", Page.ROOM, hears=COURSE + ITEMS + VOTES, audiences=TABLE)
def agenda(scene: Scene) -> dict[str, Any]:
    """The agenda with the state of each item and what was decided on it."""
    decided = [vote for vote in scene.votes if vote.state == VoteState.CLOSED]
    rows = [(item, [vote for vote in decided if vote.item_id == item.pk]) for item in scene.items]
    return {"rows": rows}


@region("speakers", Page.ROOM, hears=COURSE + ITEMS + FLOOR + QUESTION_TIME + TIMES, audiences=TABLE)
def speakers(scene: Scene) -> dict[str, Any]:
    """Who speaks and who waits; the chair calls and ends from here."""
    leads = scene.edition.audience == Audience.CHAIR
    return floor_parts.speakers(scene.current, leads=leads) if scene.current else {"item": None}


@region("asking", Page.ROOM, hears=COURSE + ITEMS + QUESTION_TIME + ROLL + RECUSALS, audiences=(Audience.MEMBER,))
def asking(scene: Scene) -> dict[str, Any]:
    """Putting a question in question time."""
    return floor_parts.ask(scene.current) if scene.current else {"item": None}


@region(
    "questions",
    Page.ROOM,
    hears=COURSE + ITEMS + QUESTION_TIME + INQUIRIES + PRESENCE + RECUSALS + TIMES,
    audiences=TABLE,
)
def questions(scene: Scene) -> dict[str, Any]:
    """The questions of the current item; the chair calls them from here."""
    leads = scene.edition.audience == Audience.CHAIR
    return floor_parts.questions(scene.current, scene.asked, leads=leads) if scene.current else {"item": None}
