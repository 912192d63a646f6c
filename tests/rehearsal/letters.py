"""Looks at a finished PDF as an archive would: every font inside the file, every letter in one piece."""

import io
import unicodedata
from collections.abc import Iterator
from typing import Any, Final

from pypdf import PdfReader

from tests.rehearsal import readers

OUTLINES: Final = {"/FontFile", "/FontFile2", "/FontFile3"}


def faults(pdf: bytes) -> list[str]:
    """Fonts whose outlines are elsewhere, and text that is not in Unicode form NFC."""
    fonts = dict(_fonts(pdf))
    found = [] if fonts else ["no font is used"]
    found += [f"font {name} is not embedded" for name, embedded in sorted(fonts.items()) if not embedded]
    for reader, pages in readers.texts(pdf).items():
        text = "".join(pages)
        if not unicodedata.is_normalized("NFC", text):
            found.append(f"the text that {reader} reads is not in NFC")
    return found


def _fonts(pdf: bytes) -> Iterator[tuple[str, bool]]:
    """Each font's name, and whether its outlines are in the file."""
    for page in PdfReader(io.BytesIO(pdf)).pages:
        yield from _fonts_of(_resolved(page.get("/Resources")))


def _fonts_of(resources: Any) -> Iterator[tuple[str, bool]]:
    for reference in _resolved(resources.get("/Font")).values():
        font = _resolved(reference)
        inner = _resolved(_resolved(font.get("/DescendantFonts"))[0]) if "/DescendantFonts" in font else font
        descriptor = _resolved(inner.get("/FontDescriptor"))
        yield str(font.get("/BaseFont")), font.get("/Subtype") == "/Type3" or bool(OUTLINES & set(descriptor))
    for reference in _resolved(resources.get("/XObject")).values():
        drawn = _resolved(reference)
        if drawn.get("/Subtype") == "/Form":
            yield from _fonts_of(_resolved(drawn.get("/Resources")))


def _resolved(value: Any) -> Any:
    """What a reference points at; an empty dictionary for what is not there."""
    found = value.get_object() if hasattr(value, "get_object") else value
    return {} if found is None else found
