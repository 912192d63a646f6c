"""Before the closing: what is left, in words, and the notice as it will look beside what it is made from."""

from typing import Any

from agenda import look_parts
from documents import act_parts
from documents.events import FollowUpWritten
from documents.left_out import left_out
from documents.states import ActState
from meetings import checks
from meetings.states import IN_SESSION, MeetingState
from realtime.boards.hearing import (
    ACTS,
    CONCLUSIONS,
    COURSE,
    ELECTIONS,
    FLOOR,
    ITEMS,
    LOOKS,
    QUESTIONS,
    QUOTED,
    VOTES,
)
from realtime.boards.looks import DRAFTS, OVERVIEW
from realtime.editions import LEADING, Page
from realtime.regions import region
from realtime.scene import Scene
from realtime.steps.session import closing

LEFT = COURSE + ITEMS + FLOOR + CONCLUSIONS + LOOKS + QUESTIONS + QUOTED + ACTS
MADE_FROM = (*COURSE, *ITEMS, *CONCLUSIONS, *VOTES, *ELECTIONS, *ACTS, FollowUpWritten)


@region("left", Page.WRAP_UP, hears=LEFT, audiences=LEADING)
def left(scene: Scene) -> dict[str, Any]:
    """What stands against closing, what would be left undone, and the closing itself."""
    found = checks.before("close", scene.meeting) if scene.meeting.state in IN_SESSION else []
    missing = [one for one in found if not one.ok and one.blocking]
    step = closing(scene) if scene.meeting.state == MeetingState.RUNNING and not missing else None
    return {
        "missing": missing,
        "left": [one for one in found if not one.ok and not one.blocking],
        "done": [one for one in found if one.ok],
        "step": step,
    }


@region("looked-at", Page.WRAP_UP, hears=DRAFTS, audiences=LEADING, template=OVERVIEW)
def looked_at(scene: Scene) -> dict[str, Any]:
    """Who looked through the drafts and what they said."""
    return {**look_parts.overview(scene.meeting), "leads": True}


@region("draft-notice", Page.WRAP_UP, hears=MADE_FROM, audiences=LEADING)
def draft_notice(scene: Scene) -> dict[str, Any]:
    """The notice page by page as it will look."""
    act = scene.notice
    if act is None or act.state == ActState.ISSUED:
        return {"act": act, "pages": range(0), "problem": "", "issued": act is not None}
    act.meeting = scene.meeting
    return act_parts.sheets(act)


@region("made-from", Page.WRAP_UP, hears=MADE_FROM, audiences=LEADING, template="documents/parts/sources.html")
def made_from(scene: Scene) -> dict[str, Any]:
    """The conclusions, tasks and results that the notice is made from, each with the way to where it is written."""
    out = left_out(scene.notice) if scene.notice else ()
    return {"sources": act_parts.sources(scene.meeting, out), "writes": scene.meeting.state in IN_SESSION}
