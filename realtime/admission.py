"""Who may listen to a meeting's news, and as which audience."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from meetings.access import Audience, audience, audiences
from meetings.models import Meeting
from people.models import User
from realtime import subjects, tickets
from realtime.credentials import Credentials, present
from realtime.editions import Edition, Page, edition
from realtime.scene import read

SIGNED_OUT = 4401  # nobody is signed in, or not any more
FORBIDDEN = 4403  # the page is not for this person
UNKNOWN = 4404  # there is no such meeting for this person
PURPOSE = "socket"
HOURS = 4  # a ticket is good for; the socket of an older page is admitted by its session

Seat = tuple[UUID, Edition]  # a user, and what they listen to


@dataclass(frozen=True)
class Admission:
    """A person who may listen: what they hear, and what that rests on.

    `proven`: looked up just now; else it rests on a ticket, and the hub looks soon, for everybody at once.
    """

    edition: Edition
    credentials: Credentials
    proven: bool = True


def admit(cookie_header: str, meeting_id: UUID, page: str, language: str, shows: str = "") -> Admission | int:
    """The admission of whoever sent the cookies, or the close code that says why not."""
    person = present(cookie_header)
    if person is None:
        return SIGNED_OUT
    user, credentials = person
    try:
        group = audience(user, read(meeting_id))
    except Meeting.DoesNotExist:
        return UNKNOWN
    if group is None:
        return UNKNOWN
    found = edition(group, page, language, shows)
    if found is None or not subjects.belongs(found, meeting_id):
        return FORBIDDEN
    return Admission(found, credentials)


def ticket(meeting: Meeting, found: Edition, user: User, session_key: str, at: datetime) -> str:
    """What a live page carries so that its socket comes back without look-ups, whatever crowd comes with it."""
    said = {"m": str(meeting.pk), "p": found.page, "a": found.audience, "l": found.language, "t": str(_hour(at))}
    if found.shows:
        said["w"] = found.shows
    return tickets.issue(PURPOSE, session_key, user, said)


def by_ticket(given: str, cookie_header: str, meeting_id: UUID, at: datetime) -> Admission | None:
    """The admission that a page's ticket is good for, without a look at the database; None if it is good for none."""
    held = tickets.accept(PURPOSE, given, cookie_header) if given else None
    if held is None or held[1].get("m") != str(meeting_id):
        return None
    credentials, said = held
    if not 0 <= _hour(at) - int(said["t"]) < HOURS:
        return None
    group = Audience(said["a"]) if said["p"] != Page.SCREEN else Audience.SECRETARY
    found = edition(group, said["p"], said["l"], said.get("w", ""))
    return Admission(found, credentials, proven=False) if found else None


def _hour(at: datetime) -> int:
    return int(at.timestamp() // 3600)


def moved(meeting_id: UUID, seated: Iterable[Seat]) -> dict[Seat, Edition | None]:
    """Of the people who listen, those who would get another edition now (None: no edition at all).

    Three queries, whatever the number of people.
    """
    groups = audiences(read(meeting_id))
    pairs = set(seated)
    found: dict[Seat, Edition | None] = {}
    for user_id, given in pairs:
        now = edition(groups.get(user_id), given.page, given.language, given.shows)
        if now != given:
            found[user_id, given] = now
    return found
