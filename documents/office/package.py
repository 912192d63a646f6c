"""What an Office file (a ZIP package) holds, told without opening it as a document; runs in the limited child only."""

import re
import zipfile
from typing import Any, BinaryIO, Final

MAX_ENTRIES: Final = 5_000
MAX_UNPACKED: Final = 500 * 1024 * 1024
MAX_RATIO: Final = 100  # text in XML packs well; a bomb packs a thousand times and more
SMALL: Final = 20 * 1024 * 1024  # unpacked; below it the ratio does not matter
MAX_RELATIONS: Final = 4 * 1024 * 1024
PARTS: Final = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx", "ppt/presentation.xml": "pptx"}
MACROS: Final = re.compile(r"(vbaproject\.bin|vbadata\.xml|/macrosheets/|/activex/)", re.IGNORECASE)
NESTED: Final = re.compile(r"\.(zip|jar|rar|7z|gz|exe|dll|bat|cmd|js|vbs|ps1|scr|lnk|ole|bin)$", re.IGNORECASE)
PRINTER: Final = re.compile(r"/printerSettings/[^/]*\.bin$", re.IGNORECASE)
RELATION: Final = re.compile(rb"<Relationship\b[^>]*>", re.DOTALL)
OUTSIDE: Final = re.compile(rb"TargetMode\s*=\s*[\"']External[\"']", re.IGNORECASE)
HYPERLINK: Final = re.compile(rb"Type\s*=\s*[\"'][^\"']*/hyperlink[\"']", re.IGNORECASE)


def facts(file: BinaryIO) -> dict[str, Any]:
    """`{kind, fault}`: the kind of document, "" if none; what stands against it, "" if nothing.

    Faults: `broken`, `large`, `macros`, `nested` (something packed inside), `outside` (it fetches from elsewhere),
    `entities`.
    """
    try:
        with zipfile.ZipFile(file) as package:
            names = [entry.filename for entry in package.infolist()]
            kind = next((PARTS[name] for name in names if name in PARTS), "")
            return {"kind": kind, "fault": _fault(package, names)}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, OSError, EOFError):
        return {"kind": "", "fault": "broken"}


def _fault(package: zipfile.ZipFile, names: list[str]) -> str:
    unpacked = sum(entry.file_size for entry in package.infolist())
    packed = sum(entry.compress_size for entry in package.infolist()) or 1
    if len(names) > MAX_ENTRIES or unpacked > MAX_UNPACKED or (unpacked > SMALL and unpacked / packed > MAX_RATIO):
        return "large"
    if len(set(names)) < len(names) or any(name.startswith("/") or ".." in name.split("/") for name in names):
        return "broken"
    if any(MACROS.search(f"/{name}") for name in names):
        return "macros"
    if any(NESTED.search(name) and not PRINTER.search(f"/{name}") for name in names):
        return "nested"
    return _fault_of_parts(package, names)


def _fault_of_parts(package: zipfile.ZipFile, names: list[str]) -> str:
    """What only reading a part shows: declared macros, relations to other places, document types."""
    for name in names:
        if name.endswith((".rels", "[Content_Types].xml")):
            with package.open(name) as part:
                text = part.read(MAX_RELATIONS + 1)
            if len(text) > MAX_RELATIONS:
                return "large"
            if b"<!DOCTYPE" in text or b"<!ENTITY" in text or b"\x00" in text:
                return "entities"
            if b"macroEnabled" in text:
                return "macros"
            if any(OUTSIDE.search(one) and not HYPERLINK.search(one) for one in RELATION.findall(text)):
                return "outside"
    return ""
