"""A secret ballot on paper, live: where it stands and, once the chair declared it, its result; never a count before."""

from typing import Any

from agenda.models import Item
from meetings.access import Audience
from realtime.boards.hearing import COURSE, ELECTIONS, ITEMS, PREPARED
from realtime.editions import Page
from realtime.regions import region
from realtime.scene import Scene
from voting.elections import parts
from voting.models import Election, Round

TABLE = (Audience.CHAIR, Audience.SECRETARY, Audience.MEMBER, Audience.GUEST)
HEARS = COURSE + ITEMS + ELECTIONS


def board(scene: Scene) -> dict[str, Any]:
    """The round that concerns the room, unless every device shows that papers of a secret item go round."""
    round_ = None if scene.is_on_paper else scene.round
    return parts.board(round_, scene.edition.audience) if round_ is not None else {"round": None}


region("election", Page.ROOM, hears=HEARS, audiences=TABLE, template="realtime/room/election.html")(board)


@region("desk-election", Page.DESK, hears=HEARS + PREPARED, audiences=(Audience.SECRETARY,))
def desk_election(scene: Scene) -> dict[str, Any]:
    """The same for the desk, with the ballots on the item that are being prepared."""
    item: Item | None = None if scene.is_on_paper else scene.current
    drafts = list(Election.objects.filter(item=item, stage="draft")) if item is not None else []
    return {**board(scene), "drafts": drafts}


def on_screen(scene: Scene) -> Round | None:
    """The round for the hall: it stays until a vote opens, another one is decided or somebody gets the floor."""
    round_, vote = scene.round, scene.vote
    if round_ is None or scene.is_on_paper:
        return None
    ended = round_.ended_at
    if ended is None:
        return round_ if round_.opened_at is not None else None
    if scene.speaking is not None and scene.speaking.called_at and scene.speaking.called_at > ended:
        return None
    later = vote is not None and vote.closed_at is not None and vote.closed_at > ended
    return None if later else round_
