"""One person with two devices: what they answered on one shows on the other.

Nobody says who has voted. Where somebody has more than one page open while a vote runs, the hub looks at what is
recorded for them, and their pages fetch their own ballot anew if that changed.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Sum

from realtime.editions import TABLET
from realtime.regions import ANSWER
from voting.models import Ballot, Participation
from voting.states import VoteState

if TYPE_CHECKING:
    from realtime.hub import Hub
    from realtime.rooms import Room


def answers_of(meeting_id: UUID, users: Iterable[UUID]) -> dict[UUID, int]:
    """For each of the users with an answer to the open vote a number that rises when they change it."""
    whose = list(users)
    ballots = Ballot.objects.filter(
        elector__vote__item__meeting_id=meeting_id,
        elector__vote__state=VoteState.OPEN,
        elector__attendee__user__in=whose,
    )
    named = dict(ballots.order_by().values_list("elector__attendee__user_id").annotate(total=Sum("revision")))
    envelopes = Participation.objects.filter(
        vote__item__meeting_id=meeting_id, vote__state=VoteState.OPEN, attendee__user__in=whose
    )
    return named | dict.fromkeys(envelopes.values_list("attendee__user_id", flat=True), 1)


class Twins:
    """Remembers what was recorded for the people with several pages."""

    def __init__(self, hub: "Hub") -> None:
        self._hub = hub
        self._known: dict[UUID, dict[UUID, int]] = defaultdict(dict)

    async def look(self, room: "Room") -> None:
        """Called when there are new answers: brings those of people with several pages to all of these."""
        users = self._several(room)
        if not users:
            return
        now = await self._hub.thread(answers_of, room.meeting_id, users)
        known = self._known[room.meeting_id]
        changed = {user for user, number in now.items() if known.get(user) != number}
        known.update(now)
        room.tell(changed, ANSWER)

    def _several(self, room: "Room") -> set[UUID]:
        pages = Counter(client.credentials.user_id for client in room.everybody() if client.edition.page in TABLET)
        others = self._hub.presence.others(room.meeting_id)
        return {user for user, count in pages.items() if count > 1 or str(user) in others}

    def forget(self, meeting_id: UUID) -> None:
        self._known.pop(meeting_id, None)
