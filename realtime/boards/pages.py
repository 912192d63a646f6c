"""Pages about one thing of the meeting: what the office enters of a vote, and a paper ballot."""

from typing import Any

from documents.counting_records import Record, begun, kept
from meetings.access import Audience
from realtime.boards import alike
from realtime.boards.hearing import (
    ACTS,
    COURSE,
    ELECTIONS,
    ENTRIES,
    ITEMS,
    PREPARED,
    PRESENCE,
    QUESTIONS,
    RECUSALS,
    ROLL,
    VOTES,
)
from realtime.boards.room import TABLE
from realtime.editions import Page
from realtime.regions import PROGRESS, region
from realtime.scene import Scene
from voting.elections import page_parts
from voting.elections.access import visible_elections
from voting.elections.states import RoundState
from voting.entry_parts import entries as parts_of
from voting.models import Round


@region(
    "entries",
    Page.ENTRIES,
    hears=COURSE + ITEMS + VOTES + QUESTIONS + ENTRIES + PRESENCE + ROLL + RECUSALS,
    audiences=(Audience.SECRETARY,),
    template="voting/parts/entries.html",
    alike=alike.each,
    follows=PROGRESS,
)
def entries(scene: Scene) -> dict[str, Any]:
    """Who has not answered, what was entered and counted; each of the office has forms of their own."""
    vote = next((one for one in scene.votes if str(one.pk) == scene.edition.shows), None)
    return parts_of(vote, scene.person) if vote is not None and scene.person is not None else {"vote": None}


@region(
    "paper-ballot",
    Page.ELECTION,
    hears=COURSE + ITEMS + ELECTIONS + PREPARED + ACTS + PRESENCE + ROLL + RECUSALS,
    audiences=TABLE,
    template="voting/parts/election.html",
    alike=alike.each,
)
def election(scene: Scene) -> dict[str, Any]:
    """A paper ballot with what the person may do about it."""
    if scene.person is None:
        return {"election": None}
    found = visible_elections(scene.person, scene.meeting).filter(pk=scene.edition.shows).first()
    item = next((one for one in scene.items if found is not None and one.pk == found.item_id), None)
    if found is None or item is None:
        return {"election": None}
    found.item = item
    context = page_parts.page(found, scene.person, scene.edition.audience)
    context["chairs"] = scene.edition.audience == Audience.CHAIR
    for row in context["boards"]:
        row["record"] = _record(row["round"], arranges=context["arranges"], counts=context["teller"] is not None)
    return context


def _record(round_: Round, *, arranges: bool, counts: bool) -> Record | None:
    """The record of a declared round, for who prepares it; for the panel once it was passed on."""
    if round_.state != RoundState.DECLARED or not (arranges or counts):
        return None
    if arranges:
        return Record(round_, kept(round_))
    act = begun(round_)
    return Record(round_, act) if act else None
