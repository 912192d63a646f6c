"""Looks at a finished PDF as a printer would: paper size, margins, page numbers (05-HD/VPTW)."""

import ctypes
import io
from dataclasses import dataclass
from typing import Any, Final

import pypdfium2
import pypdfium2.raw as pdfium
from pypdf import PdfReader

from tests.rehearsal import readers

MM: Final = 72 / 25.4
A4: Final = (595.0, 842.0)
TOLERANCE: Final = 1.0  # points
MARGINS: Final = {"left": 30.0, "bottom": 20.0, "right": 15.0, "top": 20.0}  # millimetres
NUMBER_TOP: Final = 10.0  # millimetres from the upper edge

Box = tuple[float, float, float, float]  # left, bottom, right, top, in points


@dataclass(frozen=True)
class Sheet:
    """One page: its size, the digits that stand above its upper margin, and the boxes of both in points."""

    size: tuple[float, float]
    number: str
    number_box: Box | None
    box: Box | None


def sheets(pdf: bytes) -> list[Sheet]:
    """The pages as PDFium lays them out. Digits above the upper margin are the page number, all else is text."""
    with pypdfium2.PdfDocument(pdf) as document:  # type: ignore[no-untyped-call]
        return [_sheet(document[index]) for index in range(len(document))]


def _sheet(page: Any) -> Sheet:
    width, height = page.get_size()
    text = page.get_textpage()
    above: list[tuple[str, Box]] = []
    boxes: list[Box] = []
    for index in range(text.count_chars()):
        sign = chr(pdfium.FPDFText_GetUnicode(text, index))
        if sign.isspace() or not sign.isprintable():
            continue
        box = _box(text, index)
        if box[1] > height - MARGINS["top"] * MM and sign.isdigit():
            above.append((sign, box))
        else:
            boxes.append(box)
    digits = "".join(sign for sign, _box in above)
    return Sheet((width, height), digits, _around([box for _sign, box in above]), _around(boxes))


def _box(text: Any, index: int) -> Box:
    left, right, bottom, top = (ctypes.c_double() for _side in range(4))
    pdfium.FPDFText_GetCharBox(text, index, left, right, bottom, top)
    return left.value, bottom.value, right.value, top.value


def _around(boxes: list[Box]) -> Box | None:
    if not boxes:
        return None
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def faults(pdf: bytes) -> list[str]:
    """What is wrong with paper, margins and page numbers; every page in turn."""
    found = _paper(pdf)
    for number, sheet in enumerate(sheets(pdf), start=1):
        found += [f"page {number}: {fault}" for fault in (*_margins(sheet), *_number(sheet, number))]
    for reader, pages in readers.texts(pdf).items():
        found += [
            f"page {number}: {reader} reads the page number {number_of(text) or 'nowhere'}"
            for number, text in enumerate(pages, start=1)
            if number_of(text) != ("" if number == 1 else str(number))
        ]
    return found


def _paper(pdf: bytes) -> list[str]:
    boxes = [page.mediabox for page in PdfReader(io.BytesIO(pdf)).pages]
    sizes = [(float(box.width), float(box.height)) for box in boxes]
    return [
        f"page {number} is {size[0]:.1f} x {size[1]:.1f} points, not A4"
        for number, size in enumerate(sizes, start=1)
        if any(abs(side - wanted) > TOLERANCE for side, wanted in zip(size, A4, strict=True))
    ]


def _margins(sheet: Sheet) -> list[str]:
    if sheet.box is None:
        return ["nothing is on it"]
    (width, height), (left, bottom, right, top) = sheet.size, sheet.box
    gaps = {"left": left, "bottom": bottom, "right": width - right, "top": height - top}
    return [
        f"text {MARGINS[side] - gap / MM:.1f} mm over the {side} margin"
        for side, gap in gaps.items()
        if gap < MARGINS[side] * MM - TOLERANCE
    ]


def _number(sheet: Sheet, wanted: int) -> list[str]:
    """From page 2 on, 10 mm from the edge, in the middle between the margins; nothing on page 1."""
    said = "" if wanted == 1 else str(wanted)
    if sheet.number != said:
        return [f"it is numbered “{sheet.number}”"]
    if sheet.number_box is None:
        return []
    left, _bottom, right, top = sheet.number_box
    middle = (MARGINS["left"] * MM + sheet.size[0] - MARGINS["right"] * MM) / 2
    found = []
    if abs(sheet.size[1] - top - NUMBER_TOP * MM) > TOLERANCE:
        found.append(f"its number stands {(sheet.size[1] - top) / MM:.1f} mm from the upper edge")
    if abs((left + right) / 2 - middle) > 2 * TOLERANCE:
        found.append("its number is not in the middle")
    return found


def number_of(text: str) -> str:
    """The first line of a page if it is a number and nothing else."""
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return first if first.isdigit() else ""
