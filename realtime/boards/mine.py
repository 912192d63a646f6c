"""The delegate's room: what is about the one who looks; `alike` says whose copies are the same."""

from typing import Any

from agenda import floor_parts
from documents.access import closed, sent_papers
from documents.delivery import waiting_for
from documents.models import Paper, PaperVersion, Reading
from meetings.access import Audience
from meetings.states import IN_SESSION, MeetingState
from realtime.boards import alike
from realtime.boards.hearing import (
    ACTS,
    COURSE,
    ENTRIES,
    FLOOR,
    INQUIRIES,
    ITEMS,
    PAPERS,
    PRESENCE,
    QUESTION_TIME,
    QUESTIONS,
    RECEIPTS,
    RECUSALS,
    ROLL,
    VOTES,
)
from realtime.boards.room import TABLE
from realtime.editions import Page
from realtime.regions import ANSWER, region
from realtime.scene import Scene
from voting import parts as voting

ASKED = INQUIRIES + QUESTION_TIME


@region("notice", Page.ROOM, hears=ACTS + RECEIPTS, audiences=TABLE, alike=alike.notice)
def notice(scene: Scene) -> dict[str, Any]:
    """What this meeting sent to the person and they have not confirmed yet."""
    waiting = waiting_for(scene.person).filter(act__meeting=scene.meeting) if scene.person else []
    return {"deliveries": waiting}


@region("check-in", Page.ROOM, hears=COURSE + PRESENCE + ROLL, audiences=TABLE, alike=alike.check_in)
def check_in(scene: Scene) -> dict[str, Any]:
    """Whether the person still has to check in."""
    expected = scene.meeting.state in IN_SESSION | {MeetingState.CONVENED}
    return {"missing": expected and scene.attendee is not None and not scene.is_here}


@region(
    "ballot",
    Page.ROOM,
    hears=COURSE + ITEMS + VOTES + ENTRIES + PRESENCE,
    audiences=TABLE,
    alike=alike.ballot,
    follows=ANSWER,
)
def ballot(scene: Scene) -> dict[str, Any]:
    """The person's own part of the vote that concerns the room."""
    if scene.vote is None or scene.attendee is None:
        return {"mine": None}
    return voting.ballot(scene.vote, scene.attendee)


@region(
    "teller",
    Page.ROOM,
    hears=COURSE + ITEMS + VOTES + QUESTIONS,
    audiences=tuple(one for one in TABLE if one != Audience.GUEST),
    alike=alike.teller,
)
def teller(scene: Scene) -> dict[str, Any]:
    """What the person does for a counting panel: takes a share of the key, keeps it, opens the box."""
    if scene.attendee is None or scene.is_on_paper:
        return {"vote": None}
    return voting.teller(scene.votes, scene.attendee)


MINE = COURSE + ITEMS + FLOOR + ASKED + PRESENCE + RECUSALS


@region("turn", Page.ROOM, hears=MINE, audiences=TABLE, alike=alike.turn)
def turn(scene: Scene) -> dict[str, Any]:
    """Asking for the floor, the person's places in the queues, and the question that is put to them."""
    if scene.current is None or scene.attendee is None:
        return {"item": None}
    return floor_parts.my_turn(scene.current, scene.attendee, scene.asked)


@region("papers", Page.ROOM, hears=COURSE + ITEMS + PAPERS + RECUSALS + PRESENCE, audiences=TABLE, alike=alike.papers)
def papers(scene: Scene) -> dict[str, Any]:
    """The papers of the item that is discussed (before the meeting: of the first one), and where to go on reading.

    While a state-secret item is discussed there is nothing to read here.
    """
    item = None if scene.is_on_paper else scene.current or scene.upcoming
    papers = _papers(scene) if item and not item.is_secret else []
    recused = item is not None and scene.person is not None and scene.person.pk in scene.recused_on(item)
    shut = closed(scene.person, scene.meeting) if scene.person else frozenset()
    return {"item": item, "papers": papers, "recused": recused, "closed": shut}


def _papers(scene: Scene) -> list[tuple[Paper, PaperVersion, Reading | None]]:
    item = scene.current or scene.upcoming
    if scene.person is None or item is None:
        return []
    sent = sent_papers(scene.person, scene.meeting).filter(item=item)
    kept = list(sent.prefetch_related("versions").order_by("position"))
    newest = {paper.pk: max(paper.versions.all(), key=lambda one: one.number, default=None) for paper in kept}
    wanted = [version.pk for version in newest.values() if version]
    readings = {one.version_id: one for one in Reading.objects.filter(user=scene.person, version__in=wanted)}
    pairs = [(paper, version) for paper in kept if (version := newest[paper.pk])]
    return [(paper, version, readings.get(version.pk)) for paper, version in pairs]
