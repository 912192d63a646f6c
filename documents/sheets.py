"""Tables as an XLSX file. Every text stays a text: none becomes a formula, a number or a link, whoever typed it."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

import xlsxwriter

Cell = str | int | float | date | None
RISKY: Final = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet may take for the beginning of a formula
PLAIN: Final = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False, "in_memory": True}
NAME_LIMIT: Final = 31  # characters of a sheet's name
FORMATS: Final = {"day": "dd/mm/yyyy", "share": "0.0%", "hours": "0.0", "any": "General"}


@dataclass(frozen=True)
class Column:
    """A heading, a width in characters, and for numbers how they look: one of `FORMATS`, or "" for whole ones."""

    title: str
    width: int = 14
    look: str = ""


@dataclass(frozen=True)
class Sheet:
    """A table under its name; `notes` stand below it, a line each."""

    name: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    notes: Sequence[str] = ()


def workbook(sheets: Sequence[Sheet], *, title: str, author: str, made: datetime) -> bytes:
    """The file. `made` is its date; equal tables made at one moment give equal bytes."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, dict(PLAIN))
    book.set_properties({"title": title, "author": author, "created": made.replace(tzinfo=None)})
    looks = _looks(book)
    for sheet in sheets:
        _write(book.add_worksheet(sheet.name[:NAME_LIMIT]), sheet, looks)
    book.close()
    return out.getvalue()


def _looks(book: Any) -> dict[str, Any]:
    looks = {name: book.add_format({"num_format": pattern, "valign": "top"}) for name, pattern in FORMATS.items()}
    looks["head"] = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    looks["text"] = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    looks["risky"] = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@", "quote_prefix": True})
    looks[""] = book.add_format({"num_format": "0", "valign": "top"})
    return looks


def _write(page: Any, sheet: Sheet, looks: dict[str, Any]) -> None:
    page.freeze_panes(1, 0)
    for place, column in enumerate(sheet.columns):
        page.set_column(place, place, column.width)
        page.write_string(0, place, column.title, looks["head"])
    for number, row in enumerate(sheet.rows, start=1):
        for place, (cell, column) in enumerate(zip(row, sheet.columns, strict=True)):
            _cell(page, number, place, cell, looks, column.look)
    for number, note in enumerate(sheet.notes, start=len(sheet.rows) + 2):
        page.write_string(number, 0, note)


def _cell(page: Any, row: int, place: int, cell: Cell, looks: dict[str, Any], look: str) -> None:
    if cell is None:
        page.write_blank(row, place, None, looks[look])
    elif isinstance(cell, str):
        page.write_string(row, place, cell, looks["risky" if cell.startswith(RISKY) else "text"])
    elif isinstance(cell, date):
        page.write_datetime(row, place, cell, looks["day"])
    else:
        page.write_number(row, place, cell, looks[look])
