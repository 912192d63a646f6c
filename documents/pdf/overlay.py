"""A copy of a PDF with a stamp over every page; runs in the limited child only.

The pages are taken over into a new document, their notes and filled fields made part of the page. What hangs on the
document as a whole (scripts, actions at opening, attachments, forms) so stays behind; what a page could do when it is
opened loses its name. Outline, links from page to page and page labels are written anew (`ways`).
"""

import ctypes
import re
from typing import Any

import pypdfium2_raw as raw

from documents.pdf import ways
from documents.pdf.pdfium import Document, Unreadable

Edges = tuple[float, float, float, float]
Matrix = tuple[float, float, float, float, float, float]
Size = tuple[float, float]
# Entries that make a reader program act (ISO 32000-2, 12.6). PDFium writes names in full and objects unpacked.
ACTS = re.compile(
    rb"/(AA|JS|JavaScript|OpenAction|Launch|URI|GoTo[ER]|SubmitForm|ImportData|ResetForm|EmbeddedFiles?|XFA|RichMedia"
    rb"|Rendition|Movie|Sound)(?=[\s/<>(\[])"
)
STREAM = re.compile(rb"\bstream\r?\n.*?endstream", re.DOTALL)


def lay(document: Document, stamp: bytes) -> bytes:
    """The stamped copy. `stamp` is a PDF of one page. Raises `Unreadable`."""
    found = ways.read(document)
    copy = _taken_over(document)
    kept = ctypes.create_string_buffer(stamp, len(stamp))
    over = raw.FPDF_LoadMemDocument64(kept, len(stamp), None)
    form = raw.FPDF_NewXObjectFromPage(copy, over, 0)
    size = raw.FS_SIZEF()
    raw.FPDF_GetPageSizeByIndexF(over, 0, size)
    for index in range(document.pages):
        _stamp(copy, index, form, (size.width, size.height))
    return _led(harmless(_saved(copy)), found)


def clean(document: Document) -> bytes:
    """The same copy without a stamp; it has no password either. Raises `Unreadable`."""
    found = ways.read(document)
    return _led(harmless(_saved(_taken_over(document))), found)


def _led(pdf: bytes, found: ways.Ways) -> bytes:
    """The copy with its ways; a file so odd that they cannot be put in keeps its pages all the same."""
    try:
        return ways.added(pdf, found)
    except (Unreadable, LookupError, ValueError):
        return pdf


def _taken_over(document: Document) -> Any:
    _flatten(document)
    copy = raw.FPDF_CreateNewDocument()
    if not raw.FPDF_ImportPages(copy, document.handle, None, 0):
        raise Unreadable
    return copy


def _flatten(document: Document) -> None:
    """Notes and fields become part of their pages."""
    for number in range(1, document.pages + 1):
        with document.page(number) as page:
            if raw.FPDFPage_GetAnnotCount(page.handle):
                raw.FPDFPage_Flatten(page.handle, raw.FLAT_PRINT)


def _stamp(copy: Any, index: int, form: Any, size: Size) -> None:
    page = raw.FPDF_LoadPage(copy, index)
    if not page:
        raise Unreadable(index + 1)
    box = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(page, box)
    edges = (box.left, box.bottom, box.right, box.top)
    laid = raw.FPDF_NewFormObjectFromXObject(form)
    raw.FPDFPageObj_SetMatrix(laid, raw.FS_MATRIX(*placed(edges, int(raw.FPDFPage_GetRotation(page)), size)))
    raw.FPDFPage_InsertObject(page, laid)
    raw.FPDFPage_GenerateContent(page)
    raw.FPDF_ClosePage(page)


def placed(edges: Edges, turns: int, size: Size) -> Matrix:
    """The matrix that lays a stamp of `size` over a page, upright as the page is shown.

    `edges` of the page: left, bottom, right, top, in points before it is turned; `turns`: quarter turns clockwise.
    """
    left, bottom, right, top = edges
    width, height = right - left, top - bottom
    across, down = (height, width) if turns % 2 else (width, height)
    scale = min(across / size[0], down / size[1])
    x, y = (across - size[0] * scale) / 2, (down - size[1] * scale) / 2
    if turns == 1:
        return (0, scale, -scale, 0, right - y, bottom + x)
    if turns == 2:
        return (-scale, 0, 0, -scale, right - x, top - y)
    if turns == 3:
        return (0, -scale, scale, 0, left + y, top - x)
    return (scale, 0, 0, scale, left + x, bottom + y)


def _saved(copy: Any) -> bytes:
    out = bytearray()

    def piece(_writer: Any, data: Any, size: int) -> int:
        out.extend(ctypes.string_at(data, size))
        return 1

    writer = raw.FPDF_FILEWRITE(version=1)
    writer.WriteBlock = type(writer.WriteBlock)(piece)
    if not raw.FPDF_SaveAsCopy(copy, writer, raw.FPDF_NO_INCREMENTAL):
        raise Unreadable
    return bytes(out)


def harmless(pdf: bytes) -> bytes:
    """The file with every entry that acts renamed, outside of streams; no byte moves, so its table stays right."""
    out, at = bytearray(), 0
    for stream in STREAM.finditer(pdf):
        out += ACTS.sub(_renamed, pdf[at : stream.start()])
        out += stream.group()
        at = stream.end()
    return bytes(out + ACTS.sub(_renamed, pdf[at:]))


def _renamed(entry: "re.Match[bytes]") -> bytes:
    return b"/" + b"x" * len(entry.group(1))
