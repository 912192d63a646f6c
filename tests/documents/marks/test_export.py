"""The copy with marks, as other programs see it."""

import io
from datetime import UTC, datetime
from typing import Any

import pypdfium2 as pdfium
import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

from documents.marks.export import annotated
from documents.models import Mark, MarkSheet
from people.models import User
from tests.documents.marks.makers import SHAPES
from tests.documents.pdf import samples

AT = datetime(2026, 11, 12, 2, 0, tzinfo=UTC)


def mark(kind: str, **more: Any) -> Mark:
    sheet = MarkSheet(user=User(username="hanh", full_name="Lê Thị Thu Hạnh"))
    given: dict[str, Any] = {"page": 1, "kind": kind, "shape": SHAPES[kind], "colour": "red", "changed_at": AT}
    return Mark(**{"pk": "11111111-1111-4111-8111-111111111111", "sheet": sheet, "width": 0.01, **given, **more})


def drawn(pdf: bytes) -> Image.Image:
    """The first page as PDFium draws it, 100 dots an inch."""
    document = pdfium.PdfDocument(pdf)  # type: ignore[no-untyped-call]
    image: Image.Image = document[0].render(scale=100 / 72, draw_annots=True).to_pil().convert("RGB")
    document.close()  # type: ignore[no-untyped-call]
    return image


def notes(pdf: bytes) -> list[Any]:
    page = PdfReader(io.BytesIO(pdf)).pages[0]
    return [one.get_object() for one in page["/Annots"].get_object()]  # type: ignore[union-attr]


def test_every_mark_is_an_annotation_with_its_words_and_its_author() -> None:
    marks = [mark("ink"), mark("highlight", quote="dự toán"), mark("note", text="Hỏi lại số liệu"), mark("marker")]
    found = notes(annotated(samples.text_pdf(2), marks))
    assert [one["/Subtype"] for one in found] == ["/Ink", "/Highlight", "/Text", "/Ink"]
    assert [one["/Contents"] for one in found] == ["", "dự toán", "Hỏi lại số liệu", ""]
    assert {(one["/T"], one["/M"]) for one in found} == {("Lê Thị Thu Hạnh", "D:20261112020000Z")}
    assert len(found[0]["/InkList"][0]) == 2 * len(SHAPES["ink"])


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
@pytest.mark.parametrize(
    ("kind", "at", "colour"),
    [
        ("highlight", (0.3, 0.31), (255, 179, 174)),
        ("ink", (0.15, 0.22), (199, 31, 31)),
        ("note", (0.4, 0.5), (255, 179, 174)),
    ],
)
def test_another_program_draws_it_where_it_was_made(
    turned: int, kind: str, at: tuple[float, float], colour: tuple[int, int, int]
) -> None:
    pdf = samples.rotated_pdf(turned) if turned else samples.text_pdf()
    image = drawn(annotated(pdf, [mark(kind, width=0.02)]))
    higher = 7 * 100 / 72 if kind == "note" else 0  # beside the lines of writing that are drawn into a note
    seen: Any = image.getpixel((int(at[0] * image.width), int(at[1] * image.height - higher)))
    assert max(abs(a - b) for a, b in zip(seen, colour, strict=True)) < 12
    away: Any = image.getpixel((int(0.5 * image.width), int(0.7 * image.height)))
    assert away == (255, 255, 255)


def test_a_stroke_is_as_wide_as_the_pen_was_pressed() -> None:
    line = [[0.1, 0.6, 0.0], [0.9, 0.6, 1.0]]
    image = drawn(annotated(samples.blank_pdf(), [mark("ink", shape=line, width=0.04)]))

    def width(x: float) -> int:
        column = [image.getpixel((int(x * image.width), y)) for y in range(image.height)]
        return sum(pixel != (255, 255, 255) for pixel in column)

    assert width(0.85) > 1.9 * width(0.15) > 0


def test_what_the_original_would_do_by_itself_stays_behind() -> None:
    writer = PdfWriter(clone_from=io.BytesIO(samples.text_pdf()))
    script = DictionaryObject({NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("x()")})
    writer.root_object[NameObject("/OpenAction")] = script
    page = writer.pages[0]
    page[NameObject("/AA")] = DictionaryObject({NameObject("/O"): script})
    link = {NameObject("/Subtype"): NameObject("/Link"), NameObject("/A"): script}
    file = {NameObject("/Subtype"): NameObject("/FileAttachment")}
    page[NameObject("/Annots")] = ArrayObject([DictionaryObject(link), DictionaryObject(file)])
    copy = annotated(samples.written(writer), [mark("ink")])
    assert b"JavaScript" not in copy
    assert [one["/Subtype"] for one in notes(copy)] == ["/Link", "/Ink"]
