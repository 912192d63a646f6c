import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PIL import Image

from documents.pdf import demand, pages
from documents.pdf.refusals import UnreadablePage
from documents.pdf.shelf import Shelf
from tests.documents.pdf import samples
from tests.documents.pdf.conftest import Keep


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[list[int]]]:
    """The page numbers of every child that was started; afterwards all drawing has come to an end."""
    batches: list[list[int]] = []
    real = pages.draw

    def counting(pdf: Path, numbers: list[int], order: pages.Order, shelf: Shelf) -> Iterator[int]:
        batches.append(list(numbers))
        return real(pdf, numbers, order, shelf)

    monkeypatch.setattr(pages, "draw", counting)
    yield batches
    settle()


def settle() -> None:
    for thread in threading.enumerate():
        if thread.name == "page-drawing":
            thread.join(30)


def test_a_page_comes_with_its_neighbours(keep: Keep, tmp_path: Path, drawn: list[list[int]]) -> None:
    path, shelf = keep(samples.text_pdf(9)), Shelf(tmp_path)
    with Image.open(demand.image(path, shelf, 5, 1200, total=9)) as image:
        assert image.size == (1200, 1697)
    settle()
    assert drawn == [[5, 6, 4]]
    assert [number for number in range(1, 10) if shelf.has(number, (1200, 180), True)] == [4, 5, 6]


@pytest.mark.parametrize(("number", "batch"), [(1, [1, 2]), (3, [3, 2])])
def test_there_is_nothing_before_the_first_and_after_the_last_page(
    keep: Keep, tmp_path: Path, drawn: list[list[int]], number: int, batch: list[int]
) -> None:
    demand.image(keep(samples.text_pdf(3)), Shelf(tmp_path), number, 1200, total=3)
    settle()
    assert drawn == [batch]


def test_a_close_look_draws_one_page(keep: Keep, tmp_path: Path, drawn: list[list[int]]) -> None:
    with Image.open(demand.image(keep(samples.text_pdf(3)), Shelf(tmp_path), 2, 1800, total=3)) as image:
        assert image.width == 1800
    assert drawn == [[2]]


def test_thumbnails_come_by_the_strip(keep: Keep, tmp_path: Path, drawn: list[list[int]]) -> None:
    demand.image(keep(samples.text_pdf(5)), Shelf(tmp_path), 2, 180, total=5)
    settle()
    assert drawn == [[2, 3, 4, 5]]


@pytest.mark.race
def test_many_who_ask_at_once_get_one_drawing(keep: Keep, tmp_path: Path, drawn: list[list[int]]) -> None:
    path, shelf = keep(samples.text_pdf(9)), Shelf(tmp_path)
    start = threading.Barrier(24)

    def ask(index: int) -> bytes:
        start.wait()
        return demand.image(path, shelf, 4 + index % 3, 1200, total=9).read_bytes()

    with ThreadPoolExecutor(24) as pool:
        found = list(pool.map(ask, range(24)))
    settle()
    numbers = [number for batch in drawn for number in batch]
    assert len(numbers) == len(set(numbers)), "a page was drawn twice"
    assert [len(set(found[page::3])) for page in range(3)] == [1, 1, 1]
    assert {data[:4] for data in found} == {b"RIFF"}


@pytest.mark.race
def test_preparing_and_asking_at_once_corrupts_nothing(keep: Keep, tmp_path: Path) -> None:
    path, shelf = keep(samples.text_pdf(12)), Shelf(tmp_path)
    with ThreadPoolExecutor(5) as pool:
        work = pool.submit(pages.prepare, path, shelf, range(1, 13), lambda done: None)
        asked = list(pool.map(lambda number: demand.image(path, shelf, number, 1200, total=12), range(12, 0, -1)))
        work.result()
    assert pages.undrawn(shelf, 12) == 0
    settle()
    for image in asked:
        with Image.open(image) as opened:
            opened.load()
    assert list(shelf.folder.glob(".*")) == []


def test_the_lines_come_with_the_page(keep: Keep, tmp_path: Path) -> None:
    found = demand.lines(keep(samples.text_pdf(2)), Shelf(tmp_path), 2, total=2)
    assert "Trang 2" in found.read_text()
    settle()


def test_a_page_that_cannot_be_drawn_is_refused_and_not_tried_again(
    keep: Keep, tmp_path: Path, drawn: list[list[int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "PATIENCE", 3.0)
    path, shelf = keep(samples.endless_pdf()), Shelf(tmp_path)
    with pytest.raises(UnreadablePage):
        demand.image(path, shelf, 1, 1200, total=1)
    started = time.monotonic()
    with pytest.raises(UnreadablePage):
        demand.image(path, shelf, 1, 1200, total=1)
    assert time.monotonic() - started < 0.1
    assert drawn == [[1]]


def test_a_full_disk_is_an_unreadable_page_and_nobody_waits(
    keep: Keep, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Shelf, "put", full)
    with pytest.raises(UnreadablePage):
        demand.image(keep(samples.text_pdf()), Shelf(tmp_path), 1, 1200, total=1)
    assert demand._coming == {}
