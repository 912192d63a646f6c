"""The order of the queue and who might be called next."""

import pytest

from agenda.models import Turn
from agenda.queue import in_order, suggestion
from tests.agenda.factories import make_current, make_turn
from tests.factories import World

NAMES = ("hanh", "an", "giao", "dat", "nguyet")


def line(here: World, *kinds: str) -> list[Turn]:
    """Speakers of these kinds, a minute after each other; `*` before a kind: has spoken, `!`: speaks."""
    item = make_current(here)
    states = {"*": "done", "!": "speaking"}
    return [
        make_turn(here, item, name, states.get(kind[0], "waiting"), minute=place, kind=kind.lstrip("*!"))
        for place, (name, kind) in enumerate(zip(NAMES, kinds, strict=False))
    ]


def test_points_of_order_go_first_each_in_its_turn(running: World) -> None:
    turns = line(running, "speech", "order", "pro", "order", "contra")
    assert [turns.index(turn) for turn in in_order(reversed(turns))] == [1, 3, 0, 2, 4]


@pytest.mark.parametrize(
    ("kinds", "place", "why"),
    [
        (("speech", "pro", "contra"), 0, ""),
        (("contra", "pro"), 0, ""),
        (("*pro", "pro", "speech", "contra"), 3, "Luân phiên: sau ý kiến “ủng hộ”."),
        (("!contra", "contra", "pro"), 2, "Luân phiên: sau ý kiến “phản biện”."),
        (("*pro", "*contra", "contra", "pro"), 3, "Luân phiên: sau ý kiến “phản biện”."),
        (("*contra", "pro", "contra"), 1, ""),
        (("*pro", "pro", "pro"), 1, ""),
        (("*pro", "contra", "order"), 2, "Ý kiến về thủ tục được mời trước."),
    ],
)
def test_the_suggestion(running: World, kinds: tuple[str, ...], place: int, why: str) -> None:
    turns = line(running, *kinds)
    found = suggestion(turns)
    assert found is not None
    assert (turns.index(found.turn), found.why) == (place, why)


def test_nobody_waits_nobody_is_suggested(running: World) -> None:
    assert suggestion(line(running, "*pro", "!contra")) is None
