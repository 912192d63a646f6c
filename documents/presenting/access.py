"""Who presents, and who may follow."""

from uuid import UUID

from agenda.access import taking_part
from agenda.models import Item
from documents.access import readers
from documents.models import Presentation, Presenter
from documents.states import Circulation, PaperState
from meetings.access import is_chair
from meetings.models import Meeting
from people.models import User


def running(meeting: Meeting) -> Presentation | None:
    """The presentation that is under way, if its item is no state secret."""
    found = Presentation.objects.filter(meeting=meeting, ended_at=None, item__secrecy="")
    one = found.select_related("version__paper__item", "item", "user").first() if found.exists() else None
    if one is not None:
        one.meeting = one.item.meeting = one.version.paper.meeting = meeting
        if one.version.paper.item is not None:
            one.version.paper.item.meeting = meeting
    return one


def followers(presentation: Presentation) -> frozenset[UUID]:
    """Who may follow: they may read the paper, and see the item that is discussed and take part in it."""
    return frozenset(readers(presentation.version.paper) & taking_part(presentation.item))


def may_be_on_screen(presentation: Presentation) -> bool:
    """Whether the hall may see the page: no restricted or secret item, no paper for the room alone.

    Whoever passes the hall sees a screen, and no name stands on it.
    """
    paper = presentation.version.paper
    items = [item for item in (presentation.item, paper.item) if item is not None]
    if any(item.is_secret or item.restricted for item in items):
        return False
    return paper.state == PaperState.CIRCULATED and paper.circulation != Circulation.ROOM


def is_named(user: User, item: Item) -> bool:
    """Whether the person was named to present the item."""
    return Presenter.objects.filter(item=item, user=user).exists()


def may_present(user: User, item: Item) -> bool:
    """The chair, and whoever was named for the item."""
    return is_chair(user, item.meeting) or is_named(user, item)
