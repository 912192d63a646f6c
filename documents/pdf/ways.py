"""The ways through a PDF: outline, links from page to page, what pages are called; in the limited child only.

They hang on the document as a whole, or on notes, and so are lost when pages are taken over into a new document. Read
before and written after, as an update at the end of the copy (ISO 32000-2, 7.5.6; outline 12.3.3, links 12.5.6.5,
page labels 12.4.2). A way is a place in the same document and nothing else: it opens no address, file or program.
"""

import ctypes
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2_raw as raw

from documents.pdf.pdfium import Document, Page, Unreadable, bookmarks, wide

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
ROOT = re.compile(rb"/Root (\d+) 0 R")
PAGES = re.compile(rb"/Pages (\d+) 0 R")
KIDS = re.compile(rb"/Kids\s*\[([^\]]*)\]")
REFERENCE = re.compile(rb"(\d+) 0 R")
SIZE = re.compile(rb"/Size (\d+)")


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


class Update:
    """What is appended to a PDF: new objects, and old ones with more entries. `pages` are the numbers of its pages."""

    def __init__(self, pdf: bytes) -> None:
        self._pdf = pdf
        self._changed: dict[int, bytes] = {}
        table = pdf.rpartition(b"startxref")[2].split()
        self._before = int(table[0]) if table and table[0].isdigit() else len(pdf)
        entries, _, self._trailer = pdf[self._before :].partition(b"trailer")
        lines = entries.split()
        size, root = SIZE.search(self._trailer), ROOT.search(self._trailer)
        if lines[:2] != [b"xref", b"0"] or size is None or root is None or len(lines) != 3 + 3 * int(size[1]):
            raise Unreadable
        self._offsets = [int(offset) for offset in lines[3::3]]
        self.root = int(root[1])
        self._next = int(size[1])
        tree = PAGES.search(self._object(self.root))
        self.pages = list(self._leaves(int(tree[1]), set())) if tree else []

    def _object(self, number: int) -> bytes:
        at = self._offsets[number]
        body = self._pdf[at : self._pdf.find(b"endobj", at)]
        head = b"%d 0 obj" % number
        if not body.startswith(head) or not body.rstrip().endswith(b">>"):
            raise Unreadable
        return body.removeprefix(head).strip()

    def _leaves(self, number: int, seen: set[int]) -> Iterator[int]:
        body = self._object(number)
        kids = KIDS.search(body) if b"/Type/Pages" in body else None
        if number in seen or kids is None:
            yield from () if number in seen else (number,)
            return
        seen.add(number)
        for kid in REFERENCE.findall(kids[1]):
            yield from self._leaves(int(kid), seen)

    @staticmethod
    def reference(number: int) -> bytes:
        return b"%d 0 R" % number

    def add(self, body: bytes = b"") -> int:
        """A new object; its number. What it holds can be put later."""
        self._next += 1
        self._changed[self._next - 1] = body
        return self._next - 1

    def put(self, number: int, body: bytes) -> None:
        self._changed[number] = body

    def extend(self, number: int, entries: bytes) -> None:
        """More entries for a dictionary that is there; one of the same name goes."""
        body = self._object(number).replace(b"/Annots", b"/xxxxxx")
        self._changed[number] = body[:-2] + entries + b">>"

    def written(self) -> bytes:
        """The file and its update."""
        out = bytearray(self._pdf)
        table = bytearray(b"xref\r\n0 1\r\n0000000000 65535 f\r\n")
        for number, body in sorted(self._changed.items()):
            table += b"%d 1\r\n%010d 00000 n\r\n" % (number, len(out))
            out += b"%d 0 obj\r\n%s\r\nendobj\r\n" % (number, body)
        at = len(out)
        trailer = SIZE.sub(b"/Size %d/Prev %d" % (self._next, self._before), self._trailer, count=1)
        held = trailer.rpartition(b"startxref")[0].strip()
        out += table + b"trailer\r\n" + held + b"\r\nstartxref\r\n%d\r\n%%%%EOF\r\n" % at
        return bytes(out)


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
