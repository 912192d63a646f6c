"""What a page with an address of its own is about: that address, and whether it belongs to the meeting."""

from uuid import UUID

from django.urls import reverse

from documents.models import Act, Consultation, Paper
from realtime.editions import OF_ONE, Edition, Page
from voting.models import Election, Vote

ADDRESSES = {
    Page.PREPARATION: "documents:meeting",
    Page.RECEIPTS: "documents:receipts",
    Page.VIEWERS: "documents:paper-viewers",
    Page.ENTRIES: "voting:entries",
    Page.ELECTION: "voting:election",
    Page.CONSULTATION: "documents:consultation",
    Page.DRAFT: "documents:written-act",
}
# The things of a meeting that pages are about, and how they belong to it.
THINGS = {
    Page.VIEWERS: (Paper, "meeting"),
    Page.ENTRIES: (Vote, "item__meeting"),
    Page.ELECTION: (Election, "item__meeting"),
    Page.CONSULTATION: (Consultation, "paper__meeting"),
    Page.DRAFT: (Act, "meeting"),
}


def address(found: Edition, meeting_id: UUID) -> str:
    """Where a page of a higher or lower app is: one about one thing, or about the meeting's readers."""
    return reverse(ADDRESSES[found.page], args=[found.shows or meeting_id])


def query(found: Edition) -> str:
    """What an address of such a page's parts says besides the page; empty for other pages."""
    return f"&shows={found.shows}" if found.page in OF_ONE else ""


def belongs(found: Edition, meeting_id: UUID) -> bool:
    """Whether what the page is about is one of the meeting's; nothing can be heard of another one's."""
    if found.page not in THINGS:
        return True
    kind, belonging = THINGS[found.page]
    return kind._default_manager.filter(pk=found.shows, **{belonging: meeting_id}).exists()
