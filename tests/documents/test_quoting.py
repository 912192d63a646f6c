import hashlib
from pathlib import Path

import pytest
from pytest_django import Settings

from documents import quoting
from documents.papers import replace_paper, withdraw_paper
from tests.documents.pdf import samples
from tests.documents.uploads import add, upload
from tests.factories import World, world

pytestmark = pytest.mark.django_db


@pytest.fixture
def convened(db: None) -> World:
    return world(state="convened")


@pytest.fixture(autouse=True)
def own_files(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def test_a_quotation_names_version_day_and_digest(draft: World) -> None:
    data = samples.text_pdf(3)
    paper = add(draft, file=upload(data))
    code = hashlib.sha256(data).hexdigest()
    said = quoting.quotation(paper.versions.get())
    assert str(said) == f"Tờ trình (bản 1, ngày 06/11/2026, mã {code[:4]}-{code[4:8]})"


def test_what_is_written_down_comes_back(draft: World) -> None:
    said = quoting.quotation(add(draft).versions.get())
    assert quoting.from_plain(quoting.to_plain([said])) == (said,)


def test_the_version_in_force_is_that_of_the_moment(draft: World) -> None:
    paper = add(draft, at=draft.at(-9000))
    replace_paper(paper=paper, upload=upload(samples.text_pdf(3)), by=draft.clerk, at=draft.at(-100))
    early, late = quoting.in_force(paper, draft.at(-101)), quoting.in_force(paper)
    assert early is not None
    assert late is not None
    assert (early.number, late.number) == (1, 2)
    assert quoting.in_force(paper, draft.at(-9001)) is None


def test_an_item_quotes_what_was_sent(convened: World) -> None:
    first, second = add(convened), add(convened)
    add(convened, item=1)
    replace_paper(
        paper=second, upload=upload(samples.text_pdf(3)), reason="Sửa số liệu", by=convened.clerk, at=convened.at(-9)
    )
    said = quoting.papers_of(convened.items[0])
    assert [(one.paper, one.number) for one in said] == [(str(first.pk), 1), (str(second.pk), 2)]
    withdraw_paper(paper=first, by=convened.clerk, at=convened.at(-8))
    assert [one.paper for one in quoting.papers_of(convened.items[0])] == [str(second.pk)]


def test_nothing_is_quoted_before_it_is_sent_or_of_an_item_on_paper(draft: World) -> None:
    add(draft)
    assert quoting.papers_of(draft.items[0]) == ()
    assert quoting.papers_of(draft.items[2]) == ()
