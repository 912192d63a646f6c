"""A stamped copy has the stamp on every page, upright, and nothing that acts."""

import io

import pytest
import typst
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, TextStringObject

from documents.pdf import copies
from documents.pdf.overlay import harmless, placed
from documents.pdf.refusals import BrokenPdf
from tests.documents.pdf import samples
from tests.documents.pdf.conftest import Keep


@pytest.fixture(scope="module")
def stamp() -> bytes:
    made = typst.compile(b"#set page(width: 595pt, height: 842pt, fill: none)\nK7M2 P9QX")
    assert isinstance(made, bytes)
    return made


def copied(data: bytes, stamp: bytes, keep: Keep) -> PdfReader:
    out = io.BytesIO()
    copies.stamped(keep(data), stamp, out)
    return PdfReader(out)


def test_every_page_has_the_text_and_the_stamp(stamp: bytes, keep: Keep) -> None:
    copy = copied(samples.text_pdf(3), stamp, keep)
    assert len(copy.pages) == 3
    for number, page in enumerate(copy.pages, start=1):
        text = page.extract_text()
        assert f"Trang {number}" in text
        assert "K7M2 P9QX" in text


def test_what_acts_stays_behind(stamp: bytes, keep: Keep) -> None:
    writer = PdfWriter(clone_from=io.BytesIO(samples.text_pdf(1)))
    script = {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("app.alert('x')")}
    writer.root_object[NameObject("/OpenAction")] = DictionaryObject(script)
    writer.add_attachment("virus.exe", b"MZ-evil-cargo")
    launch = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Link"),
            NameObject("/Rect"): ArrayObject([FloatObject(0), FloatObject(0), FloatObject(90), FloatObject(90)]),
            NameObject("/A"): DictionaryObject(
                {NameObject("/S"): NameObject("/Launch"), NameObject("/F"): TextStringObject("cmd.exe")}
            ),
        }
    )
    writer.pages[0][NameObject("/Annots")] = ArrayObject([writer._add_object(launch)])
    opening = DictionaryObject({NameObject("/O"): DictionaryObject(script)})
    writer.pages[0][NameObject("/AA")] = opening
    out = io.BytesIO()
    copies.stamped(keep(samples.written(writer)), stamp, out)
    copy = PdfReader(out)
    assert set(copy.root_object) <= {"/Type", "/Pages", "/Version"}
    assert not any(
        word in out.getvalue() for word in (b"/Launch", b"/JavaScript", b"cmd.exe", b"/EmbeddedFile", b"/AA")
    )
    assert not copy.pages[0].get("/Annots")


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_turned_page_is_copied(turn: int, stamp: bytes, keep: Keep) -> None:
    page = copied(samples.rotated_pdf(turn), stamp, keep).pages[0]
    assert "K7M2 P9QX" in page.extract_text()


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_the_stamp_stands_as_the_page_is_shown(turns: int) -> None:
    """Its lower left corner lies where the reader sees the lower left corner."""
    edges = (10.0, 20.0, 110.0, 220.0)
    size = (200.0, 100.0) if turns % 2 else (100.0, 200.0)
    corner = placed(edges, turns, size)[4:]
    assert corner == [(10, 20), (110, 20), (110, 220), (10, 220)][turns]


def test_a_stamp_lies_in_the_middle_of_a_page_of_another_shape() -> None:
    assert placed((0, 0, 800, 400), 0, (200, 400)) == (1, 0, 0, 1, 300, 0)


def test_only_names_outside_of_streams_are_taken() -> None:
    pdf = b"<</AA 3 0 R/AAx 1>>stream\n/AA /JS \nendstream<</JS(x)/S/JavaScript>>"
    assert harmless(pdf) == b"<</xx 3 0 R/AAx 1>>stream\n/AA /JS \nendstream<</xx(x)/S/xxxxxxxxxx>>"


def test_names_of_letters_stay() -> None:
    """A font names its letters: /A is one."""
    encoding = b"<</Type/Encoding/Differences[65/A/B/Adieresis]>>"
    assert harmless(encoding) == encoding


def test_a_file_that_is_none_is_refused(stamp: bytes, keep: Keep) -> None:
    with pytest.raises(BrokenPdf):
        copies.stamped(keep(b"%PDF-1.7\nnothing"), stamp, io.BytesIO())
