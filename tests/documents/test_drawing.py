import uuid
from pathlib import Path

import pytest
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult
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
    monkeypatch.setattr(pages, "prepare", lambda pdf, shelf, numbers, note: None)
    version = add(draft, file=upload(samples.text_pdf(3))).versions.get()
    drawing.draw_pages.call(str(version.pk))
    version.refresh_from_db()
    assert (version.pages_state, version.prepared) == (PagesState.FAILED, 0)


def test_a_version_that_is_gone_is_no_error() -> None:
    drawing.draw_pages.call(str(uuid.uuid4()))
    assert PaperVersion.objects.count() == 0


def test_papers_take_turns_and_a_short_one_does_not_wait_for_a_long_one(
    draft: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawing, "TURN", 2)
    drawn: list[tuple[str, list[int]]] = []

    def note(pdf: Path, shelf: Shelf, numbers: range, told: object) -> None:
        drawn.append((names[shelf.folder], list(numbers)))
        if len(drawn) == 2:  # comes while the long one is drawn
            names[last(draft, "later", 1)] = "later"

    names: dict[Path, str] = {}
    monkeypatch.setattr(pages, "prepare", note)
    for name, count in (("long", 5), ("other", 3), ("short", 1)):
        names[last(draft, name, count)] = name
    while row := DBTaskResult.objects.ready().filter(task_path__endswith="draw_pages").first():  # as the worker does
        DBTaskResult.objects.filter(pk=row.pk).update(status=TaskResultStatus.SUCCESSFUL)
        row.task.call(*row.args_kwargs["args"])
    assert drawn == [
        ("long", [1, 2]),
        ("other", [1, 2]),
        ("short", [1]),
        ("later", [1]),
        ("long", [3, 4]),
        ("other", [3]),
        ("long", [5]),
    ]


def last(draft: World, name: str, count: int) -> Path:
    """Adds a paper of so many pages; where its pages will lie."""
    version = add(draft, file=upload(samples.text_pdf(count, text=name))).versions.get()
    return Shelf(store.pages(version.sha256)).folder


def test_the_last_turn_says_how_many_could_be_drawn_and_makes_the_words_searchable(
    draft: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawing, "TURN", 2)
    version = add(draft, file=upload(samples.text_pdf(3))).versions.get()
    drawing.draw_pages.call(str(version.pk))
    version.refresh_from_db()
    assert (version.pages_state, version.prepared) == (PagesState.WORKING, 2)
    drawing.draw_pages.call(str(version.pk), 3)
    version.refresh_from_db()
    assert (version.pages_state, version.prepared) == (PagesState.READY, 3)
    assert version.texts.filter(page__gt=0).count() == 3
