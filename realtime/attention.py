"""What the desk sees of people without an event: whether they opened their papers, whether these are on their device,
whether they have answered."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.utils import timezone

from documents.circulation.reading import opened
from documents.offline.seats import kept
from meetings.models import Meeting
from realtime.editions import Edition, Page
from voting.models import Elector
from voting.states import VoteState

if TYPE_CHECKING:
    from realtime.hub import Hub
    from realtime.rooms import Room

PAPERS = 15.0  # seconds between two looks at what was opened

Picture = dict[str, str]


def is_desk(edition: Edition) -> bool:
    return edition.page == Page.DESK


def answered(meeting_id: UUID) -> Picture:
    """By user id of those who are asked in the open vote by name: "1" who has answered or was counted in a
    group, "0" who has not yet.

    Never what they answered; and of a secret vote nobody, there the desk sees how many alone.
    """
    asked = Elector.objects.filter(vote__item__meeting=meeting_id, vote__state=VoteState.OPEN, recused=False)
    asked = asked.filter(vote__secret=False)
    rows = asked.values_list("attendee__user_id", "ballot__pk", "counted_in_id")
    return {str(user): "1" if ballot or counted else "0" for user, ballot, counted in rows}


def papers(meeting_id: UUID) -> Picture:
    """By user id "k/n": of the n papers that the person may read they have opened k; nobody who has none to read."""
    found = opened(Meeting.objects.get(pk=meeting_id))
    return {str(user): f"{done}/{whole}" for user, (done, whole) in found.items() if whole}


def copies(meeting_id: UUID) -> Picture:
    """By user id "k/n": of the n pages that the person's device may keep it has proved k; nobody who has none."""
    found = kept(Meeting.objects.get(pk=meeting_id), timezone.now())
    return {str(one.attendee.user_id): f"{one.held}/{one.pages}" for one in found if one.pages}


class Attention:
    """Looks for meetings whose desk is open, and tells the desk what is new."""

    def __init__(self, hub: "Hub") -> None:
        self._hub = hub
        self._looked_at: dict[UUID, float] = {}

    async def beat(self) -> None:
        """Every second: the answers; every `PAPERS` seconds: the papers and their copies on devices."""
        for meeting_id, room in list(self._hub.rooms.items()):
            listens = any(is_desk(edition) and group for edition, group in room.clients.items())
            if listens or self._hub.presence.polls(meeting_id, Page.DESK):
                await self._look(meeting_id, room)

    async def _look(self, meeting_id: UUID, room: "Room") -> None:
        room.picture("answers", await self._hub.thread(answered, meeting_id), is_desk)
        now = self._hub.loop.time()
        if now - self._looked_at.get(meeting_id, float("-inf")) >= PAPERS:
            self._looked_at[meeting_id] = now
            room.picture("papers", await self._hub.thread(papers, meeting_id), is_desk)
            room.picture("copies", await self._hub.thread(copies, meeting_id), is_desk)

    def forget(self, meeting_id: UUID) -> None:
        self._looked_at.pop(meeting_id, None)
