"""What a case says, and the shortest ways to the things of a meeting as they are now."""

from collections.abc import Callable
from dataclasses import dataclass

from agenda.models import Item, Turn
from meetings.models import Meeting
from tests.factories import World

Work = Callable[[World], object]


def nothing(here: World) -> None:
    """The world is as it was made."""


@dataclass(frozen=True)
class Case:
    """A meeting in `state` with `present` members, `prepare`d, then `act` records the event.

    `unseen`: no live page shows anything of it, so no page need change. `also`: whose pages are looked at besides
    those that every case looks at. `gone`: words that no page shows afterwards.
    """

    act: Work
    prepare: Work = nothing
    state: str = "running"
    present: int = 10
    unseen: bool = False
    also: tuple[tuple[str, str], ...] = ()
    gone: str = ""


def meeting(here: World) -> Meeting:
    return Meeting.objects.get(pk=here.meeting.pk)


def item(here: World, number: int) -> Item:
    return Item.objects.get(meeting=here.meeting, position=number)


def turn(here: World, name: str) -> Turn:
    return Turn.objects.get(attendee=here.attendee(name))
