"""Many PDFs bound to one book, without a server."""

import io
from pathlib import Path

import typst
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, TextStringObject

from documents.pdf import binding
from tests.documents.pdf import samples
from tests.documents.pdf.conftest import Keep
from tests.documents.pdf.test_ways import CHAPTERS, SOURCE, links, rects, stamped


def bound(folder: Path, parts: list[bytes], outline: list[tuple[int, str, int]]) -> PdfReader:
    (folder / "front.pdf").write_bytes(samples.text_pdf(2))
    for number, part in enumerate(parts):
        (folder / f"{number}.pdf").write_bytes(part)
    job = binding.Job(
        out=str(folder / "book.pdf"),
        title="Tập tài liệu",
        front=str(folder / "front.pdf"),
        parts=[str(folder / f"{number}.pdf") for number in range(len(parts))],
        outline=outline,
    )
    assert binding.bind(job) == 2 + sum(len(PdfReader(io.BytesIO(part)).pages) for part in parts)
    return PdfReader(io.BytesIO((folder / "book.pdf").read_bytes()), strict=True)


def turned(pdf: bytes, degrees: int) -> bytes:
    writer, out = PdfWriter(), io.BytesIO()
    for page in PdfReader(io.BytesIO(pdf)).pages:
        writer.add_page(page).rotate(degrees)
    writer.write(out)
    return out.getvalue()


def test_pages_labels_numbers_and_outline(tmp_path: Path) -> None:
    parts = [samples.text_pdf(3), turned(samples.text_pdf(2), 90)]
    reader = bound(tmp_path, parts, [(1, "Chương trình", 0), (1, "Mục 1", 1), (4, "Sâu", 3), (1, "Mục 2", 4)])
    assert reader.page_labels == ["i", "ii", "1", "2", "3", "4", "5"]
    numbers = [page.extract_text().split()[-1] for page in reader.pages[2:]]
    assert numbers == ["1", "2", "3", "4", "5"]
    assert [page.rotation for page in reader.pages] == [0, 0, 0, 0, 0, 90, 90]
    first, second, deep, third = reader.outline
    assert isinstance(deep, list)
    found = [reader.get_destination_page_number(one) for one in (first, second, *deep, third)]  # type: ignore[arg-type]
    assert found == [0, 2, 4, 5]
    assert reader.metadata is not None
    assert reader.metadata.title == "Tập tài liệu"


def test_links_from_page_to_page_lead_to_the_same_places_of_the_book(tmp_path: Path, keep: Keep) -> None:
    """Two papers whose pages lead to each other, as they come out of stamping; each part keeps to itself."""
    made = typst.compile(SOURCE.encode())
    assert isinstance(made, bytes)
    part = stamped(made, keep)
    alone = PdfReader(io.BytesIO(part))
    reader = bound(tmp_path, [part, samples.text_pdf(3), part], [])
    count, ways = len(alone.pages), links(alone)
    assert len(ways) == 2 * CHAPTERS
    first, last = 2, 2 + count + 3
    assert links(reader) == [(at + begins, to + begins) for begins in (first, last) for at, to in ways]
    assert rects(reader) == rects(alone) * 2
    kept = [note.get_object()["/Dest"][1:] for page in reader.pages for note in page.get("/Annots", [])]
    assert kept == [note.get_object()["/Dest"][1:] for page in alone.pages for note in page.get("/Annots", [])] * 2


def test_what_acts_in_a_part_does_not_come_into_the_book(tmp_path: Path) -> None:
    writer, out = PdfWriter(clone_from=io.BytesIO(samples.text_pdf(2))), io.BytesIO()
    action = DictionaryObject({NameObject("/S"): NameObject("/URI"), NameObject("/URI"): TextStringObject("http://x")})
    for more in ({"/A": action}, {"/Dest": TextStringObject("name")}, {"/Dest": ArrayObject([NumberObject(1)])}):
        note = {
            "/Type": NameObject("/Annot"),
            "/Subtype": NameObject("/Link"),
            "/Rect": ArrayObject([NumberObject(9)] * 4),
        }
        entries = {NameObject(name): value for name, value in (note | more).items()}
        writer.add_annotation(0, DictionaryObject(entries))
    writer.write(out)
    assert links(bound(tmp_path, [out.getvalue()], [])) == []


def test_what_pages_share_is_written_once_and_what_they_do_stays_behind(tmp_path: Path) -> None:
    one = len(samples.text_pdf(1))
    reader = bound(tmp_path, [samples.text_pdf(40)], [])
    assert (tmp_path / "book.pdf").stat().st_size < 40 * one
    assert "/Outlines" not in reader.trailer["/Root"]  # type: ignore[operator]
    assert all("/Annots" not in page and "/AA" not in page for page in reader.pages)
