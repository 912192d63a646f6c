import json
import os
import time
import unicodedata
from pathlib import Path

import pytest
from PIL import Image

from documents.pdf import cage, pages, raster
from documents.pdf.shelf import RETRY_SECONDS, Shelf
from tests.documents.pdf import samples
from tests.documents.pdf.conftest import Keep


def lines_of(shelf: Shelf, number: int = 1) -> list[list[float | str]]:
    found: list[list[float | str]] = json.loads(shelf.lines(number).read_text())["lines"]
    return found


def test_pages_are_drawn_in_the_order_asked(keep: Keep, tmp_path: Path) -> None:
    made = pages.render(keep(samples.text_pdf(5)), [4, 5, 3], 180, tmp_path)
    assert [(image.number, image.width, image.height) for image in made] == [
        (4, 180, 255),
        (5, 180, 255),
        (3, 180, 255),
    ]
    with Image.open(made[0].path) as image:
        assert (image.format, image.size) == ("WEBP", (180, 255))
        assert image.getpixel((2, 2)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("page", "side", "size"),
    [
        ((595, 842), 1200, (1200, 1698)),
        ((842, 595), 1200, (1698, 1200)),
        ((100, 10_000), 1200, (36, 3600)),
        ((1, 100_000), 180, (1, 540)),
    ],
)
def test_the_shorter_side_has_the_pixels(page: tuple[float, float], side: int, size: tuple[int, int]) -> None:
    assert raster.pixels(*page, side) == size


def test_the_text_is_vietnamese_in_nfc(keep: Keep, tmp_path: Path) -> None:
    decomposed = unicodedata.normalize("NFD", samples.VIETNAMESE)
    pages.render(keep(samples.text_pdf(text=decomposed)), [1], 180, tmp_path)
    text = " ".join(str(line[4]) for line in lines_of(Shelf(tmp_path)))
    assert text == f"{samples.VIETNAMESE} Trang 1"


def darkest(image: Image.Image, left: float, top: float, right: float, bottom: float) -> int:
    """The darkest point in a box given in parts of the image: 0 black, 255 white."""
    across, down = image.size
    found = image.crop((left * across, top * down, right * across, bottom * down)).convert("L").tobytes()
    return min(found)


def test_lines_lie_where_the_text_is(keep: Keep, tmp_path: Path) -> None:
    pages.render(keep(samples.text_pdf()), [1], 1200, tmp_path)
    shelf = Shelf(tmp_path)
    with Image.open(shelf.image(1, 1200)) as image:
        boxes = [[float(part) for part in line[:4]] for line in lines_of(shelf)]
        for x, y, width, height in boxes:
            assert darkest(image, x, y, x + width, y + height) < 60, "no ink inside the box"
        assert darkest(image, 0, 0, boxes[0][0] - 0.003, 1) > 200, "ink left of the box"
        assert darkest(image, 0, 0, 1, boxes[0][1] - 0.003) > 200, "ink above the box"


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_turned_page_has_turned_lines(keep: Keep, tmp_path: Path, degrees: int) -> None:
    pages.render(keep(samples.text_pdf()), [1], 180, tmp_path / "upright")
    pages.render(keep(samples.rotated_pdf(degrees)), [1], 180, tmp_path / "turned")
    upright = sorted(lines_of(Shelf(tmp_path / "upright")), key=lambda line: str(line[4]))
    turned = sorted(lines_of(Shelf(tmp_path / "turned")), key=lambda line: str(line[4]))
    assert [line[4] for line in turned] == [line[4] for line in upright]
    assert [line[5] for line in turned] == [degrees] * len(upright)
    x, y, width, height = (float(part) for part in upright[0][:4])
    expected = {
        90: [1 - y - height, x, height, width],
        180: [1 - x - width, 1 - y - height, width, height],
        270: [y, 1 - x - width, height, width],
    }[degrees]
    assert [float(part) for part in turned[0][:4]] == pytest.approx(expected, abs=1e-4)


def test_text_set_upwards_is_one_line(keep: Keep, tmp_path: Path) -> None:
    pages.render(keep(samples.text_pdf(text="#rotate(-90deg, reflow: true)[Số hiệu 123]")), [1], 180, tmp_path)
    found = next(line for line in lines_of(Shelf(tmp_path)) if line[4] == "Số hiệu 123")
    assert (found[5], float(found[3]) > float(found[2])) == (270, True)


def test_columns_stay_apart(keep: Keep, tmp_path: Path) -> None:
    pages.render(keep(samples.text_pdf(text="Cột một #h(5cm) Cột hai")), [1], 180, tmp_path)
    assert [line[4] for line in lines_of(Shelf(tmp_path))] == ["Cột một", "Cột hai", "Trang 1"]


def test_a_page_that_never_ends_does_not_stop_the_others(
    keep: Keep, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "PATIENCE", 3.0)
    forms = samples.endless_pdf()
    shelf = Shelf(tmp_path)
    assert list(pages.draw(keep(forms), [1], pages.Order(), shelf)) == [1]
    assert shelf.has_failed(1)


def test_a_crash_costs_one_page(keep: Keep, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The stand-in child dies at page 3 and works otherwise."""
    code = (
        "import json, os, sys\nfrom documents.pdf import child\n"
        "draw = child.render_page\n"
        "child.render_page = lambda page, number, *rest: os.abort() if number == 3 else draw(page, number, *rest)\n"
        "child.main(json.loads(sys.argv[1]), sys.stdout.buffer)"
    )
    monkeypatch.setattr(cage, "COMMAND", ["-c", code])
    shelf = Shelf(tmp_path)
    progress: list[int] = []
    pages.prepare(keep(samples.text_pdf(5)), shelf, range(1, 6), progress.append)
    assert pages.undrawn(shelf, 5) == 1
    assert [shelf.has(number, (1200, 180), True) for number in range(1, 6)] == [True, True, False, True, True]
    assert [shelf.has_failed(number) for number in range(1, 6)] == [False, False, True, False, False]
    assert progress == [1, 2, 3, 4, 5]


def test_preparing_draws_only_what_is_missing(keep: Keep, tmp_path: Path) -> None:
    path, shelf = keep(samples.text_pdf(3)), Shelf(tmp_path)
    list(pages.draw(path, [2], pages.Order(), shelf))
    before = shelf.image(2, 1200).stat().st_mtime_ns
    progress: list[int] = []
    pages.prepare(path, shelf, range(1, 4), progress.append)
    assert (progress, pages.undrawn(shelf, 3)) == ([1, 3], 0)
    assert shelf.image(2, 1200).stat().st_mtime_ns == before
    pages.prepare(path, shelf, range(1, 4), progress.append)
    assert progress == [1, 3, 3]


def test_a_failure_is_forgotten_after_a_while(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.fail(7)
    assert shelf.has_failed(7)
    past = time.time() - RETRY_SECONDS - 1
    os.utime(shelf.folder / "7.failed", (past, past))
    assert not shelf.has_failed(7)


def test_an_empty_file_left_by_a_power_cut_counts_as_absent(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.put(shelf.image(1, 1200), b"")
    assert shelf.has(1, (1200,), False) is False
    shelf.put(shelf.image(1, 1200), b"RIFF")
    assert shelf.has(1, (1200,), False) is True


def test_nobody_else_can_read_the_pages(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.put(shelf.image(1, 1200), b"RIFF")
    assert [shelf.image(1, 1200).stat().st_mode & 0o777, shelf.folder.stat().st_mode & 0o777] == [0o600, 0o700]
    assert [path.name for path in shelf.folder.iterdir()] == ["1.1200.webp"]
