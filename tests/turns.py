"""In which order a run does its tests, and which of them follow each other on one worker."""

from pathlib import PurePosixPath
from typing import Any

from xdist.scheduler import LoadScopeScheduling  # type: ignore[import-untyped]

from tests.browser.gallery.views import STAGES

# Tests that start several servers and their tablets: two of them at once would wait for each other.
WITH_SERVERS = ("bench", "deploy", "faults", "realtime/rehearsal", "rehearsal", "torture")
GALLERY = "tests/browser/test_gallery.py::test_page["
WALKS = "tests/browser/"  # a whole meeting each
PARTS = 2  # the stages of one meeting follow each other; so many meetings are played side by side


def turn(nodeid: str) -> str:
    """What all tests share that take turns with this one; its own name if none does.

    pytest-xdist has marks for this, which it writes into the name of a test where pytest no longer looks.
    """
    if nodeid.startswith(GALLERY):
        return f"gallery {_part(nodeid.removeprefix(GALLERY).removesuffix(']'))}"
    path = PurePosixPath(nodeid.partition("::")[0])
    return "servers" if any(path.is_relative_to(f"tests/{folder}") for folder in WITH_SERVERS) else nodeid


def _part(view: str) -> int:
    names = [one.name for row in STAGES.values() for one in row]
    return names.index(view) * PARTS // len(names)


def place(nodeid: str, *, browser: bool) -> tuple[bool, bool, bool]:
    """Where a test stands in a run: the browser's last, and of each kind first what takes long.

    Playwright keeps an event loop running in the thread of the tests from its first page on: no test with a loop of its
    own can follow in that process.
    """
    long = turn(nodeid) != nodeid
    return browser, not long, not nodeid.startswith(WALKS)


class Turns(LoadScopeScheduling):  # type: ignore[misc]
    """Tests that take turns are one unit of work; units are handed out in the order of the collection."""

    def __init__(self, config: Any, log: Any) -> None:
        config.option.loadscopereorder = False  # or a unit with more tests would come first, whatever they ask for
        super().__init__(config, log)

    def _split_scope(self, nodeid: str) -> str:
        return turn(nodeid)
