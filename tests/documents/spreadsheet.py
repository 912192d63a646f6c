"""Reads an XLSX file without a library: what stands in its cells, and what kind of cell it is."""

import io
import re
import zipfile
from dataclasses import dataclass
from xml.etree import ElementTree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@dataclass(frozen=True)
class Seen:
    """`kind` is "s" for a text, "n" for a number; `formula`: it would be worked out; `quoted`: it stays a text."""

    value: str
    kind: str
    formula: bool
    quoted: bool


def sheets(data: bytes) -> dict[str, list[list[Seen]]]:
    """The rows of each sheet by its name; empty cells are left out."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        shared = _texts(book)
        quoted = _quoted(book)
        names = [sheet.attrib["name"] for sheet in _xml(book, "xl/workbook.xml").iter(f"{MAIN}sheet")]
        return {
            name: [
                [_seen(cell, shared, quoted) for cell in row.iter(f"{MAIN}c") if len(cell)]
                for row in _xml(book, f"xl/worksheets/sheet{number}.xml").iter(f"{MAIN}row")
            ]
            for number, name in enumerate(names, start=1)
        }


def _xml(book: zipfile.ZipFile, name: str) -> ElementTree.Element:
    return ElementTree.fromstring(book.read(name))  # noqa: S314 - our own file


def _texts(book: zipfile.ZipFile) -> list[str]:
    return ["".join(part.text or "" for part in one.iter(f"{MAIN}t")) for one in _xml(book, "xl/sharedStrings.xml")]


def _quoted(book: zipfile.ZipFile) -> list[bool]:
    styles = _xml(book, "xl/styles.xml").find(f"{MAIN}cellXfs")
    assert styles is not None
    return [style.attrib.get("quotePrefix") == "1" for style in styles]


def _seen(cell: ElementTree.Element, shared: list[str], quoted: list[bool]) -> Seen:
    kind, raw = cell.attrib.get("t", "n"), cell.findtext(f"{MAIN}v", "")
    formula = cell.find(f"{MAIN}f") is not None
    style = quoted[int(cell.attrib.get("s", "0"))]
    return Seen(shared[int(raw)] if kind == "s" else raw, kind, formula, style)


def parts(data: bytes) -> set[str]:
    """The files inside, and any address of another place that they name."""
    found = set()
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        for name in book.namelist():
            found |= {name, *re.findall(r'TargetMode="External"', book.read(name).decode(errors="replace"))}
    return found
