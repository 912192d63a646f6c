"""The text of a page as lines with boxes, in the order of the content; runs in the limited child only.

Boxes are parts of the page as it is shown (0 to 1 from the top left, rotation applied), so they fit
an image of any size. Text is in Unicode form NFC.
"""

import ctypes
import math
import unicodedata
from dataclasses import dataclass, field
from typing import Any

import pypdfium2_raw as raw

from documents.pdf.pdfium import Page

FINE = 1_000_000  # PDFium's page-to-device transform gives whole pixels: ask for a million of them
MAX_SIGNS = 200_000
GAP = 1.6  # in line heights; wider blanks are columns or tab stops
DRIFT = 0.6  # in line heights; further from the base is another line
SLANT = math.radians(12)  # text at another angle is a watermark or a drawing
BLANKS = (0x20, 0xA0)

# A box is (start, upper, end, lower) in points as the text runs: `start` < `end` along the line,
# `upper` < `lower` across it. One entry for each quarter turn clockwise of the text on the page.
Box = tuple[float, float, float, float]
ALONG = (
    lambda left, top, right, bottom: (left, -top, right, -bottom),
    lambda left, top, right, bottom: (-top, -right, -bottom, -left),
    lambda left, top, right, bottom: (-right, bottom, -left, top),
    lambda left, top, right, bottom: (bottom, left, top, right),
)
BACK = (
    lambda start, upper, end, lower: (start, -upper, end, -lower),
    lambda start, upper, end, lower: (-lower, -start, -upper, -end),
    lambda start, upper, end, lower: (-end, lower, -start, upper),
    lambda start, upper, end, lower: (upper, end, lower, start),
)


@dataclass
class Line:
    """One run of signs that is read in one direction, `quarter` turns clockwise on the unrotated page."""

    quarter: int
    box: Box | None = None
    units: list[int] = field(default_factory=list)

    def add(self, unit: int, box: Box | None) -> None:
        """Takes one UTF-16 unit; a blank (`box` None) does not widen the line."""
        self.units.append(unit)
        if box is None or self.box is None:
            self.box = self.box or box
            return
        start, upper, end, lower = self.box
        self.box = min(start, box[0]), min(upper, box[1]), max(end, box[2]), max(lower, box[3])

    def continues(self, box: Box) -> bool:
        """Whether a sign at `box` still belongs to this line."""
        if self.box is None:
            return True
        _, upper, end, lower = self.box
        height = max(lower - upper, box[3] - box[1])
        drift = abs(upper + lower - box[1] - box[3]) / 2
        return drift < DRIFT * height and -GAP * height < box[0] - end < GAP * height

    @property
    def text(self) -> str:
        """The text in NFC with single blanks and without control signs."""
        signs = b"".join(unit.to_bytes(2, "little") for unit in self.units).decode("utf-16-le", "ignore")
        shown = "".join(" " if sign.isspace() else sign for sign in signs if sign.isspace() or sign.isprintable())
        return unicodedata.normalize("NFC", " ".join(shown.split()))


def read(page: Page) -> list[list[float | str]]:
    """The lines of the page as `[x, y, width, height, text]`, turned ones as `[…, text, degrees clockwise]`."""
    text = raw.FPDFText_LoadPage(page.handle)
    if not text:
        return []
    try:
        found = [line for line in _collect(text) if line.box and line.text]
    finally:
        raw.FPDFText_ClosePage(text)
    rotation = raw.FPDFPage_GetRotation(page.handle)
    turns = [(rotation + line.quarter) % 4 * 90 for line in found]
    return [
        [*_shown(page, line), line.text, *([turn] if turn else [])] for line, turn in zip(found, turns, strict=True)
    ]


def _collect(text: Any) -> list[Line]:
    lines: list[Line] = []
    line: Line | None = None
    rect = raw.FS_RECTF()
    at = ctypes.pointer(rect)
    for index in range(min(raw.FPDFText_CountChars(text), MAX_SIGNS)):
        unit = raw.FPDFText_GetUnicode(text, index)
        if unit in (10, 13):
            line = None
        elif unit in BLANKS:
            if line:
                line.add(unit, None)
        elif 0 < unit <= 0xFFFF:
            box = _box(text, index, at, rect)
            if line is None or (box and not line.continues(ALONG[line.quarter](*box))):
                line = _begun(text, index, lines)
            if line:
                line.add(unit, ALONG[line.quarter](*box) if box else None)
    return lines


def _box(text: Any, index: int, at: Any, rect: Any) -> Box | None:
    """Left, top, right and bottom of the sign on the unrotated page; None when it has no extent."""
    if raw.FPDFText_GetLooseCharBox(text, index, at) and rect.right > rect.left and rect.top > rect.bottom:
        return rect.left, rect.top, rect.right, rect.bottom
    return None


def _begun(text: Any, index: int, lines: list[Line]) -> Line | None:
    """A new line in the direction of the sign, entered in `lines`; None when the sign is slanted."""
    angle = max(0.0, raw.FPDFText_GetCharAngle(text, index))
    quarter = round(angle / (math.pi / 2))
    if abs(angle - quarter * math.pi / 2) > SLANT:
        return None
    lines.append(Line(quarter % 4))
    return lines[-1]


def _shown(page: Page, line: Line) -> list[float]:
    """Left, top, width and height of the line in parts of the shown page."""
    left, top, right, bottom = BACK[line.quarter](*(line.box or (0.0, 0.0, 0.0, 0.0)))
    (ax, ay), (bx, by) = _device(page, left, top), _device(page, right, bottom)
    return [round(part, 5) for part in (min(ax, bx), min(ay, by), abs(ax - bx), abs(ay - by))]


def _device(page: Page, x: float, y: float) -> tuple[float, float]:
    """A point of the page in parts of the shown page; crop box and rotation are PDFium's business."""
    across, down = ctypes.c_int(), ctypes.c_int()
    raw.FPDF_PageToDevice(page.handle, 0, 0, FINE, FINE, 0, x, y, across, down)
    return across.value / FINE, down.value / FINE
