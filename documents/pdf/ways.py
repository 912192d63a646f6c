"""The ways through a PDF: outline, links from page to page, what pages are called; in the limited child only.

They hang on the document as a whole, or on notes, and so are lost when pages are taken over into a new document. Read
before and written after, as an update at the end of the copy (ISO 32000-2, 7.5.6; outline 12.3.3, links 12.5.6.5,
page labels 12.4.2). A way is a place in the same document and nothing else: it opens no address, file or program.
"""

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2_raw as raw

from documents.pdf.pdfium import Document, Page, Unreadable, bookmarks, wide
from documents.pdf.update import Update

DEPTH, LINES = 6, 2000  # of the outline
LINKS = 20_000
LABEL_SIGNS = 40
TITLE_SIGNS = 300
FARTHEST = 1e6  # points; no page is so large
# How a place is shown, by PDFium's number: the name and how many numbers belong to it.
VIEWS = {
    raw.PDFDEST_VIEW_XYZ: ("XYZ", 3),
    raw.PDFDEST_VIEW_FITH: ("FitH", 1),
    raw.PDFDEST_VIEW_FITV: ("FitV", 1),
    raw.PDFDEST_VIEW_FITR: ("FitR", 4),
    raw.PDFDEST_VIEW_FITB: ("FitB", 0),
    raw.PDFDEST_VIEW_FITBH: ("FitBH", 1),
    raw.PDFDEST_VIEW_FITBV: ("FitBV", 1),
}


@dataclass(frozen=True)
class Link:
    """A place on page `page` that leads to `target` (both from 1); `rect` in points: left, bottom, right, top."""

    page: int
    rect: tuple[float, float, float, float]
    target: int
    view: str


@dataclass(frozen=True)
class Ways:
    """`outline`: level and page from 1, title; `labels`: what each page is called, empty if they are just counted."""

    outline: tuple[tuple[int, str, int], ...]
    links: tuple[Link, ...]
    labels: tuple[str, ...]


def read(document: Document) -> Ways:
    """The ways of a document that was opened and not yet changed. Raises `Unreadable`."""
    lines = [(level, title[:TITLE_SIGNS], page) for level, title, page in bookmarks(document, DEPTH, LINES)]
    named = tuple(line for line in lines if line[1].strip() and line[2])
    return Ways(named, tuple(_links(document)), _labels(document))


def _links(document: Document) -> Iterator[Link]:
    given = 0
    for number in range(1, document.pages + 1):
        with document.page(number) as page:
            for link in _links_of(document, page, number):
                given += 1
                if given > LINKS:
                    return
                yield link


def _links_of(document: Document, page: Page, number: int) -> Iterator[Link]:
    at, found = ctypes.c_int(0), raw.FPDF_LINK()
    while raw.FPDFLink_Enumerate(page.handle, at, found):
        action = raw.FPDFLink_GetAction(found)
        if action and raw.FPDFAction_GetType(action) != raw.PDFACTION_GOTO:
            continue
        place = raw.FPDFLink_GetDest(document.handle, found)
        index = raw.FPDFDest_GetDestPageIndex(document.handle, place) if place else -1
        box = raw.FS_RECTF()
        if not 0 <= index < document.pages or not raw.FPDFLink_GetAnnotRect(found, box):
            continue
        rect = (box.left, min(box.bottom, box.top), box.right, max(box.bottom, box.top))
        if all(map(_is_near, rect)):
            yield Link(number, rect, int(index) + 1, _view(place))


def _view(place: Any) -> str:
    count, numbers = ctypes.c_ulong(0), (ctypes.c_float * 4)()
    name, wanted = VIEWS.get(raw.FPDFDest_GetView(place, count, numbers), ("Fit", 0))
    if name == "XYZ":
        return _point(place)
    given = list(numbers[: count.value])
    if len(given) != wanted or not all(map(_is_near, given)):
        return "/Fit"
    return " ".join([f"/{name}", *map(_number, given)])


