"""A second run leaves out nothing that comes to the database or to Redis."""

import pytest

from tests.factories import World
from tests.outside import reaches


def test_what_processes_do_is_run_again(request: pytest.FixtureRequest) -> None:
    assert reaches(request.node)


class Elsewhere:
    """A test that lies in another folder, with what it asks for and how it is marked."""

    def __init__(self, nodeid: str, *fixturenames: str, marked: bool = False) -> None:
        self.nodeid, self.fixturenames, self.marked = nodeid, fixturenames, marked

    def get_closest_marker(self, name: str) -> object:
        return name if self.marked and name == "django_db" else None


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (Elsewhere("tests/voting/test_rules.py::test_x[a/b]"), False),
        (Elsewhere("tests/voting/test_rules.py::test_x", "monkeypatch", "running", "db"), True),
        (Elsewhere("tests/voting/test_rules.py::test_x", "hall", "transactional_db"), True),
        (Elsewhere("tests/voting/test_rules.py::test_x", marked=True), True),
        (Elsewhere("tests/realtime/test_relay.py::test_x"), True),
        (Elsewhere("tests/configured/test_x.py::test_x"), False),
    ],
)
def test_it_is_known_by_what_it_asks_for(item: pytest.Item, expected: bool) -> None:
    assert reaches(item) == expected


def test_a_fixture_of_a_fixture_counts(running: World, request: pytest.FixtureRequest) -> None:
    item = Elsewhere("tests/agenda/test_x.py::test_x", *request.node.fixturenames)
    assert reaches(item)  # type: ignore[arg-type]
