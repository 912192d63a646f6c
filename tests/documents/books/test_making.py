"""A person's papers as one PDF: what is in it, that it is bound whole, and that fetching it counts as paper."""

import io
from pathlib import Path

import pytest
from pypdf import PdfReader
from pytest_django import Settings

from agenda.models import Item
from documents.books import files, making
from documents.books.contents import contents_of
from documents.models import Book, Paper, Trace
from documents.papers import withdraw_paper
from documents.states import BookState
from meetings.models import Event, Meeting
from tests.agenda.factories import make_recusal, make_secret
from tests.documents.pdf import samples
from tests.documents.uploads import add, upload
from tests.factories import World, world

pytestmark = pytest.mark.django_db


@pytest.fixture
def here(settings: Settings, tmp_path: Path) -> World:
    settings.MEDIA_ROOT = tmp_path
    made = world(state="running", present=10)
    add(made, 0, file=upload(samples.text_pdf(2)))
    add(made, 1, file=upload(samples.text_pdf(3)))
    add(made, None, file=upload(samples.text_pdf(1)))
    return made


def said(here: World, who: str) -> list[tuple[int, int, bool]]:
    """Of each section its number, how many papers it has, and whether a line stands in place of papers."""
    found = contents_of(here.users[who], meeting(here))
    return [(one.number, len(one.versions), bool(one.note)) for one in found.sections]


def meeting(here: World) -> Meeting:
    return Meeting.objects.select_related("body__organisation").get(pk=here.meeting.pk)


def asked(here: World, who: str = "hanh", minute: float = 1) -> Book:
    return making.ask(meeting=meeting(here), by=here.users[who], at=here.at(minute))


def made(here: World, who: str = "hanh", minute: float = 1) -> Book:
    book = asked(here, who, minute)
    making.make_book.call(str(book.pk))
    book.refresh_from_db()
    return book


def test_everybody_finds_what_they_may_read_in_the_order_of_the_agenda(here: World) -> None:
    make_secret(here)
    make_recusal(here, 2, "nguyet")
    Item.objects.filter(pk=here.items[2].pk).update(restricted=True)
    assert said(here, "hanh") == [
        (0, 1, False),
        (1, 1, False),
        (2, 1, False),
        (3, 0, True),
        (4, 0, False),
        (5, 0, True),
    ]
    assert said(here, "nguyet")[2] == (2, 0, True)
    assert said(here, "luc") == [(0, 1, False), (1, 1, False)]  # a guest finds no word of other items
    assert said(here, "stranger") == []


def test_a_paper_that_was_not_sent_is_not_even_in_the_books_of_the_office(here: World) -> None:
    Paper.objects.filter(item=here.items[0]).update(state="ready")
    assert said(here, "thuong")[1] == (1, 0, False)


def test_the_book_is_whole(here: World) -> None:
    book = made(here)
    assert (book.state, book.done, book.papers) == (BookState.READY, 3, 3)
    reader = PdfReader(io.BytesIO(files.local(book).read_bytes()))
    front = book.pages - 6
    assert len(reader.pages) == book.pages
    assert front >= 2
    assert reader.page_labels == [*["i", "ii", "iii"][:front], *map(str, range(1, 7))]
    cover, agenda = reader.pages[0].extract_text(), reader.pages[1].extract_text()
    assert str(here.users["hanh"]) in cover
    assert here.items[1].title[:20] in agenda
    last = reader.pages[-1].extract_text()
    codes = {one.code for one in Trace.objects.filter(kind="book", user=here.users["hanh"])}
    assert len(codes) == 3
    assert any(f"{code[:4]} {code[4:]}" in last for code in codes)
    assert last.rstrip().endswith("6")  # the number of the page in the book
    titles = [reader.get_destination_page_number(one) for one in reader.outline if not isinstance(one, list)]
    assert titles == [0, front, front + 1, front + 3]
    assert [path.name for path in files.folder().iterdir()] == [f"{book.pk}.pdf"]


def test_the_same_book_is_not_made_twice_and_another_is_when_something_changed(here: World) -> None:
    first = made(here)
    assert asked(here, minute=2) == first
    withdraw_paper(paper=Paper.objects.get(item=here.items[1]), by=here.secretary, at=here.at(3))
    with pytest.raises(making.Outdated):
        making.take(book=first, by=here.users["hanh"], at=here.at(4))
    second = made(here, minute=5)
    first.refresh_from_db()
    assert (second.papers, first.state) == (2, BookState.GONE)
    assert [path.name for path in files.folder().iterdir()] == [f"{second.pk}.pdf"]


def test_fetching_counts_as_paper_once(here: World) -> None:
    book = made(here)
    for minute in (2, 3):
        with making.take(book=book, by=here.users["hanh"], at=here.at(minute)) as file:
            assert file.read(5) == b"%PDF-"
    (taken,) = Event.objects.filter(kind="BookTaken")
    assert taken.payload == {"pages": book.pages}
    book.refresh_from_db()
    assert book.taken_at == here.at(2)
    with pytest.raises(Book.DoesNotExist):
        making.take(book=book, by=here.users["an"], at=here.at(4))


def test_a_book_that_is_not_there_is_not_fetched(here: World) -> None:
    waiting = asked(here)
    with pytest.raises(making.NotReady):
        making.take(book=waiting, by=here.users["hanh"], at=here.at(2))
    making.make_book.call(str(waiting.pk))
    files.drop(waiting)
    with pytest.raises(making.NotReady):
        making.take(book=waiting, by=here.users["hanh"], at=here.at(3))
    assert not Event.objects.filter(kind="BookTaken").exists()


def test_what_cannot_be_made_says_so(here: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "PATIENCE", 0.01)
    assert made(here).state == BookState.FAILED
    assert list(files.folder().iterdir()) == []


def test_nothing_and_too_much_are_refused(here: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "MOST", 5)
    with pytest.raises(making.TooMuch):
        asked(here)
    Paper.objects.update(state="withdrawn")
    with pytest.raises(making.NothingToPrint):
        asked(here)
