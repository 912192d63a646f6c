"""How many have answered an open vote, and how many tablets have checked a published one: told twice a second at most,
never as an event."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, cast
from uuid import UUID

from django.db.models import Count, Q, Sum

from realtime.regions import PROGRESS
from realtime.throttle import Throttle
from realtime.twins import Twins
from voting.models import Ballot, Participation
from voting.states import VoteState

if TYPE_CHECKING:
    from realtime.hub import Hub

MEETING = "elector__vote__item__meeting_id"


def answers(meeting_ids: Iterable[UUID]) -> dict[UUID, int]:
    """For each meeting with something to count a number that rises: with every ballot, changed or not, and check."""
    asked = list(meeting_ids)
    ballots = Ballot.objects.filter(**{f"{MEETING}__in": asked}, elector__vote__state=VoteState.OPEN)
    named = dict(ballots.order_by().values_list(MEETING).annotate(total=Sum("revision")))
    envelopes = Participation.objects.filter(vote__item__meeting__in=asked, vote__state=VoteState.OPEN)
    secret = dict(envelopes.order_by().values_list("vote__item__meeting_id").annotate(total=Count("attendee_id")))
    checked = Participation.objects.filter(
        vote__item__meeting__in=asked, vote__state=VoteState.CLOSED, verified__isnull=False
    )
    said = Count("attendee_id") + Count("attendee_id", filter=Q(verified=False))  # an alarm after all is news too
    seen = dict(checked.order_by().values_list("vote__item__meeting_id").annotate(total=said))
    return {one: sum(found.get(one, 0) for found in (named, secret, seen)) for one in {*named, *secret, *seen}}


class Progress:
    """Looks when a ballot came in, and on every beat; brings the regions that show it if something changed."""

    def __init__(self, hub: "Hub") -> None:
        self._hub = hub
        self._twins = Twins(hub)
        self._known: dict[UUID, int] = {}
        self._throttle = Throttle(lambda key: hub.start(self._look(cast(UUID, key))))

    def changed(self, meeting_id: UUID) -> None:
        """A ballot came in."""
        if meeting_id in self._hub.rooms:
            self._throttle.wish(meeting_id)

    async def _look(self, meeting_id: UUID) -> None:
        numbers = await self._hub.thread(answers, [meeting_id])
        await self._tell(meeting_id, numbers.get(meeting_id, 0))

    async def beat(self) -> None:
        """Heals a count that nobody announced; one query for all rooms."""
        rooms = list(self._hub.rooms)
        numbers = await self._hub.thread(answers, rooms)
        for meeting_id in rooms:
            await self._tell(meeting_id, numbers.get(meeting_id, 0))

    async def _tell(self, meeting_id: UUID, number: int) -> None:
        room = self._hub.rooms.get(meeting_id)
        before = self._known.get(meeting_id, 0)
        self._known[meeting_id] = number
        if room and number and number != before:
            await room.follow(PROGRESS)
            await self._twins.look(room)

    def running(self, meeting_id: UUID) -> bool:
        """Whether somebody has answered a vote that is open."""
        return self._known.get(meeting_id, 0) > 0

    def forget(self, meeting_id: UUID) -> None:
        self._known.pop(meeting_id, None)
        self._twins.forget(meeting_id)
        self._throttle.forget(meeting_id)
