"""Events of the agenda, as they are and as they were written once."""

import pytest

from agenda import events
from meetings.facts import REGISTRY


@pytest.mark.parametrize("name", ["FloorRequested", "FloorWithdrawn", "FloorGiven"])
def test_an_event_from_before_there_were_kinds_is_a_speech(name: str) -> None:
    written = {"turn": "t", "item": "i"}
    assert REGISTRY[name](**written).payload() == {**written, "kind": "speech"}


def test_a_speech_that_ended_before_there_were_kinds() -> None:
    assert events.FloorEnded(turn="t", item="i", seconds=60).kind == "speech"
