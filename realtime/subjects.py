"""The one thing that a page is about: its address, and whether it belongs to the meeting."""

from uuid import UUID

from django.urls import reverse

from realtime.editions import OF_ONE, Edition, Page
from voting.models import Election, Vote

ADDRESSES = {Page.ENTRIES: "voting:entries", Page.ELECTION: "voting:election"}


def address(found: Edition) -> str:
    """Where a page about one thing is."""
    return reverse(ADDRESSES[found.page], args=[found.shows])


def query(found: Edition) -> str:
    """What an address of such a page's parts says besides the page; empty for other pages."""
    return f"&shows={found.shows}" if found.page in OF_ONE else ""


def belongs(found: Edition, meeting_id: UUID) -> bool:
    """Whether what the page is about is one of the meeting's; nothing can be heard of another one's."""
    if found.page == Page.ENTRIES:
        return Vote.objects.filter(pk=found.shows, item__meeting=meeting_id).exists()
    if found.page == Page.ELECTION:
        return Election.objects.filter(pk=found.shows, item__meeting=meeting_id).exists()
    return True
