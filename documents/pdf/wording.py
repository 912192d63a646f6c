"""The text of all pages of a PDF; read now where it was not yet."""

import json
from pathlib import Path
from typing import Any

from documents.pdf import pages
from documents.pdf.shelf import Shelf, is_whole


def lines_of(pdf: Path, shelf: Shelf, total: int) -> list[list[list[Any]]]:
    """The lines of each page (`documents.pdf.lines`), first to last; none for a page that cannot be read."""
    missing = [number for number in range(1, total + 1) if not is_whole(shelf.lines(number))]
    for _ in pages.draw(pdf, missing, pages.Order((pages.THUMB,)), shelf):
        pass
    return [_lines(shelf.lines(number)) for number in range(1, total + 1)]


def _lines(path: Path) -> list[list[Any]]:
    try:
        found: list[list[Any]] = json.loads(path.read_bytes())["lines"]
    except (FileNotFoundError, ValueError):
        return []
    return found
