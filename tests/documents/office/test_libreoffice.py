"""Real files through the real LibreOffice.

Only a machine that has it collects these tests, so that elsewhere none is skipped (`tests.nothing_skipped`).
"""

import contextlib
import io
from pathlib import Path

import pytest
from pypdf import PdfReader

from documents.office import conversion
from documents.office.refusals import BrokenOffice
from tests.documents.office import packages

MADE = {"docx": packages.docx, "xlsx": packages.xlsx, "pptx": packages.pptx}

if conversion.exists():

    @pytest.mark.parametrize("kind", MADE)
    def test_its_words_are_on_the_page(tmp_path: Path, kind: str) -> None:
        source = tmp_path / "source"
        source.write_bytes(MADE[kind]())
        assert conversion.kind_of(source) == kind
        out = io.BytesIO()
        conversion.to_pdf(source, kind, out)
        reader = PdfReader(out)
        assert len(reader.pages) == 1
        assert packages.TEXT in " ".join(reader.pages[0].extract_text().split())

    def test_noise_in_a_good_package_is_refused_or_shown(tmp_path: Path) -> None:
        source = tmp_path / "source"
        source.write_bytes(packages.docx({"word/document.xml": b"\xff\x00noise"}))
        out = io.BytesIO()
        with contextlib.suppress(BrokenOffice):
            conversion.to_pdf(source, "docx", out)
            assert len(PdfReader(out).pages) >= 1
