"""Draws pages of a paper once and prints how dear that was: `python -m tests.bench.drawn ours|bare <pdf> <pages>`.

"bare" is pypdfium2 and a WebP of each page at 1,200 pixels in this process. "ours" is what a paper costs when it comes:
the limited child, the same WebP, a small page image and the lines of text with their places.
"""

import io
import json
import os
import sys
import tempfile
from pathlib import Path

from documents.pdf import pages, raster
from documents.pdf.shelf import Shelf


def ours(pdf: Path, count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        shelf = Shelf(Path(folder))
        pages.prepare(pdf, shelf, range(1, count + 1), lambda _done: None)
        failed = pages.undrawn(shelf, count)
    if failed:
        raise RuntimeError(f"{failed} pages could not be drawn")


def bare(pdf: Path, count: int) -> None:
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)  # type: ignore[no-untyped-call]
    for index in range(count):
        page = document[index]
        image = page.render(scale=pages.PAGE / min(page.get_size())).to_pil()
        image.save(io.BytesIO(), "WEBP", quality=raster.QUALITY, method=raster.METHOD)


def main(who: str, pdf: Path, count: int) -> None:
    before = os.times()
    {"ours": ours, "bare": bare}[who](pdf, count)
    after = os.times()
    print(json.dumps({"cpu": sum(after[:4]) - sum(before[:4])}))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
