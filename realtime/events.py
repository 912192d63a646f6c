"""What can happen to the screens of a hall."""

from meetings.facts import Fact, event


@event
class ScreenSet(Fact):
    """The desk put something else on a screen, or added or removed one; `shows` is one of `Show`, empty if removed."""

    screen: int
    shows: str
