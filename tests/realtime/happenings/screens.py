"""What can happen to the screens in the hall; changing one makes its page load again (`test_screens`)."""

from realtime.models import Screen
from realtime.screens import add_screen
from tests.factories import World
from tests.realtime.happenings.case import Case, meeting


def add(here: World) -> Screen:
    return add_screen(meeting=meeting(here), by=here.secretary, at=here.at(1))


CASES = {"ScreenSet": Case(act=add)}
