"""An update at the end of a PDF that PDFium wrote (ISO 32000-2, 7.5.6)."""

import re
from collections.abc import Iterator

from documents.pdf.pdfium import Unreadable

ROOT = re.compile(rb"/Root (\d+) 0 R")
PAGES = re.compile(rb"/Pages (\d+) 0 R")
KIDS = re.compile(rb"/Kids\s*\[([^\]]*)\]")
REFERENCE = re.compile(rb"(\d+) 0 R")
SIZE = re.compile(rb"/Size (\d+)")


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
