"""How far papers are prepared, as the office sees it, and trying once more."""

from pathlib import Path

import pytest
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from documents import drawing, papers
from documents.models import PaperVersion
from documents.pdf import pages
from documents.preparing import Preparing, prepare_again, preparing, preparing_sign
from documents.states import PagesState
from people.refusals import NotAllowed
from tests.documents.pdf import samples
from tests.documents.uploads import add, upload
from tests.factories import World

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_files(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def stands(version: PaperVersion, state: PagesState, done: int) -> None:
    PaperVersion.objects.filter(pk=version.pk).update(pages_state=state, prepared=done)


def left(draft: World) -> Preparing:
    return preparing(draft.meeting.pk)


def test_each_paper_stands_where_it_is_until_all_pages_are_there(draft: World) -> None:
    version = add(draft).versions.get()
    signs = {preparing_sign(draft.meeting.pk, draft.at())}
    for state, done, where in (
        (PagesState.WAITING, 0, "going"),
        (PagesState.WORKING, 1, "going"),
        (PagesState.FAILED, 0, "failed"),
        (PagesState.READY, 1, "partly"),
        (PagesState.READY, 2, ""),
    ):
        stands(version, state, done)
        found = left(draft)
        assert [name for name in ("going", "failed", "partly") if getattr(found, name) == [version]] == [where][
            : bool(where)
        ]
        assert bool(found) == bool(where)
        signs.add(preparing_sign(draft.meeting.pk, draft.at()))
    assert len(signs) == 5  # the first two are the same


def test_only_the_newest_version_of_a_paper_that_is_not_taken_back_counts(draft: World) -> None:
    paper = add(draft)
    papers.replace_paper(paper=paper, upload=upload(samples.text_pdf(3)), reason="sửa", by=draft.clerk, at=draft.at())
    assert [one.number for one in left(draft).going] == [2]
    papers.withdraw_paper(paper=paper, by=draft.clerk, at=draft.at(1))
    assert not left(draft)


def test_what_breaks_the_work_is_told(draft: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    version = add(draft).versions.get()
    monkeypatch.setattr(pages, "prepare", full)
    with pytest.raises(OSError, match="No space"):
        drawing.draw_pages.call(str(version.pk))
    assert left(draft).failed == [version]


def test_trying_again_is_asked_once_and_ends_well(draft: World) -> None:
    paper = add(draft)
    version = paper.versions.get()
    DBTaskResult.objects.all().delete()
    assert prepare_again(paper=paper, by=draft.clerk) is None  # it is on its way
    stands(version, PagesState.FAILED, 0)
    assert prepare_again(paper=paper, by=draft.clerk) == version
    assert prepare_again(paper=paper, by=draft.secretary) is None
    assert DBTaskResult.objects.count() == 1
    drawing.draw_pages.call(str(version.pk))
    assert (bool(left(draft)), prepare_again(paper=paper, by=draft.clerk)) == (False, None)


def test_only_the_office_asks_for_it(draft: World) -> None:
    with pytest.raises(NotAllowed):
        prepare_again(paper=add(draft), by=draft.chair)
