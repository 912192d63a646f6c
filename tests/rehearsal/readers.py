"""Who reads a finished PDF back: pypdf, and Poppler's pdftotext where it is installed."""

import io
import os
import shutil
import subprocess

from pypdf import PdfReader

PYPDF, PDFTOTEXT = "pypdf", "pdftotext"


class NoReader(AssertionError):
    """A reader is missing on a machine that must have it."""


def readers() -> list[str]:
    """The readers there are. Raises `NoReader` where `CI=true` and pdftotext is not there."""
    if shutil.which(PDFTOTEXT):
        return [PYPDF, PDFTOTEXT]
    if os.environ.get("CI") == "true":
        raise NoReader("pdftotext is not installed (Debian: poppler-utils)")
    return [PYPDF]


def note() -> str:
    """Which readers there are, and that one is missing."""
    missing = "" if PDFTOTEXT in readers() else f"; {PDFTOTEXT} is not installed"
    return f"read by {' and '.join(readers())}{missing}"


def texts(pdf: bytes) -> dict[str, list[str]]:
    """The text of each page by every reader."""
    ways = {PYPDF: _pypdf, PDFTOTEXT: _pdftotext}
    return {reader: ways[reader](pdf) for reader in readers()}


def _pypdf(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]


def _pdftotext(pdf: bytes) -> list[str]:
    # In the order of the file: otherwise it takes the last hyphen of the rule under the title for one of a broken word.
    command = [PDFTOTEXT, "-enc", "UTF-8", "-raw", "-", "-"]
    done = subprocess.run(command, input=pdf, capture_output=True, check=True, timeout=60)
    return done.stdout.decode().split("\f")[:-1]
