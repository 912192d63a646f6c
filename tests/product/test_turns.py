"""Tests that would disturb each other share a worker."""

import pytest

from tests.browser.gallery.views import STAGES
from tests.turns import GALLERY, turn


@pytest.mark.parametrize(
    ("nodeid", "expected"),
    [
        ("tests/faults/test_network.py::test_x", "servers"),
        ("tests/realtime/rehearsal/test_command.py::test_y[a/b]", "servers"),
        ("tests/realtime/test_hub.py::test_z", "tests/realtime/test_hub.py::test_z"),
        ("tests/faultsless/test_z.py::test_z", "tests/faultsless/test_z.py::test_z"),
    ],
)
def test_servers_take_turns(nodeid: str, expected: str) -> None:
    assert turn(nodeid) == expected


def test_the_gallery_is_two_rows_of_stages_in_their_order() -> None:
    views = [view.name for row in STAGES.values() for view in row]
    turns = [turn(f"{GALLERY}{name}]") for name in views]
    assert turns == sorted(turns)
    assert set(turns) == {"gallery 0", "gallery 1"}
    assert abs(turns.count("gallery 0") - turns.count("gallery 1")) <= 1
