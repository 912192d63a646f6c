"""How far papers are prepared; who has opened them, on the desk and on a page of its own; and who looks at a paper for
the room alone."""

from typing import Any

from django.utils import timezone

from documents.circulation import receipt_parts, viewing
from documents.events import PaperAdded
from documents.models import Paper
from documents.preparing import preparing
from meetings.access import Audience
from realtime.boards.hearing import COURSE, ITEMS, PAPERS, RECUSALS, REMINDED, ROLL
from realtime.editions import Page
from realtime.regions import OPENED, PREPARING, READING, VIEWING, region
from realtime.scene import Scene

OFFICE = (Audience.SECRETARY,)
READ_BY = COURSE + ITEMS + PAPERS + ROLL + RECUSALS + REMINDED
UNREAD = "documents/parts/unread.html"


@region(
    "preparing",
    Page.PREPARATION,
    hears=(PaperAdded, *PAPERS),
    audiences=OFFICE,
    template="documents/parts/preparing.html",
    follows=PREPARING,
)
def prepared(scene: Scene) -> dict[str, Any]:
    """The papers whose pages are not all there yet, or will not be, and what to do then."""
    return {"found": preparing(scene.meeting.pk)}


@region("desk-unread", Page.DESK, hears=READ_BY, audiences=OFFICE, template=UNREAD, follows=OPENED)
def unread(scene: Scene) -> dict[str, Any]:
    """Before the meeting: who has opened nothing, who was reminded, and reminding them."""
    return {**receipt_parts.unread(scene.meeting, named=5), "live": True}


@region("unread", Page.RECEIPTS, hears=READ_BY, audiences=OFFICE, template=UNREAD, follows=OPENED)
def unread_here(scene: Scene) -> dict[str, Any]:
    """The same above the list of all."""
    return {**receipt_parts.unread(scene.meeting), "live": True, "whole": True}


@region(
    "readers",
    Page.RECEIPTS,
    hears=READ_BY,
    audiences=OFFICE,
    template="documents/parts/receipt_rows.html",
    follows=READING,
)
def readers(scene: Scene) -> dict[str, Any]:
    """Everybody who is to read a paper, with what they have opened, how many pages, and when last."""
    return receipt_parts.readers(scene.meeting)


def _paper(scene: Scene) -> Paper:
    return Paper.objects.get(pk=scene.edition.shows)


@region(
    "viewers-now",
    Page.VIEWERS,
    hears=(),
    audiences=OFFICE,
    template="documents/parts/viewers_now.html",
    follows=VIEWING,
)
def viewers(scene: Scene) -> dict[str, Any]:
    """Who looks at the paper; who was not heard of for a while has gone, and the sign of it says so."""
    return {"now": list(viewing.viewing_now(_paper(scene), timezone.now()))}


@region(
    "viewers-log",
    Page.VIEWERS,
    hears=(),
    audiences=OFFICE,
    template="documents/parts/viewers_log.html",
    follows=VIEWING,
)
def viewers_log(scene: Scene) -> dict[str, Any]:
    """The latest viewings."""
    return {"views": viewing.log(_paper(scene))}