def _point(place: Any) -> str:
    """The upper left corner of the window; the size at which one reads stays as it is."""
    has = [ctypes.c_int(0) for _ in range(3)]
    at = [ctypes.c_float(0) for _ in range(3)]
    if not raw.FPDFDest_GetLocationInPage(place, *has, *at):
        return "/XYZ null null null"
    known = [flag.value and _is_near(one.value) for flag, one in zip(has, at, strict=True)]
    said = [_number(one.value) if is_known else "null" for is_known, one in zip(known, at, strict=True)]
    return f"/XYZ {said[0]} {said[1]} null"


def _labels(document: Document) -> tuple[str, ...]:
    handle = document.handle
    found = [
        wide(lambda buffer, size, at=index: raw.FPDF_GetPageLabel(handle, at, buffer, size))[:LABEL_SIGNS]
        for index in range(document.pages)
    ]
    return () if not any(found) or found == [str(index + 1) for index in range(len(found))] else tuple(found)


def _is_near(number: float) -> bool:
    return math.isfinite(number) and abs(number) < FARTHEST


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def added(pdf: bytes, ways: Ways) -> bytes:
    """The file with the ways. `pdf` was written by PDFium: one table, a number for each object, no object in a stream.

    Raises `Unreadable` if it was not.
    """
    if not (ways.outline or ways.links or ways.labels):
        return pdf
    update = Update(pdf)
    by_page: dict[int, list[Link]] = {}
    for link in ways.links:
        by_page.setdefault(link.page, []).append(link)
    for number, links in by_page.items():
        notes = b" ".join(update.reference(update.add(_note(link, update.pages))) for link in links)
        update.extend(update.pages[number - 1], b"/Annots[" + notes + b"]")
    entries = b""
    if ways.labels:
        said = b" ".join(b"%d<</P%s>>" % (at, _text(label)) for at, label in enumerate(ways.labels))
        entries += b"/PageLabels<</Nums[" + said + b"]>>"
    if ways.outline:
        entries += b"/Outlines " + update.reference(_outlined(ways.outline, update))
    if entries:
        update.extend(update.root, entries)
    return update.written()


def _note(link: Link, pages: list[int]) -> bytes:
    box = " ".join(map(_number, link.rect)).encode()
    return b"<</Type/Annot/Subtype/Link/Border[0 0 0]/Rect[%s]%s>>" % (box, _place(pages, link.target, link.view))


def _place(pages: list[int], page: int, view: str) -> bytes:
    if page > len(pages):
        raise Unreadable
    return b"/Dest[%d 0 R %s]" % (pages[page - 1], view.encode())


def _text(words: str) -> bytes:
    """A text string that holds any letter (ISO 32000-2, 7.9.2.2)."""
    return b"<FEFF" + words.encode("utf-16-be", "replace").hex().upper().encode() + b">"


def _outlined(lines: tuple[tuple[int, str, int], ...], update: Update) -> int:
    """Writes the outline and gives the number of its root. A level that jumps is taken for the next one."""
    root = update.add()
    children: dict[int, list[int]] = {root: []}
    entries: dict[int, tuple[int, bytes]] = {}
    above = [root]
    for level, title, page in lines:
        above = above[: max(1, min(level, len(above)))]
        number = update.add()
        entries[number] = (above[-1], b"/Title%s%s" % (_text(title), _place(update.pages, page, "/Fit")))
        children[above[-1]].append(number)
        children[number] = []
        above.append(number)
    update.put(root, b"<</Type/Outlines%s>>" % _family(children[root], len(children[root])))
    for number, (parent, held) in entries.items():
        siblings = children[parent]
        at = siblings.index(number)
        held += b"/Parent %d 0 R" % parent
        held += b"/Prev %d 0 R" % siblings[at - 1] if at else b""
        held += b"/Next %d 0 R" % siblings[at + 1] if at + 1 < len(siblings) else b""
        update.put(number, b"<<%s%s>>" % (held, _family(children[number], -len(children[number]))))
    return root


def _family(children: list[int], count: int) -> bytes:
    return b"/First %d 0 R/Last %d 0 R/Count %d" % (children[0], children[-1], count) if children else b""
