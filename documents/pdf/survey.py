"""What the gate asks of a PDF: facts about the document and its first page; in the limited child only."""

import time
from typing import Any

from documents.pdf import activity, lines
from documents.pdf.pdfium import Document, Page, Unreadable, bookmarks

READ_SECONDS = 5.0  # processor time for walking through the pages; what is left is met when drawn
TEXT_PAGES = 12  # pages looked at to tell a scan from text
TEXT_SIGNS = 40
OUTLINE_DEPTH = 6
OUTLINE_LIMIT = 2000
TITLE_SIGNS = 300
LEAST_SIDE = 1.0  # points; a smaller page cannot be shown


def take(document: Document, max_pages: int) -> dict[str, Any]:
    """The facts as a JSON object. Raises `Unreadable` with the first page that cannot be read."""
    facts: dict[str, Any] = {"pages": document.pages, "encrypted": document.is_encrypted}
    if not 0 < document.pages <= max_pages:
        return facts
    if document.is_encrypted and not document.rewritten():
        return facts | {"locked": True}
    with document.page(1) as first:
        width, height = first.size
        text = "\n".join(_texts(first))
    read_through(document)
    marks = bookmarks(document, OUTLINE_DEPTH, OUTLINE_LIMIT)
    return facts | {
        "width": width,
        "height": height,
        "title": document.title[:TITLE_SIGNS],
        "outline": [[level, title[:TITLE_SIGNS], page] for level, title, page in marks if title.strip() and page],
        "has_text": _has_text(document),
        "text": text[:20_000],
        "signed": document.is_signed,
        "active": activity.found(document),
    }


def read_through(document: Document) -> None:
    """Parses page after page as long as the time lasts."""
    for number in range(1, document.pages + 1):
        with document.page(number) as page:
            if min(page.size) < LEAST_SIDE:
                raise Unreadable(number)
        if time.process_time() > READ_SECONDS:
            return


def _has_text(document: Document) -> bool:
    signs = 0
    for number in range(1, min(document.pages, TEXT_PAGES) + 1):
        with document.page(number) as page:
            signs += sum(len(text) for text in _texts(page))
        if signs >= TEXT_SIGNS:
            return True
    return False


def _texts(page: Page) -> list[str]:
    return [str(line[4]) for line in lines.read(page)]
