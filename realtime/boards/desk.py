"""The secretariat's desk: who is here, what is next, what is being written."""

from typing import Any

from django.utils import timezone

from agenda import floor_parts, parts
from agenda.models import Item
from agenda.states import ItemState
from documents.delivery import counts
from documents.models import Paper, ReadingReminder
from documents.promptness import judged
from documents.signing.rule import progress
from documents.states import ActState, PaperState
from meetings import checks
from meetings.access import Audience
from meetings.attendance import is_open
from meetings.models import Attendee
from meetings.roll import SHOWN, is_called
from meetings.states import IN_SESSION
from realtime.boards.hearing import (
    ABSENCE,
    ACTS,
    CONCLUSIONS,
    COURSE,
    ELECTIONS,
    ENTRIES,
    FLOOR,
    INQUIRIES,
    ITEMS,
    LOOKS,
    PAPERS,
    PRESENCE,
    QUESTION_TIME,
    QUESTIONS,
    QUOTED,
    RECEIPTS,
    RECUSALS,
    REMINDED,
    ROLL,
    SCREENS,
    TIMES,
    VOTES,
)
from realtime.boards.pace import pace, taken
from realtime.boards.room import now
from realtime.editions import Page
from realtime.models import MOST, Show
from realtime.regions import PROGRESS, region
from realtime.scene import Scene
from realtime.screens import screens_of
from voting import parts as voting

DESK = (Audience.SECRETARY,)


@region("roll", Page.DESK, hears=COURSE + PRESENCE + ABSENCE + ROLL + PAPERS + REMINDED, audiences=DESK)
def roll(scene: Scene) -> dict[str, Any]:
    """Everybody who is called, to be ticked in and out; of a large meeting the first of those who are missing."""
    people = [one for one in scene.roll if is_called(one)]
    missing = [one for one in people if not _is_present(one)]
    shown = people if len(people) <= SHOWN else missing[:SHOWN]
    return {
        "people": shown,
        "ticks": is_open(scene.meeting),
        "here": len(people) - len(missing),
        "total": len(people),
        "rest": len(people) - len(shown),
        "papers_sent": Paper.objects.filter(meeting=scene.meeting, state=PaperState.CIRCULATED).exists(),
        "reminded": ReadingReminder.objects.filter(meeting=scene.meeting).values("user").distinct().count(),
    }


def _is_present(attendee: Attendee) -> bool:
    return bool(getattr(attendee, "is_present", False))


@region("order", Page.DESK, hears=COURSE + ITEMS + FLOOR + INQUIRIES + CONCLUSIONS + VOTES + ELECTIONS, audiences=DESK)
def order(scene: Scene) -> dict[str, Any]:
    """The running order: any item can be taken up, in any order, and returned while nothing happened on it."""
    approved = {item.pk for item in scene.items if getattr(getattr(item, "conclusion", None), "approved_at", None)}
    return {
        "rows": [(item, item.pk in approved, taken(item), item in scene.returnable) for item in scene.items],
        "runs": scene.meeting.state == "running",
        "pace": pace(scene.meeting, scene.items),
    }


region("desk-now", Page.DESK, hears=COURSE + ITEMS + ACTS, audiences=DESK, template="realtime/room/now.html")(now)


FLOOR_OF_ITEM = COURSE + ITEMS + FLOOR + QUESTION_TIME + PRESENCE + ROLL + RECUSALS + TIMES


@region("queue", Page.DESK, hears=FLOOR_OF_ITEM, audiences=DESK)
def queue(scene: Scene) -> dict[str, Any]:
    """The floor of the current item, with calling and ending, and entering somebody who has no tablet."""
    return floor_parts.speakers(scene.current, leads=True, enters=True) if scene.current else {"item": None}


@region(
    "desk-questions",
    Page.DESK,
    hears=COURSE + ITEMS + QUESTION_TIME + INQUIRIES + PRESENCE + ROLL + RECUSALS + TIMES,
    audiences=DESK,
)
def questions(scene: Scene) -> dict[str, Any]:
    """The questions of the current item, with calling and ending, and entering those of who has no tablet."""
    return (
        floor_parts.questions(scene.current, scene.asked, leads=True, enters=True) if scene.current else {"item": None}
    )


ASKED = COURSE + ITEMS + VOTES + ENTRIES + QUESTIONS + PRESENCE + RECUSALS


@region("desk-votes", Page.DESK, hears=ASKED, audiences=DESK, follows=PROGRESS)
def votes(scene: Scene) -> dict[str, Any]:
    """The questions on the current item: to be opened, running, decided."""
    mine = [vote for vote in scene.votes if scene.current and vote.item_id == scene.current.pk]
    rows = [
        {
            **voting.result(vote, scene.edition.audience),
            **voting.controls(vote, leads=True, arranges=True, enters=True),
        }
        for vote in mine
    ]
    return {"item": scene.current, "rows": rows}


@region("writing", Page.DESK, hears=COURSE + ITEMS + CONCLUSIONS + QUOTED + ACTS, audiences=DESK)
def writing(scene: Scene) -> dict[str, Any]:
    """The conclusion of the current item, to be written while it is spoken; before and after, of all items."""
    item = scene.current or _last(scene)
    return parts.conclusion(item, edits=True, approves=False, leads=True) if item else {"item": None}


def _last(scene: Scene) -> Item | None:
    done = [item for item in scene.items if item.state == ItemState.DONE and not item.is_secret]
    return done[-1] if done else None


@region("checks", Page.DESK, hears=COURSE + ITEMS + FLOOR + CONCLUSIONS + LOOKS + QUESTIONS + QUOTED, audiences=DESK)
def closing(scene: Scene) -> dict[str, Any]:
    """What stands in the way of closing, and what would be left undone."""
    found = checks.before("close", scene.meeting) if scene.meeting.state in IN_SESSION else []
    return {"checks": found, "done": sum(check.ok for check in found)}


@region("issue", Page.DESK, hears=COURSE + CONCLUSIONS + ACTS + RECEIPTS, audiences=DESK)
def issue(scene: Scene) -> dict[str, Any]:
    """How far the notice is, how long it took, who has confirmed it."""
    act, closed_at = scene.notice, scene.meeting.closed_at
    sent, confirmed = counts(act) if act else (0, 0)
    return {
        "act": act,
        "signing": progress(act) if act and act.state == ActState.SIGNING else [],
        "took": act.issued_at - closed_at if act and act.issued_at and closed_at else None,
        "prompt": judged(closed_at, (act and act.issued_at) or timezone.now()) if closed_at else None,
        "sent": sent,
        "confirmed": confirmed,
    }


@region("screens", Page.DESK, hears=SCREENS, audiences=DESK)
def screens(scene: Scene) -> dict[str, Any]:
    """The screens in the hall, what each shows, and what else it could."""
    found = screens_of(scene.meeting)
    return {"screens": found, "contents": Show.choices, "may_add": len(found) < MOST}
