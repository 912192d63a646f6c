"""Tables as XLSX: nothing that somebody typed is worked out."""

from datetime import UTC, date, datetime

import pytest

from documents.sheets import Column, Sheet, workbook
from tests.documents import spreadsheet

AT = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)


def made(*rows: tuple[object, ...], columns: int = 1) -> bytes:
    heads = [Column(f"Cột {number}") for number in range(columns)]
    return workbook([Sheet("Bảng", heads, rows)], title="Bảng", author="Ngô Bảo Châm", made=AT)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "typed",
    [
        '=HYPERLINK("http://a.example","bấm")',
        "=1+1",
        "+84 123",
        "-2+3+cmd|' /C calc'!A0",
        "@SUM(A1:A9)",
        "\t=1+1",
        "http://a.example",
        "mailto:a@b.example",
        "0123",
        "Rà soát nhiệm vụ",
        "",
    ],
)
def test_a_text_stays_a_text(typed: str) -> None:
    data = made((typed, "sau"), columns=2)
    row = spreadsheet.sheets(data)["Bảng"][1]
    cell = row[0] if typed else spreadsheet.Seen("", "s", formula=False, quoted=False)
    assert (cell.value, cell.kind, cell.formula) == (typed, "s", False)
    assert cell.quoted == typed.startswith(("=", "+", "-", "@", "\t"))
    assert not any("external" in part.lower() or "hyperlink" in part for part in spreadsheet.parts(data))


def test_numbers_and_days_are_numbers() -> None:
    row = spreadsheet.sheets(made((3, 0.25, date(2026, 11, 30), None), columns=4))["Bảng"][1]
    assert [(cell.value, cell.kind) for cell in row] == [("3", "n"), ("0.25", "n"), ("46356", "n")]


def test_a_long_name_is_cut_to_what_a_sheet_may_bear() -> None:
    data = workbook([Sheet("Đ" * 40, [Column("A")], [])], title="", author="", made=AT)
    assert list(spreadsheet.sheets(data)) == ["Đ" * 31]


def test_the_same_tables_give_the_same_bytes() -> None:
    assert made(("a",)) == made(("a",))
