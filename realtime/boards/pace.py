"""How the meeting goes against its running order: planned and actual minutes. Plain values of what happened; what
depends on the moment is worked out by the page with the server's clock."""

from dataclasses import dataclass
from datetime import datetime

from agenda.models import Item
from agenda.states import ItemState
from meetings.models import Meeting
from meetings.states import IN_SESSION


@dataclass(frozen=True)
class Pace:
    """When the meeting was opened; the planned minutes of what is done, of the current item and of what is left."""

    opened_at: datetime
    done: int
    current: int
    started_at: datetime | None
    left: int


def taken(item: Item) -> int | None:
    """The whole minutes for which a finished item was discussed, at least 1; None while it is not finished."""
    if item.state != ItemState.DONE or item.started_at is None or item.ended_at is None:
        return None
    return max(1, round((item.ended_at - item.started_at).total_seconds() / 60))


def pace(meeting: Meeting, items: list[Item]) -> Pace | None:
    """For a meeting in session; None otherwise."""
    if meeting.state not in IN_SESSION or meeting.opened_at is None:
        return None
    minutes = {state: sum(item.minutes for item in items if item.state == state) for state in ItemState}
    current = next((item for item in items if item.state == ItemState.CURRENT), None)
    return Pace(
        opened_at=meeting.opened_at,
        done=minutes[ItemState.DONE],
        current=minutes[ItemState.CURRENT],
        started_at=current.started_at if current else None,
        left=minutes[ItemState.PLANNED],
    )
