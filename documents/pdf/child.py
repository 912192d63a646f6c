"""The limited child: `python -m documents.pdf.child JOB`, the file open on descriptor 0, answers on 1.

The job is a JSON object: `do` (`survey`, `render`, `stamp`, `clean`, `scan` or `package`), `memory`, `cpu`, `nice` and
what the task takes. `secret`: the descriptor on which the document's password waits; others could read an argument.
Each answer is one line of JSON, followed by `bytes` bytes when it names that number. The last
answer is `end`, or `fault` with an exception that nobody expected; a child that stops without either has crashed or
met a limit.
"""

import base64
import json
import os
import sys
from typing import Any, BinaryIO

from documents.pdf import limits

PIECE = 8 * 1024 * 1024  # bytes of one answer


def main(job: dict[str, Any], out: BinaryIO) -> None:
    """Does the job under its limits and writes the answers."""
    from documents.pdf import pdfium  # its library must be loaded while the file system is still there

    password = os.read(job["secret"], 1024) if "secret" in job else b""
    limits.apply(memory_bytes=job["memory"], cpu_seconds=job["cpu"], nice=job["nice"])
    try:
        if job["do"] in ("scan", "package"):
            {"scan": scan, "package": package}[job["do"]](out)
        else:
            tasks = {"survey": survey, "render": render, "stamp": stamp, "clean": clean}
            tasks[job["do"]](pdfium.Document(0, password), job, out)
    except pdfium.Locked:
        answer(out, {"is": "locked"})
    except pdfium.Unreadable as broken:
        answer(out, {"is": "unreadable", "number": broken.number})
    except MemoryError:
        answer(out, {"is": "heavy"})
    answer(out, {"is": "end"})


def survey(document: Any, job: dict[str, Any], out: BinaryIO) -> None:
    """One answer with the facts the gate asks for."""
    from documents.pdf import survey

    answer(out, {"is": "facts", **survey.take(document, job["max_pages"])})


def render(document: Any, job: dict[str, Any], out: BinaryIO) -> None:
    """For each page in the order asked: its images, its lines if wanted, then `done` (or `failed`)."""
    from documents.pdf import pdfium

    for number in job["numbers"]:
        try:
            with document.page(number) as page:
                render_page(page, number, job, out)
        except pdfium.Unreadable:
            answer(out, {"is": "failed", "number": number})
        else:
            answer(out, {"is": "done", "number": number})


def render_page(page: Any, number: int, job: dict[str, Any], out: BinaryIO) -> None:
    """The images of one page, largest drawn once, and its lines."""
    from documents.pdf import lines, raster

    for side, (across, down, data) in zip(job["sides"], raster.draw(page, job["sides"]), strict=True):
        head = {"is": "image", "number": number, "side": side, "width": across, "height": down}
        answer(out, head, data)
    if job["lines"]:
        width, height = page.size
        text = {"width": round(width, 2), "height": round(height, 2), "lines": lines.read(page)}
        data = json.dumps(text, ensure_ascii=False, separators=(",", ":")).encode()
        answer(out, {"is": "lines", "number": number}, data)


def stamp(document: Any, job: dict[str, Any], out: BinaryIO) -> None:
    """A copy with the stamp over each page, in pieces, then `whole`."""
    from documents.pdf import overlay

    whole(out, overlay.lay(document, base64.b64decode(job["stamp"])))


def clean(document: Any, job: dict[str, Any], out: BinaryIO) -> None:
    """A copy without what acts, in pieces, then `whole`."""
    from documents.pdf import overlay

    whole(out, overlay.clean(document))


def scan(out: BinaryIO) -> None:
    """A PDF of the pictures on descriptor 0, in pieces, then `whole`; or `large`, or `unreadable`."""
    from documents.pdf import pictures

    try:
        with open(0, "rb", closefd=False) as file:
            made = pictures.to_pdf(file)
    except pictures.TooManyPixels:
        answer(out, {"is": "large"})
    except pictures.NoPicture:
        answer(out, {"is": "unreadable", "number": 0})
    else:
        whole(out, made)


def package(out: BinaryIO) -> None:
    """One answer with what the Office file on descriptor 0 holds."""
    from documents.office import package

    with open(0, "rb", closefd=False) as file:
        answer(out, {"is": "facts", **package.facts(file)})


def whole(out: BinaryIO, pdf: bytes) -> None:
    """A file in pieces, then `whole`."""
    for start in range(0, len(pdf), PIECE):
        answer(out, {"is": "piece"}, pdf[start : start + PIECE])
    answer(out, {"is": "whole"})


def answer(out: BinaryIO, head: dict[str, Any], data: bytes = b"") -> None:
    """Writes one answer and sends it off."""
    line = {**head, "bytes": len(data)} if data else head
    out.write(json.dumps(line, separators=(",", ":")).encode() + b"\n" + data)
    out.flush()


if __name__ == "__main__":
    try:
        main(json.loads(sys.argv[1]), sys.stdout.buffer)
    except Exception as fault:
        answer(sys.stdout.buffer, {"is": "fault", "why": repr(fault)[:200]})
        raise
