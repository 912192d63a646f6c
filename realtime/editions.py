"""Which pages show everything at once, and in how many editions each is rendered."""

from dataclasses import dataclass
from enum import StrEnum

from django.conf import settings

from meetings.access import Audience
from realtime.models import Show


class Page(StrEnum):
    """The live pages: the delegate's room (with the chair's panel) and the line above a paper that is read, the
    secretariat's desk and its plan of the seats, the hall screen."""

    ROOM = "room"
    READER = "reader"
    DESK = "desk"
    SEATS = "seats"
    SCREEN = "screen"


# What people have open on their own tablets, whatever their part in the meeting.
TABLET = frozenset({Page.ROOM, Page.READER})


@dataclass(frozen=True)
class Edition:
    """A page as one audience sees it in one language: whatever is shared is rendered once for each edition.

    `shows`: which of several things a hall screen has open (`realtime.models.Show`); empty for other pages, and for
    a screen of which it is not known.
    """

    page: Page
    audience: Audience
    language: str
    shows: str = ""


def edition(group: Audience | None, page: str, language: str, shows: str = "") -> Edition | None:
    """The edition of `page` for somebody of that audience (`meetings.access`), or None if the page is not for them.

    The desk, the plan of the seats and the hall screen are the secretariat's; the room and the reader are for
    everybody who may see the meeting. An unknown language falls back to the site's.
    """
    if group is None or page not in set(Page) or (page not in TABLET and group != Audience.SECRETARY):
        return None
    known = language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    if page == Page.SCREEN:
        return Edition(Page.SCREEN, Audience.SCREEN, known, shows if shows in Show else "")
    return Edition(Page(page), group, known)
