"""What can happen to the screens in the hall; changing one makes its page load again (`test_screens`)."""

from realtime.models import MOST, Screen
from realtime.screens import add_screen
from tests.factories import World
from tests.realtime.happenings.case import Case, meeting


def add(here: World) -> Screen:
    return add_screen(meeting=meeting(here), by=here.secretary, at=here.at(1))


def one_less(here: World) -> None:
    """Every screen that a meeting may have is up: the last one goes, so that one can be added."""
    Screen.objects.filter(meeting=here.meeting, number=MOST).delete()


CASES = {"ScreenSet": Case(prepare=one_less, act=add)}
