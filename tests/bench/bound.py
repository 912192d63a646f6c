"""Binds papers once, and prints how dear that was: `python -m tests.bench.bound ours|pypdf <folder> <papers>`.

`folder` has `front.pdf` and `part.pdf`, which is taken so many times. "pypdf" is the library alone, appending one file
after the other; "ours" is what makes a book, with its outline, labels and numbers on the pages.
"""

import json
import sys
import time
from pathlib import Path

from documents.pdf import binding
from tests.bench import machine


def ours(folder: Path, papers: int) -> None:
    parts = [str(folder / "part.pdf")] * papers
    outline = [(1, f"Tài liệu {number}", number) for number in range(1, papers + 1)]
    binding.bind(
        binding.Job(
            out=str(folder / "ours.pdf"), title="Tập", front=str(folder / "front.pdf"), parts=parts, outline=outline
        )
    )


def pypdf(folder: Path, papers: int) -> None:
    from pypdf import PdfWriter

    writer = PdfWriter()
    for part in [folder / "front.pdf", *[folder / "part.pdf"] * papers]:
        writer.append(part)
    with (folder / "pypdf.pdf").open("wb") as out:
        writer.write(out)


def main(who: str, folder: Path, papers: int) -> None:
    before = time.process_time()
    {"ours": ours, "pypdf": pypdf}[who](folder, papers)
    spent = time.process_time() - before
    print(json.dumps({"cpu": spent, "peak": machine.peak()}))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
