"""Which tests follow each other on one worker of a run, in their order; all others go to whichever is free."""

from pathlib import PurePosixPath

from xdist.scheduler import LoadScopeScheduling  # type: ignore[import-untyped]

from tests.browser.gallery.views import STAGES

# Tests that start several servers and their tablets: two of them at once would wait for each other.
WITH_SERVERS = ("bench", "deploy", "faults", "realtime/rehearsal", "rehearsal", "torture")
GALLERY = "tests/browser/test_gallery.py::test_page["
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


class Turns(LoadScopeScheduling):  # type: ignore[misc]
    """Tests that take turns are one unit of work."""

    def _split_scope(self, nodeid: str) -> str:
        return turn(nodeid)
