"""Which pages show everything at once, and in how many editions each is rendered."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from django.conf import settings

from meetings.access import Audience
from realtime.models import Show


class Page(StrEnum):
    """The live pages: the delegate's room (with the chair's panel) and the line above a paper that is read; the
    meeting's page where the office prepares it, the secretariat's desk, its plan of the seats, what is looked at before
    the closing; the hall screen; who has opened papers, and who looks at one; what the office enters of one vote, one
    paper ballot, one written consultation; the draft of a resolution or letter."""

    ROOM = "room"
    READER = "reader"
    PREPARATION = "preparation"
    DESK = "desk"
    SEATS = "seats"
    WRAP_UP = "wrap-up"
    SCREEN = "screen"
    RECEIPTS = "receipts"
    VIEWERS = "viewers"
    ENTRIES = "entries"
    ELECTION = "election"
    CONSULTATION = "consultation"
    DRAFT = "draft"


# What people have open on their own tablets, whatever their part in the meeting.
TABLET = frozenset({Page.ROOM, Page.READER})
# Pages about one thing of the meeting, whose key stands in `Edition.shows`.
OF_ONE = frozenset({Page.VIEWERS, Page.ENTRIES, Page.ELECTION, Page.CONSULTATION, Page.DRAFT})
FOR_ALL = TABLET | {Page.ELECTION, Page.CONSULTATION}
LEADING = (Audience.SECRETARY, Audience.CHAIR)
LED = frozenset({Page.WRAP_UP, Page.DRAFT})  # for the chair too


@dataclass(frozen=True)
class Edition:
    """A page as one audience sees it in one language: whatever is shared is rendered once for each edition.

    `shows`: which of several things a hall screen has open (`realtime.models.Show`), empty for a screen of which it is
    not known; of a page about one thing (`OF_ONE`) the key of that; empty for other pages.
    """

    page: Page
    audience: Audience
    language: str
    shows: str = ""

    @property
    def follows_pages(self) -> bool:
        """Whether it is told where the presenter of a paper is: an open paper, a hall screen that shows the page."""
        return self.page == Page.READER or (self.page == Page.SCREEN and self.shows in ("", Show.PAPER))


def edition(group: Audience | None, page: str, language: str, shows: str = "") -> Edition | None:
    """The edition of `page` for somebody of that audience (`meetings.access`), or None if the page is not for them.

    The meeting's page as it is prepared, the desk, the plan of the seats, the hall screen, who reads and what the
    office enters are the secretariat's, what is looked at before the closing and drafts are the chair's too; the room,
    the reader, a paper ballot and a written consultation are for everybody who may see the meeting. An unknown language
    falls back to the site's.
    """
    if group is None or page not in set(Page):
        return None
    if page not in FOR_ALL and group not in (LEADING if page in LED else LEADING[:1]):
        return None
    known = language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    if page == Page.SCREEN:
        return Edition(Page.SCREEN, Audience.SCREEN, known, shows if shows in Show else "")
    if page in OF_ONE:
        return Edition(Page(page), group, known, shows) if _is_key(shows) else None
    return Edition(Page(page), group, known)


def _is_key(text: str) -> bool:
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False
