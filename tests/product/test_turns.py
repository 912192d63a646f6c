"""Tests that would disturb each other share a worker."""

from types import SimpleNamespace
from typing import Any

import pytest

from tests.browser.gallery.views import STAGES
from tests.turns import GALLERY, Turns, place, turn


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


def test_the_browser_comes_last_and_what_takes_long_first_of_each_kind() -> None:
    ordered = [
        ("tests/faults/test_x.py::test_x", False),
        ("tests/agenda/test_a.py::test_a", False),
        (f"{GALLERY}room]", True),
        ("tests/browser/test_journey.py::test_a", True),
        ("tests/agenda/test_a_script.py::test_a", True),
    ]
    places = [place(nodeid, browser=browser) for nodeid, browser in ordered]
    assert places == sorted(places)
    assert len(set(places)) == len(places)


class Worker:
    """Does what it is given, one test after the other."""

    def __init__(self, number: int) -> None:
        self.gateway = SimpleNamespace(id=f"gw{number}")
        self.given: list[int] = []
        self.shutting_down = False

    def send_runtest_some(self, numbers: list[int]) -> None:
        self.given += numbers

    def shutdown(self) -> None:
        self.shutting_down = True


def test_every_test_is_given_out_once_in_its_order_and_none_is_held_back() -> None:
    names = [f"tests/faults/test_a.py::test_{number}" for number in range(3)]
    names += [f"tests/agenda/test_a.py::test_{number}" for number in range(40)]
    option = SimpleNamespace(loadscopereorder=True, tx=["a", "b"], maxprocesses=None)
    config: Any = SimpleNamespace(option=option, getoption=lambda _name: 2, getvalue=lambda name: getattr(option, name))
    scheduler = Turns(config, SimpleNamespace(loadscopesched=lambda *_: None))
    workers = [Worker(0), Worker(1)]
    for worker in workers:
        scheduler.add_node(worker)
        scheduler.add_node_collection(worker, names)
    scheduler.schedule()
    done = {worker.gateway.id: 0 for worker in workers}
    while not all(worker.shutting_down and done[worker.gateway.id] == len(worker.given) for worker in workers):
        for worker in workers:
            if done[worker.gateway.id] < len(worker.given):
                scheduler.mark_test_complete(worker, worker.given[done[worker.gateway.id]])
                done[worker.gateway.id] += 1
    assert sorted(workers[0].given + workers[1].given) == list(range(len(names)))
    assert workers[0].given[:3] == [0, 1, 2]
    assert all(worker.given == sorted(worker.given) for worker in workers)
    assert scheduler.tests_finished
    assert not scheduler.has_pending
