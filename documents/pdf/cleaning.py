"""A copy of a PDF that does nothing and carries nothing but its pages, made in the limited child."""

from pathlib import Path
from typing import BinaryIO, Final

from documents.pdf import cage
from documents.pdf.refusals import BrokenPdf, Timeout, WrongPassword

MEMORY: Final = 1024 * 1024 * 1024
CPU_SECONDS: Final = 60
PATIENCE: Final = 120.0


def cleaned(pdf: Path, out: BinaryIO, password: str = "") -> None:
    """Writes the copy; notes and filled fields are part of its pages, and it opens without the password.

    Raises `WrongPassword`, `BrokenPdf`, `Timeout`.
    """
    job = {"do": "clean", "memory": MEMORY, "cpu": CPU_SECONDS, "nice": 0}
    try:
        said = cage.copied(pdf, job, out, patience=PATIENCE, secret=password.encode())
    except cage.Exhausted as heavy:
        raise Timeout from heavy
    except cage.Crashed as crash:
        raise BrokenPdf from crash
    if said == "locked":
        raise WrongPassword
    if said == "heavy":
        raise Timeout
    if said != "whole":
        raise BrokenPdf
