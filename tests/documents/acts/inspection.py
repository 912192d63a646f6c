"""Reads a finished PDF back: text, fonts, and where each letter stands, in millimetres from top left."""

import ctypes
import io
import shutil
import subprocess
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

MM = 72 / 25.4


@dataclass(frozen=True)
class Glyph:
    char: str
    left: float
    right: float
    top: float
    bottom: float
    baseline: float
    size_pt: float


def flat(text: str) -> str:
    """White space single, so that line ends do not matter."""
    return " ".join(text.split())


def texts(pdf: bytes) -> list[str]:
    """Text of each page as pypdf reads it."""
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]


def text(pdf: bytes) -> str:
    return flat("\n".join(texts(pdf)))


def poppler_text(pdf: bytes) -> str | None:
    """Text as pdftotext reads it, None where that program is not installed."""
    program = shutil.which("pdftotext")
    if program is None:
        return None
    done = subprocess.run([program, "-", "-"], input=pdf, capture_output=True, check=True, timeout=30)
    return flat(done.stdout.decode())


def fonts(pdf: bytes) -> dict[str, bool]:
    """Each font's name and whether its outlines are in the file."""
    found: dict[str, bool] = {}
    for page in PdfReader(io.BytesIO(pdf)).pages:
        resources = page["/Resources"]
        assert isinstance(resources, DictionaryObject)
        for font in resources.get("/Font", {}).values():
            (descendant,) = (kid.get_object() for kid in font.get_object()["/DescendantFonts"])
            descriptor = descendant["/FontDescriptor"]
            found[str(font.get_object()["/BaseFont"])] = any(key in descriptor for key in ("/FontFile2", "/FontFile3"))
    return found


def families(pdf: bytes) -> set[str]:
    """Families in use: "ABCDEF+LibertinusSerif-Bold" is of "LibertinusSerif"."""
    return {name.split("+")[-1].split("-")[0] for name in fonts(pdf)}


def open_pdf(pdf: bytes) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(pdf)  # type: ignore[no-untyped-call]


def glyphs(pdf: bytes, page: int = 0) -> list[Glyph]:
    """The visible letters of a page, in reading order."""
    with open_pdf(pdf) as document:
        sheet = document[page]
        height = sheet.get_height()
        reader = sheet.get_textpage()
        found = []
        for index in range(reader.count_chars()):
            char = chr(pdfium.FPDFText_GetUnicode(reader, index))
            if char.isspace() or not char.isprintable():
                continue
            left, bottom, right, top = reader.get_charbox(index)
            x, y = ctypes.c_double(), ctypes.c_double()
            pdfium.FPDFText_GetCharOrigin(reader, index, x, y)
            size = pdfium.FPDFText_GetFontSize(reader, index)
            measures = [left, right, height - top, height - bottom, height - y.value]
            far = [measure / MM for measure in measures]
            found.append(Glyph(char, far[0], far[1], far[2], far[3], far[4], size))
        return found


def line_of(pdf: bytes, beginning: str, page: int = 0) -> list[Glyph]:
    """The glyphs of the line that begins with these words, up to the next line."""
    letters = beginning.replace(" ", "")
    all_glyphs = glyphs(pdf, page)
    chars = "".join(glyph.char for glyph in all_glyphs)
    start = chars.index(letters)
    baseline = all_glyphs[start].baseline
    line: list[Glyph] = []
    for glyph in all_glyphs[start:]:
        if abs(glyph.baseline - baseline) > 0.5 or (line and glyph.left < line[-1].left):
            break
        line.append(glyph)
    return line


def lines(pdf: bytes, page: int = 0) -> list[list[Any]]:
    """The lines of a page from top to bottom: left, baseline, right in mm to a tenth, and the letters without spaces.

    What stands level in two columns is one line each.
    """
    rows: list[list[Glyph]] = []
    for glyph in glyphs(pdf, page):
        last = rows[-1][-1] if rows else None
        if last and abs(glyph.baseline - last.baseline) < 0.3 and -1 < glyph.left - last.right < 8:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    found = [
        [
            round(min(glyph.left for glyph in row), 1),
            round(row[0].baseline, 1),
            round(max(glyph.right for glyph in row), 1),
            "".join(glyph.char for glyph in row),
        ]
        for row in rows
    ]
    return sorted(found, key=lambda line: (line[1], line[0]))


def rules(pdf: bytes, page: int = 0) -> list[tuple[float, float, float]]:
    """Straight lines drawn on a page: left, right, and how far from the top."""
    with open_pdf(pdf) as document:
        sheet = document[page]
        height = sheet.get_height()
        paths = [item.get_bounds() for item in sheet.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH])]
        return [(left / MM, right / MM, (height - top) / MM) for left, bottom, right, top in paths]
