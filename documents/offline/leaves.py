"""One page as a device takes it along: its text and its image in one piece."""

from typing import Final

from documents import store
from documents.models import PaperVersion
from documents.pdf import demand, pages
from documents.pdf.shelf import Shelf

LENGTH_BYTES: Final = 4
TYPICAL_BYTES: Final = 150_000  # a page of text; what is told before anything was fetched


def leaf(version: PaperVersion, page: int) -> bytes:
    """The length of the lines in four bytes (big-endian), the lines as JSON, the image as WebP.

    Drawn now if need be. Raises `UnreadablePage` and `Unreachable`.
    """
    pdf, shelf = store.local(version.sha256), Shelf(store.pages(version.sha256))
    image = demand.image(pdf, shelf, page, pages.PAGE, version.pages).read_bytes()
    lines = demand.lines(pdf, shelf, page, version.pages).read_bytes()
    return len(lines).to_bytes(LENGTH_BYTES, "big") + lines + image
