"""Scanned pictures become a PDF with nothing else in it; what is no picture, or too large, is refused."""

import io
import zlib

import pytest

from documents.pdf import gate, scans
from documents.pdf.refusals import BrokenPicture, TooManyPixels
from tests.documents.pdf import pictures, samples
from tests.documents.pdf.conftest import Keep


def made(data: bytes, keep: Keep) -> bytes:
    path = keep(data)
    assert scans.is_scan(path)
    out = io.BytesIO()
    scans.to_pdf(path, out)
    return out.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        pictures.picture("JPEG"),
        pictures.picture("PNG"),
        pictures.picture("TIFF"),
        pictures.picture("PNG", mode="L"),
        pictures.picture("PNG", mode="RGBA"),
        pictures.picture("JPEG", mode="CMYK"),
    ],
    ids=["jpeg", "png", "tiff", "grey", "transparent", "cmyk"],
)
def test_a_scan_becomes_a_page_as_wide_as_a4(data: bytes, keep: Keep) -> None:
    found = gate.inspect(keep(made(data, keep)))
    assert (found.pages, round(found.width), round(found.height), found.has_text) == (1, 595, 839, False)


def test_each_picture_of_a_tiff_is_a_page(keep: Keep) -> None:
    assert gate.inspect(keep(made(pictures.pages(3), keep))).pages == 3


def test_a_picture_is_shown_upright_and_its_place_stays_behind(keep: Keep) -> None:
    data = pictures.turned()
    assert b"SECRET-PLACE" in data
    pdf = made(data, keep)
    found = gate.inspect(keep(pdf))
    assert found.height > found.width
    assert b"SECRET-PLACE" not in pdf


@pytest.mark.parametrize("tail", [b"<script>alert(1)</script>", b"PK\x03\x04evil.exe", b"%PDF-1.7 evil"])
@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_what_is_attached_to_a_picture_stays_behind(kind: str, tail: bytes, keep: Keep) -> None:
    assert tail not in made(pictures.picture(kind) + tail, keep)


@pytest.mark.parametrize(
    "data",
    [
        pictures.png_claiming(20_000, 10_000, zlib.compress(bytes(1000))),
        pictures.png_claiming(2**31 - 1, 2**31 - 1),
    ],
    ids=["200 megapixels", "largest"],
)
def test_a_picture_that_swells_is_refused_unopened(data: bytes, keep: Keep) -> None:
    with pytest.raises(TooManyPixels):
        made(data, keep)


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xd8\xff\xe0\x00\x10JFIF",
        b"\x89PNG\r\n\x1a\n",
        pictures.picture("JPEG")[:200],
        pictures.png_claiming(80, 120, b"no deflate"),
        pictures.png_claiming(0, 0),
        b"II*\x00" + b"\xff" * 200,
        b"\xff\xd8\xff" + samples.blank_pdf(),
    ],
    ids=["head", "png head", "cut off", "no data", "no size", "tiff", "pdf in disguise"],
)
def test_what_is_no_picture_is_refused(data: bytes, keep: Keep) -> None:
    with pytest.raises(BrokenPicture):
        made(data, keep)
