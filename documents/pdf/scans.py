"""Scanned pictures become a PDF, in the limited child."""

from pathlib import Path
from typing import BinaryIO, Final

from documents.pdf import cage
from documents.pdf.refusals import BrokenPicture, Timeout, TooManyPixels

SIGNATURES: Final = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\x00", b"MM\x00*")
MEMORY: Final = 768 * 1024 * 1024
CPU_SECONDS: Final = 60
PATIENCE: Final = 90.0


def is_scan(path: Path) -> bool:
    """Whether the file begins as a JPEG, PNG or TIFF picture does."""
    with path.open("rb") as file:
        return file.read(8).startswith(SIGNATURES)


def to_pdf(path: Path, out: BinaryIO) -> None:
    """Writes a PDF with one page for each picture of the file.

    Raises `BrokenPicture`, `TooManyPixels`, `Timeout`.
    """
    job = {"do": "scan", "memory": MEMORY, "cpu": CPU_SECONDS, "nice": 0}
    try:
        said = cage.copied(path, job, out, patience=PATIENCE)
    except cage.Exhausted as heavy:
        raise Timeout from heavy
    except cage.Crashed as crash:
        raise BrokenPicture from crash
    if said == "heavy":
        raise Timeout
    if said == "large":
        raise TooManyPixels
    if said != "whole":
        raise BrokenPicture
