"""A stamped copy of a PDF, made in the limited child."""

import base64
from pathlib import Path
from typing import BinaryIO, Final

from documents.pdf import cage
from documents.pdf.refusals import BrokenPdf, Timeout

MEMORY: Final = 1024 * 1024 * 1024
CPU_SECONDS: Final = 120  # a page takes about 25 ms
PATIENCE: Final = 180.0


def stamped(pdf: Path, stamp: bytes, out: BinaryIO) -> None:
    """Writes a copy of `pdf` with `stamp` (a PDF of one page) over every page. Raises `BrokenPdf`, `Timeout`."""
    job = {"do": "stamp", "memory": MEMORY, "cpu": CPU_SECONDS, "nice": 0}
    job["stamp"] = base64.b64encode(stamp).decode()
    try:
        said = cage.copied(pdf, job, out, patience=PATIENCE)
    except cage.Exhausted as heavy:
        raise Timeout from heavy
    except cage.Crashed as crash:
        raise BrokenPdf from crash
    if said != "whole":
        raise BrokenPdf
