"""The hall screens: one thing at a time, large. Each page has one of the stages (`realtime.models.Show`)."""

from typing import Any

from agenda.states import ItemState
from documents.presenting.access import may_be_on_screen
from meetings.access import Audience
from meetings.attendance import is_open
from meetings.states import MeetingState
from realtime.boards.elections import board, on_screen
from realtime.boards.hearing import (
    ACTS,
    COURSE,
    ELECTIONS,
    ENTRIES,
    FLOOR,
    INQUIRIES,
    ITEMS,
    PAPERS,
    PRESENCE,
    PRESENTING,
    QUESTION_TIME,
    RECUSALS,
    ROLL,
    SCREENS,
    VOTES,
)
from realtime.editions import Page
from realtime.models import Show
from realtime.regions import PROGRESS, region
from realtime.scene import Scene
from realtime.screens import screens_of, stage_of
from voting import parts as voting
from voting.states import UNFINISHED, VoteState

HALL = (Audience.SCREEN,)
AROUND, BEFORE = 7, 2  # items of the agenda on a screen at once; of them, those that are done


def stage(scene: Scene) -> dict[str, Any]:
    """What happens: the gate, the vote and its outcome, the speaker, the question, the item, the recess, the end.

    An outcome stays until somebody gets the floor or the item ends.
    """
    vote = scene.vote
    if vote is not None and vote.state == VoteState.CLOSED and scene.speaking is not None and vote.closed_at:
        called_at = scene.speaking.called_at
        vote = None if called_at and called_at > vote.closed_at else vote
    return {**(voting.result(vote, scene.edition.audience) if vote else {}), **ballot(scene), **floor(scene)}


def ballot(scene: Scene) -> dict[str, Any]:
    """The paper ballot that is under way or was declared last, unless members answer a vote on their devices."""
    unfinished = scene.vote is not None and scene.vote.state in UNFINISHED
    round_ = None if unfinished else on_screen(scene)
    return {"paper": board(scene) if round_ is not None else None}


def floor(scene: Scene) -> dict[str, Any]:
    """The item and who speaks, also while there is a vote."""
    return {
        "item": scene.current,
        "next_item": scene.upcoming,
        "speaking": scene.speaking,
        "following": next(iter(scene.waiting), None),
        "questions": scene.questions,
        "notice": scene.notice,
    }


def vote(scene: Scene) -> dict[str, Any]:
    """The vote or its outcome, also when somebody speaks again."""
    shown = voting.result(scene.vote, scene.edition.audience) if scene.vote else {}
    return {**shown, **ballot(scene), **floor(scene)}


def agenda(scene: Scene) -> dict[str, Any]:
    """The agenda, as much of it around the item that is discussed as a screen takes."""
    items = scene.items
    at = next((place for place, item in enumerate(items) if item.state != ItemState.DONE), len(items))
    first = max(0, min(at - BEFORE, len(items) - AROUND))
    shown = items[first : first + AROUND]
    return {**floor(scene), "rows": shown, "more": len(items) - first - len(shown)}


def gate(scene: Scene) -> dict[str, Any]:
    """The check-in code for as long as people may come in."""
    return {**floor(scene), "is_open": is_open(scene.meeting)}


def people(scene: Scene) -> dict[str, Any]:
    """The members in the room and the quorum."""
    return {**floor(scene), "quorum": scene.quorum}


def paper(scene: Scene) -> dict[str, Any]:
    """The page that the presenter shows; the page's number comes as a hint. Else what happens."""
    present = None if scene.is_on_paper else scene.presentation[0]
    runs = scene.meeting.state == MeetingState.RUNNING
    shown = present if runs and present is not None and may_be_on_screen(present) else None
    return {"presented": shown} if shown else stage(scene)


TALK = COURSE + ITEMS + FLOOR + QUESTION_TIME + INQUIRIES + ACTS
WHOLE = TALK + VOTES + ENTRIES + ELECTIONS + PRESENCE
for _shows, _context, _hears, _template, _follows in (
    (Show.MEETING, stage, WHOLE, "stage", PROGRESS),
    (Show.ITEM, floor, TALK, "stage", ""),
    (Show.VOTE, vote, WHOLE, "stage", PROGRESS),
    (Show.AGENDA, agenda, TALK, "agenda", ""),
    (Show.PEOPLE, people, TALK + PRESENCE + ROLL, "people", ""),
    (Show.GATE, gate, TALK, "gate", ""),
    (Show.PAPER, paper, WHOLE + PRESENTING + PAPERS + RECUSALS, "paper", PROGRESS),
):
    region(
        stage_of(_shows),
        Page.SCREEN,
        hears=_hears,
        audiences=HALL,
        template=f"realtime/screen/{_template}.html",
        follows=_follows,
        shown_as=_shows,
    )(_context)


@region("placement", Page.SCREEN, hears=SCREENS, audiences=HALL)
def placement(scene: Scene) -> dict[str, Any]:
    """What each screen is to show; a page that shows something else loads again."""
    return {"screens": screens_of(scene.meeting)}


@region("foot", Page.SCREEN, hears=COURSE + PRESENCE + ROLL, audiences=HALL)
def foot(scene: Scene) -> dict[str, Any]:
    """How many members are in the room."""
    return {"quorum": scene.quorum}
