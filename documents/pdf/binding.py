"""Binds many PDFs to one book: page labels, an outline, a number on each page; `python -m documents.pdf.binding`.

Runs as a process of its own, so that the server goes on: the job is a JSON object on descriptor 0 (`Job`). The parts
are copies that the product made itself (`documents.pdf.copies`). Objects are written out as soon as they are read, and
forgotten, so that a book of a thousand pages takes no more memory than one of ten (ISO 32000-1, 7.5).
"""

import json
import os
import resource
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO, Final, NamedTuple, TypedDict

from pypdf import PageObject, PdfReader
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DecodedStreamObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

from documents.pdf.overlay import placed

KEPT: Final = ("/MediaBox", "/CropBox", "/Rotate", "/UserUnit", "/Group")
SIZE: Final = 9.0  # points, of a page's number
DIGIT: Final = 0.556  # of the size: a digit of Helvetica
MARGIN: Final = (36.0, 26.0)  # points from the right and the upper edge
FONT: Final = "/BookNumber"
MEMORY: Final = 1024 * 1024 * 1024
CPU_SECONDS: Final = 600


class Job(TypedDict):
    """`front` is numbered in small Roman numerals, `parts` from 1 on through all of them.

    `outline` holds `[level, title, page]`: levels from 1, pages of the parts from 1, 0 for the first page of all.
    """

    out: str
    title: str
    front: str
    parts: list[str]
    outline: list[tuple[int, str, int]]


class Mark(NamedTuple):
    """One line of the outline, and the object that holds it."""

    level: int
    number: int
    entry: DictionaryObject
    children: list["Mark"]


