"""Has the pages of a new version drawn in the background, so that readers need not wait, and their text indexed.

Nothing but the search depends on it: a page that is asked for first is drawn at once (`documents.pdf.demand`).
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


@task()
def draw_pages(version_id: str) -> None:
    """Draws what is missing and keeps `prepared` and `pages_state` of the version up to date."""
    version = PaperVersion.objects.filter(pk=version_id).first()
    if version is None:
        return
    rows = PaperVersion.objects.filter(pk=version_id)
    rows.update(pages_state=PagesState.WORKING)
    noted = time.monotonic()

    def note(done: int, total: int) -> None:
        nonlocal noted
        if time.monotonic() - noted > PAUSE:
            rows.update(prepared=done)
            noted = time.monotonic()

    shelf = Shelf(store.pages(version.sha256))
    failed = pages.prepare(store.local(version.sha256), shelf, version.pages, note)
    state = PagesState.FAILED if failed == version.pages else PagesState.READY
    rows.update(pages_state=state, prepared=version.pages - failed)
    index.index_version(version)
