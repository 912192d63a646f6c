"""Binds many PDFs to one book: page labels, an outline, a number on each page; `python -m documents.pdf.binding`.

Runs as a process of its own, so that the server goes on: the job is a JSON object on descriptor 0 (`Job`). The parts
are copies that the product made itself (`documents.pdf.copies`). Objects are written out as soon as they are read, and
forgotten, so that a book of a thousand pages takes no more memory than one of ten (ISO 32000-1, 7.5).
"""

import json
import os
import resource
import sys
from collections.abc import Iterator
from typing import Any, BinaryIO, Final, NamedTuple, TypedDict

from pypdf import PageObject, PdfReader
from pypdf.generic import ArrayObject, BooleanObject, DictionaryObject, NameObject, NumberObject, TextStringObject

from documents.pdf.links import links, places
from documents.pdf.objects import Taking, Writer, dictionary, reference, stream
from documents.pdf.outlining import Line, outlined
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
    outline: list[Line]


def bind(job: Job) -> int:
    """Makes the book and returns how many pages it has."""
    with open(job["out"], "wb") as out:
        writer = Writer(out)
        tree = writer.reserve()
        font = writer.add(dictionary(Type="/Font", Subtype="/Type1", BaseFont="/Helvetica"))
        opening = writer.add(stream("q"))
        front = list(_taken(job["front"], writer, tree))
        pages = list(front)
        for part in job["parts"]:
            pages += _taken(part, writer, tree, _Numbers(len(pages) - len(front), font, opening))
        kids = ArrayObject([reference(page) for page in pages])
        writer.put(tree, dictionary(Type="/Pages", Count=NumberObject(len(pages)), Kids=kids))
        outline = outlined(job["outline"], writer, pages, len(front))
        title = TextStringObject(job["title"])
        root = dictionary(Type="/Catalog", Pages=reference(tree), PageMode="/UseOutlines")
        root[NameObject("/Lang")] = TextStringObject("vi")
        root[NameObject("/PageLabels")] = _labels(len(front))
        root[NameObject("/ViewerPreferences")] = dictionary(DisplayDocTitle=BooleanObject(True))
        if outline:
            root[NameObject("/Outlines")] = reference(outline)
        writer.close(writer.add(root), writer.add(dictionary(Title=title)))
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
        own = places(reader, writer)
        for index, place in enumerate(own.values()):
            page = reader.pages[index]
            made = dictionary(Type="/Page", Parent=reference(tree))
            made.update({NameObject(name): taking.renumbered(page.raw_get(name)) for name in KEPT if name in page})
            made.update(_drawn(page, taking, numbers and numbers._replace(before=numbers.before + index)))
            if found := list(links(page, own)):
                made[NameObject("/Annots")] = ArrayObject(reference(writer.add(link)) for link in found)
            taking.finish()
            writer.put(place, made)
            yield place


def _drawn(page: PageObject, taking: Taking, numbers: _Numbers | None) -> DictionaryObject:
    """What the page shows, and with it its number in the book."""
    contents = ArrayObject([taking.renumbered(one) for one in _contents(page)])
    resources = _resolved(page, "/Resources")
    taken = taking.renumbered(DictionaryObject({name: resources.raw_get(name) for name in resources}))
    if numbers is not None:
        tail = taking.writer.add(stream(_number(page, numbers.before + 1)))
        contents = ArrayObject([reference(numbers.opening), *contents, reference(tail)])
        fonts = _resolved(resources, "/Font")
        made_fonts = taking.renumbered(DictionaryObject({name: fonts.raw_get(name) for name in fonts}))
        made_fonts[NameObject(FONT)] = reference(numbers.font)
        taken[NameObject("/Font")] = made_fonts
    return DictionaryObject({NameObject("/Resources"): taken, NameObject("/Contents"): contents})


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
    roman = dictionary(S="/r")
    arabic = dictionary(S="/D", St=NumberObject(1))
    return dictionary(Nums=ArrayObject([NumberObject(0), roman, NumberObject(front), arabic]))


def main(job: Job, out: BinaryIO) -> None:
    """Lets others go first, makes the book and says how many pages it has."""
    os.nice(10)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 1))
    out.write(json.dumps({"pages": bind(job)}).encode())


if __name__ == "__main__":
    main(json.load(sys.stdin), sys.stdout.buffer)
