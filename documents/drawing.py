"""Has the pages of a new version drawn in the background, so that readers need not wait, and their text indexed.

Nothing but the search depends on it: a page that is asked for first is drawn at once (`documents.pdf.demand`).
Papers take turns, because the queue is one for all: a letter of one page does not wait for a book of three hundred.
"""

import time
from typing import Final

from django_tasks import task

from documents import store
from documents.models import PaperVersion
from documents.pdf import pages
from documents.pdf.shelf import Shelf
from documents.searching import index
from documents.states import PagesState

PAUSE: Final = 1.0  # seconds between two notes of the progress
TURN: Final = 24  # pages drawn before others have their turn
LATER: Final = (
    -10
)  # the priority of every turn but the first: the first pages of all papers come before the rest of any


@task()
def draw_pages(version_id: str, first: int = 1) -> None:
    """Draws what is missing from page `first` on, one turn of it, and asks for the next turn if there is more."""
    version = PaperVersion.objects.filter(pk=version_id).first()
    if version is None:
        return
    after = min(first + TURN, version.pages + 1)
    _draw(version, range(first, after))
    if after <= version.pages:
        draw_pages.using(priority=LATER).enqueue(version_id, after)
    else:
        _finish(version)


def draw_all(version: PaperVersion) -> None:
    """Draws what is missing of the whole version at once."""
    _draw(version, range(1, version.pages + 1))
    _finish(version)


def _draw(version: PaperVersion, numbers: range) -> None:
    """Keeps `prepared` and `pages_state` of the version up to date on the way.

    What breaks the work itself, such as a full disk, is told of the version as well, and goes on to the worker's log.
    """
    rows = PaperVersion.objects.filter(pk=version.pk)
    rows.update(pages_state=PagesState.WORKING)
    try:
        _draw_noting(version, numbers)
    except Exception:
        rows.update(pages_state=PagesState.FAILED)
        raise


def _draw_noting(version: PaperVersion, numbers: range) -> None:
    rows = PaperVersion.objects.filter(pk=version.pk)
    noted = time.monotonic()

    def note(done: int) -> None:
        nonlocal noted
        if time.monotonic() - noted > PAUSE:
            rows.update(prepared=done)
            noted = time.monotonic()

    pages.prepare(store.local(version.sha256), Shelf(store.pages(version.sha256)), numbers, note)
    rows.update(prepared=numbers[-1])


def _finish(version: PaperVersion) -> None:
    failed = pages.undrawn(Shelf(store.pages(version.sha256)), version.pages)
    state = PagesState.FAILED if failed == version.pages else PagesState.READY
    PaperVersion.objects.filter(pk=version.pk).update(pages_state=state, prepared=version.pages - failed)
    index.index_version(version)
