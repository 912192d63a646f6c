import uuid
from pathlib import Path

import pytest
from pytest_django import Settings

from documents import drawing, store
from documents.models import PaperVersion
from documents.pdf import pages
from documents.pdf.shelf import Shelf
from documents.states import PagesState
from tests.documents.pdf import samples
from tests.documents.uploads import add, upload
from tests.factories import World

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_files(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def test_all_pages_of_a_version_are_drawn(draft: World) -> None:
    version = add(draft).versions.get()
    drawing.draw_pages.call(str(version.pk))
    version.refresh_from_db()
    assert (version.pages_state, version.prepared) == (PagesState.READY, 2)
    shelf = Shelf(store.pages(version.sha256))
    assert [shelf.has(number, (pages.PAGE, pages.THUMB), True) for number in (1, 2)] == [True, True]


def test_a_paper_of_which_no_page_can_be_drawn_is_marked(draft: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "prepare", lambda pdf, shelf, total, note: total)
    version = add(draft, file=upload(samples.text_pdf(3))).versions.get()
    drawing.draw_pages.call(str(version.pk))
    version.refresh_from_db()
    assert (version.pages_state, version.prepared) == (PagesState.FAILED, 0)


def test_a_version_that_is_gone_is_no_error() -> None:
    drawing.draw_pages.call(str(uuid.uuid4()))
    assert PaperVersion.objects.count() == 0
