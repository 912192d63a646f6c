from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from pytest_django import Settings

from config import readiness
from documents import drawing, papers, store
from documents.models import Act, PageText
from documents.papers import PaperPlan
from documents.searching import index
from people.words import wanted
from tests.documents.access import issued
from tests.documents.pdf import samples
from tests.documents.uploads import add, upload
from tests.factories import World, world

pytestmark = pytest.mark.django_db


@pytest.fixture
def closed(settings: Settings, tmp_path: Path) -> World:
    settings.MEDIA_ROOT = tmp_path
    return world(state="closed", present=10)


def pages(asked: str) -> list[int]:
    return sorted(index.holding(wanted(asked)).values_list("page", flat=True))


def drawn(here: World, text: str = "Dự toán ngân sách") -> None:
    version = add(here, file=upload(samples.text_pdf(2, text=text))).versions.get()
    drawing.draw_pages.call(str(version.pk))


def test_pages_are_indexed_when_they_are_drawn(here: World) -> None:
    drawn(here)
    rows = PageText.objects.values_list("page", "text", "words")
    assert list(rows) == [
        (0, "Tờ trình", " to trinh "),
        (1, "Dự toán ngân sách Trang 1", " du toan ngan sach trang 1 "),
        (2, "Dự toán ngân sách Trang 2", " du toan ngan sach trang 2 "),
    ]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("ngan sach", [1, 2]),
        ("NGÂN SÁCH", [1, 2]),
        ("nga\u0302n sa\u0301ch", [1, 2]),
        ("sach ngan", [1, 2]),
        ("du toan sa", [1, 2]),
        ("trang 2", [2]),
        ("to trinh", [0]),
        ("sach gan", []),
        ('" OR ngan', []),
        ("ngan* & !sach:", [1, 2]),
        ("' | ''", []),
    ],
)
def test_each_word_must_stand_on_the_page(here: World, asked: str, found: list[int]) -> None:
    drawn(here)
    assert (pages(asked) if wanted(asked) else []) == found


def test_drawing_again_changes_nothing(here: World) -> None:
    drawn(here)
    version = papers.latest_version(here.meeting.papers.get())
    assert version is not None
    index.index_version(version)
    assert (PageText.objects.count(), pages("ngan sach")) == (3, [1, 2])


def test_a_new_title_takes_the_place_of_the_old(here: World) -> None:
    drawn(here)
    paper = here.meeting.papers.get()
    papers.change_paper(paper=paper, plan=PaperPlan(title="Báo cáo tổng kết"), by=here.clerk, at=here.at(1))
    assert (pages("tong ket"), pages("to trinh")) == ([0], [])


def test_what_is_withdrawn_is_gone_from_the_index(here: World) -> None:
    drawn(here)
    paper = here.meeting.papers.get()
    papers.withdraw_paper(paper=paper, by=here.clerk, at=here.at(1))
    assert (pages("ngan sach"), PageText.objects.count()) == ([], 0)
    index.index_version(paper.versions.get())
    assert PageText.objects.count() == 0


def test_an_issued_act_is_indexed_in_the_background(closed: World) -> None:
    act = Act.objects.get(pk=issued(closed)["act_id"])
    index.index_one_act.call(str(act.pk))
    assert PageText.objects.filter(act=act, page=0).get().text.startswith("87-TB/ĐU")
    assert pages("du toan ngan sach quy III") == []
    assert pages("giam it nhat 20 so cuoc hop") == [1]


def test_what_was_there_before_is_indexed_once(here: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lost = add(here, file=upload(samples.text_pdf(1, text="Mất tệp"))).versions.get()
    store.path(lost.sha256).unlink()
    add(here)
    assert (index.missing(), readiness.index()) == (2, True)
    call_command("search_index")
    assert capsys.readouterr().out.strip() == "Đã lập chỉ mục 1 tài liệu, văn bản; còn 1 không đọc được."
    assert (index.missing(), pages("ngan sach")) == (1, [1, 2])
    call_command("search_index")
    assert PageText.objects.count() == 3
    call_command("search_index", anew=True)
    assert pages("ngan sach") == [1, 2]


def test_a_server_that_has_everything_indexed_has_nothing_to_do(here: World) -> None:
    drawn(here)
    assert readiness.index() is False


def test_the_database_keeps_its_index_by_itself(here: World) -> None:
    """A migration that makes the table anew on SQLite would lose the triggers."""
    drawn(here)
    PageText.objects.filter(page=1).update(words=" khac ")
    PageText.objects.filter(page=2).delete()
    assert (pages("ngan sach"), pages("khac")) == ([], [1])
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_indexes WHERE indexname = 'documents_pagetext_words'")
            assert cursor.fetchone() == (1,)