class Writer:
    """A PDF that is written object by object."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._offsets: list[int] = [0]
        out.write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")

    def reserve(self) -> int:
        """The number of an object that is put later."""
        self._offsets.append(0)
        return len(self._offsets) - 1

    def put(self, number: int, value: PdfObject) -> None:
        self._offsets[number] = self._out.tell()
        self._out.write(b"%d 0 obj\n" % number)
        value.write_to_stream(self._out)
        self._out.write(b"\nendobj\n")

    def add(self, value: PdfObject) -> int:
        number = self.reserve()
        self.put(number, value)
        return number

    def close(self, root: int, info: int) -> None:
        """The table of all objects and the end of the file."""
        at = self._out.tell()
        self._out.write(b"xref\n0 %d\n0000000000 65535 f \n" % len(self._offsets))
        for offset in self._offsets[1:]:
            self._out.write(b"%010d 00000 n \n" % offset)
        trailer = _dictionary(Size=NumberObject(len(self._offsets)), Root=_reference(root), Info=_reference(info))
        self._out.write(b"trailer\n")
        trailer.write_to_stream(self._out)
        self._out.write(b"\nstartxref\n%d\n%%%%EOF\n" % at)


class Taking:
    """Takes objects out of one part into the book, each once."""

    def __init__(self, reader: PdfReader, writer: Writer) -> None:
        self._reader, self._writer = reader, writer
        self._numbers: dict[tuple[int, int], int] = {}
        self._due: deque[tuple[IndirectObject, int]] = deque()

    def renumbered(self, value: Any) -> Any:
        """The value with references into the book; what they lead to is written by `finish`."""
        if isinstance(value, IndirectObject):
            key = (value.idnum, value.generation)
            if key not in self._numbers:
                self._numbers[key] = self._writer.reserve()
                self._due.append((value, self._numbers[key]))
            return _reference(self._numbers[key])
        if isinstance(value, StreamObject):
            made = StreamObject()
            made._data = value._data
            made.update({name: self.renumbered(value.raw_get(name)) for name in value if name != "/Length"})
            return made
        if isinstance(value, DictionaryObject):
            return DictionaryObject({name: self.renumbered(value.raw_get(name)) for name in value})
        if isinstance(value, ArrayObject):
            return ArrayObject([self.renumbered(one) for one in list.__iter__(value)])
        return value

    def finish(self) -> None:
        """Writes everything that is due, and forgets it."""
        while self._due:
            reference, number = self._due.popleft()
            self._writer.put(number, self.renumbered(self._reader.get_object(reference)))
            self._reader.resolved_objects.clear()


def bind(job: Job) -> int:
    """Makes the book and returns how many pages it has."""
    with open(job["out"], "wb") as out:
        writer = Writer(out)
        tree = writer.reserve()
        font = writer.add(_dictionary(Type="/Font", Subtype="/Type1", BaseFont="/Helvetica"))
        opening = writer.add(_stream("q"))
        front = list(_taken(job["front"], writer, tree))
        pages = list(front)
        for part in job["parts"]:
            pages += _taken(part, writer, tree, _Numbers(len(pages) - len(front), font, opening))
        kids = ArrayObject([_reference(page) for page in pages])
        writer.put(tree, _dictionary(Type="/Pages", Count=NumberObject(len(pages)), Kids=kids))
        outline = _outlined(job["outline"], writer, pages, len(front))
        title = TextStringObject(job["title"])
        root = _dictionary(Type="/Catalog", Pages=_reference(tree), PageMode="/UseOutlines")
        root[NameObject("/Lang")] = TextStringObject("vi")
        root[NameObject("/PageLabels")] = _labels(len(front))
        root[NameObject("/ViewerPreferences")] = _dictionary(DisplayDocTitle=BooleanObject(True))
        if outline:
            root[NameObject("/Outlines")] = _reference(outline)
        writer.close(writer.add(root), writer.add(_dictionary(Title=title)))
        out.flush()
        os.fsync(out.fileno())
        return len(pages)


class _Numbers(NamedTuple):
    """How the pages of a part are numbered: after how many others, in which font; `opening` begins their contents."""

    before: int
    font: int
    opening: int


def _taken(path: str, writer: Writer, tree: int, numbers: _Numbers | None = None) -> Iterator[int]:
    """The numbers of the objects that the pages of one file have become."""
    with open(path, "rb") as file:
        reader = PdfReader(file)
        taking = Taking(reader, writer)
        for index in range(len(reader.pages)):
            page = reader.pages[index]
            made = _dictionary(Type="/Page", Parent=_reference(tree))
            made.update({NameObject(name): taking.renumbered(page.raw_get(name)) for name in KEPT if name in page})
            contents = ArrayObject([taking.renumbered(one) for one in _contents(page)])
            resources = _resolved(page, "/Resources")
            if numbers is not None:
                tail = writer.add(_stream(_number(page, numbers.before + index + 1)))
                contents = ArrayObject([_reference(numbers.opening), *contents, _reference(tail)])
            taken = taking.renumbered(DictionaryObject({name: resources.raw_get(name) for name in resources}))
            if numbers is not None:
                fonts = _resolved(resources, "/Font")
                made_fonts = taking.renumbered(DictionaryObject({name: fonts.raw_get(name) for name in fonts}))
                made_fonts[NameObject(FONT)] = _reference(numbers.font)
                taken[NameObject("/Font")] = made_fonts
            made[NameObject("/Resources")] = taken
            made[NameObject("/Contents")] = contents
            taking.finish()
            yield writer.add(made)


def _contents(page: PageObject) -> list[Any]:
    if "/Contents" not in page:
        return []
    held = page.raw_get("/Contents")
    found = held.get_object()
    return list(list.__iter__(found)) if isinstance(found, ArrayObject) else [held]


def _resolved(holder: DictionaryObject, name: str) -> DictionaryObject:
    found = holder.get(name, DictionaryObject())
    found = found.get_object()
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def _number(page: PageObject, number: int) -> str:
    """What puts the number into the upper right corner of the page as it is shown."""
    box = page.cropbox
    edges = (float(box.left), float(box.bottom), float(box.right), float(box.top))
    turns = int(page.rotation) // 90 % 4
    width, height = edges[2] - edges[0], edges[3] - edges[1]
    across, down = (height, width) if turns % 2 else (width, height)
    matrix = " ".join(f"{one:.2f}" for one in placed(edges, turns, (across, down)))
    x, y = across - MARGIN[0] - len(str(number)) * DIGIT * SIZE, down - MARGIN[1]
    return f"Q q {matrix} cm BT {FONT} {SIZE} Tf 0.25 g {x:.2f} {y:.2f} Td ({number}) Tj ET Q"


def _labels(front: int) -> DictionaryObject:
    roman = _dictionary(S="/r")
    arabic = _dictionary(S="/D", St=NumberObject(1))
    return _dictionary(Nums=ArrayObject([NumberObject(0), roman, NumberObject(front), arabic]))


def _outlined(lines: Sequence[tuple[int, str, int]], writer: Writer, pages: Sequence[int], front: int) -> int:
    """Writes the outline; the number of its root, 0 if it is empty. A level that jumps is taken for the next one."""
    top = Mark(0, writer.reserve(), _dictionary(Type="/Outlines"), [])
    above = [top]
    for level, title, page in lines:
        above = above[: max(1, min(level, len(above)))]
        place = min(front + page - 1 if page else 0, len(pages) - 1)
        entry = DictionaryObject({NameObject("/Title"): TextStringObject(title)})
        entry[NameObject("/Dest")] = ArrayObject([_reference(pages[place]), NameObject("/Fit")])
        mark = Mark(len(above), writer.reserve(), entry, [])
        above[-1].children.append(mark)
        above.append(mark)
    if not top.children:
        return 0
    _write_marks(top, writer)
    return top.number


def _write_marks(mark: Mark, writer: Writer) -> None:
    """The mark and what is below it. Only the first level is open when the book is."""
    children, entry = mark.children, mark.entry
    if children:
        entry[NameObject("/First")] = _reference(children[0].number)
        entry[NameObject("/Last")] = _reference(children[-1].number)
        entry[NameObject("/Count")] = NumberObject(len(children) if mark.level == 0 else -len(children))
    for index, child in enumerate(children):
        child.entry[NameObject("/Parent")] = _reference(mark.number)
        if index:
            child.entry[NameObject("/Prev")] = _reference(children[index - 1].number)
        if index + 1 < len(children):
            child.entry[NameObject("/Next")] = _reference(children[index + 1].number)
        _write_marks(child, writer)
    writer.put(mark.number, entry)


def _dictionary(**entries: "str | PdfObject") -> DictionaryObject:
    """Text that begins with a slash is a name."""
    made = {f"/{key}": NameObject(value) if type(value) is str else value for key, value in entries.items()}
    return DictionaryObject({NameObject(key): value for key, value in made.items()})


def _stream(text: str) -> DecodedStreamObject:
    made = DecodedStreamObject()
    made.set_data(text.encode("ascii"))
    return made


def _reference(number: int) -> IndirectObject:
    return IndirectObject(number, 0, None)


def main(job: Job, out: BinaryIO) -> None:
    """Lets others go first, makes the book and says how many pages it has."""
    os.nice(10)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 1))
    out.write(json.dumps({"pages": bind(job)}).encode())


if __name__ == "__main__":
    main(json.load(sys.stdin), sys.stdout.buffer)
