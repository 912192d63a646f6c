"""Copies keep the ways through a paper (outline, links from page to page, page labels), and none that leads out."""

import io
from typing import Any

import pytest
import typst
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, NumberObject, TextStringObject

from documents.marks.export import annotated
from documents.pdf import cleaning, copies, gate, overlay, ways
from documents.pdf.pdfium import Unreadable
from tests.documents.pdf import samples
from tests.documents.pdf.conftest import Keep

CHAPTERS = 4
SOURCE = """
#set page(numbering: "i")
#set heading(numbering: "1.")
#outline()
#pagebreak()
#set page(numbering: "1")
#counter(page).update(1)
""" + "#pagebreak()\n".join(f'= Mục {n} ế\n== Phần\n#link("https://example.com")[ngoài]\n' for n in range(CHAPTERS))
Way = tuple[int, int]  # page of a link and the page it leads to, from 0


@pytest.fixture(scope="module")
def paper() -> bytes:
    made = typst.compile(SOURCE.encode())
    assert isinstance(made, bytes)
    return made


def cleaned(data: bytes, keep: Keep) -> bytes:
    out = io.BytesIO()
    cleaning.cleaned(keep(data), out)
    return out.getvalue()


def stamped(data: bytes, keep: Keep) -> bytes:
    out = io.BytesIO()
    copies.stamped(keep(data), samples.blank_pdf(), out)
    return out.getvalue()


def marked(data: bytes, keep: Keep) -> bytes:
    return annotated(stamped(data, keep), [])


MADE = pytest.mark.parametrize("made", [cleaned, stamped, marked])


def links(reader: PdfReader) -> list[Way]:
    numbers = {page.indirect_reference.idnum: at for at, page in enumerate(reader.pages) if page.indirect_reference}
    notes = [(at, note.get_object()) for at, page in enumerate(reader.pages) for note in page.get("/Annots", [])]
    return [(at, numbers[note["/Dest"][0].idnum] if "/Dest" in note else -1) for at, note in notes]


def rects(reader: PdfReader) -> list[float]:
    """The four edges of each link."""
    notes: Any = [note.get_object() for page in reader.pages for note in page.get("/Annots", [])]
    return [float(edge) for note in notes for edge in note["/Rect"]]


def outline(reader: PdfReader) -> list[tuple[int, str, int | None]]:
    def walked(entries: list[Any], level: int) -> list[tuple[int, str, int | None]]:
        found = []
        for entry in entries:
            below = isinstance(entry, list)
            found += walked(entry, level + 1) if below else [_line(entry, level)]
        return found

    def _line(entry: Any, level: int) -> tuple[int, str, int | None]:
        return level, str(entry.title), reader.get_destination_page_number(entry)

    return walked(reader.outline, 1)


@MADE
def test_outline_links_and_labels_are_in_the_copy(made: Any, paper: bytes, keep: Keep) -> None:
    original = PdfReader(io.BytesIO(paper))
    copy = PdfReader(io.BytesIO(made(paper, keep)), strict=True)
    assert len(outline(copy)) == 2 * CHAPTERS
    assert outline(copy) == outline(original)
    assert copy.page_labels == original.page_labels == ["i", *map(str, range(1, CHAPTERS + 1))]
    ways_out = [way for way in links(copy) if way[1] < 0]
    assert not ways_out
    assert links(copy) == [(0, at) for at in range(1, CHAPTERS + 1) for _ in range(2)]
    assert rects(copy) == pytest.approx(rects(original)[: 8 * CHAPTERS], abs=0.02)


def acting(kind: str, **more: Any) -> bytes:
    """A page with a link of this kind of action, and an outline entry that does the same."""
    writer = PdfWriter(clone_from=io.BytesIO(samples.text_pdf(2)))
    action = DictionaryObject({NameObject("/S"): NameObject(f"/{kind}")})
    action.update({NameObject(f"/{name}"): value for name, value in more.items()})
    link = DictionaryObject({NameObject("/Type"): NameObject("/Annot"), NameObject("/Subtype"): NameObject("/Link")})
    link[NameObject("/Rect")] = ArrayObject([FloatObject(edge) for edge in (10, 10, 90, 90)])
    link[NameObject("/A")] = action
    writer.pages[0][NameObject("/Annots")] = ArrayObject([writer._add_object(link)])
    writer.add_outline_item(title="Mục", page_number=1)
    writer.root_object["/Outlines"]["/First"][NameObject("/A")] = action  # type: ignore[index]
    return samples.written(writer)


FAR = ArrayObject([NumberObject(1), NameObject("/Fit")])
OUT: list[tuple[str, dict[str, Any]]] = [
    ("URI", {"URI": TextStringObject("https://example.com")}),
    ("Launch", {"F": TextStringObject("cmd.exe")}),
    ("GoToR", {"F": TextStringObject("another.pdf"), "D": FAR}),
    ("GoToE", {"F": TextStringObject("another.pdf"), "D": FAR}),
    ("JavaScript", {"JS": TextStringObject("app.alert(1)")}),
    ("Named", {"N": NameObject("/NextPage")}),
]


@MADE
@pytest.mark.parametrize(("kind", "more"), OUT)
def test_what_leads_out_of_the_paper_stays_behind(made: Any, kind: str, more: dict[str, Any], keep: Keep) -> None:
    data = made(acting(kind, **more), keep)
    copy = PdfReader(io.BytesIO(data))
    assert links(copy) == []
    assert outline(copy) == []
    assert not any(
        word in data for word in (kind.encode() + b"/", b"example.com", b"cmd.exe", b"another.pdf", b"alert")
    )


def test_a_page_in_another_file_is_no_heading(keep: Keep) -> None:
    assert gate.inspect(keep(acting("GoToR", **OUT[2][1]))).outline == ()


def test_what_looks_like_another_entry_stays_a_title(keep: Keep) -> None:
    """A title is written letter by letter: it can end nothing and begin nothing."""
    writer = PdfWriter(clone_from=io.BytesIO(samples.text_pdf(2)))
    title = "A)/A<</S/JavaScript/JS(x)>> >> endobj"
    writer.add_outline_item(title=title, page_number=1)
    data = cleaned(samples.written(writer), keep)
    assert [line[1] for line in outline(PdfReader(io.BytesIO(data), strict=True))] == [title]
    assert b"JavaScript" not in data
    assert gate.inspect(keep(data)).active == ()


def test_a_paper_without_ways_is_copied_as_before(keep: Keep) -> None:
    copy = PdfReader(io.BytesIO(cleaned(samples.text_pdf(2), keep)))
    assert set(copy.root_object) <= {"/Type", "/Pages", "/Version"}


def test_a_file_of_another_writer_is_left_alone() -> None:
    """Ways are added to what PDFium wrote; a file with another table is not touched."""
    found = ways.Ways(((1, "Mục", 1),), (), ())
    odd = samples.text_pdf(1).replace(b"startxref", b"startxxxx")
    with pytest.raises(Unreadable):
        ways.added(odd, found)
    assert overlay._led(odd, found) == odd
