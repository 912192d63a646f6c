"""Paragraphs and tables as WordprocessingML, from measures in millimetres and points."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

TWIPS_PER_MM = 1440 / 25.4


def mm(length: float) -> int:
    """Twips, in which Word measures lengths."""
    return round(length * TWIPS_PER_MM)


def pt(length: float) -> int:
    """Twips of a length in points."""
    return round(length * 20)


@dataclass(frozen=True, kw_only=True)
class Shape:
    """How a paragraph stands: `align` as Word names it, indents in mm, `pitch` baseline to baseline in pt."""

    pitch: float
    align: str = "both"
    first: float = 0
    left: float = 0
    right: float = 0
    hanging: float = 0
    before: float = 0
    after: float = 0
    keep: bool = False
    level: int = 0
    rule: str = ""


def paragraph(inside: str, shape: Shape) -> str:
    """A paragraph of finished runs."""
    first = f'w:firstLine="{mm(shape.first)}"' if shape.first else f'w:hanging="{mm(shape.hanging)}"'
    border = (
        f'<w:pBdr><w:bottom w:val="{shape.rule}" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>' if shape.rule else ""
    )
    return (
        "<w:p><w:pPr>"
        + ("<w:keepNext/>" if shape.keep else "")
        + border
        + f'<w:spacing w:before="{pt(shape.before)}" w:after="{pt(shape.after)}" w:line="{pt(shape.pitch)}" '
        'w:lineRule="exact"/>'
        + f'<w:ind w:left="{mm(shape.left)}" w:right="{mm(shape.right)}" {first}/>'
        + f'<w:jc w:val="{shape.align}"/>'
        + (f'<w:outlineLvl w:val="{shape.level - 1}"/>' if shape.level else "")
        + f"</w:pPr>{inside}</w:p>"
    )


def table(widths: Sequence[float], rows: Iterable[Sequence[str]], *, ruled: bool = False, whole: bool = True) -> str:
    """A table of cells, each some finished paragraphs; columns in mm, the first row repeated when `ruled`."""
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    margin = 1.4 if ruled else 0
    properties = (
        f'<w:tblPr><w:tblW w:w="{mm(sum(widths))}" w:type="dxa"/>'
        + (f"<w:tblBorders>{lines}</w:tblBorders>" if ruled else "")
        + '<w:tblLayout w:type="fixed"/><w:tblCellMar>'
        + f'<w:left w:w="{mm(margin)}" w:type="dxa"/><w:right w:w="{mm(margin)}" w:type="dxa"/>'
        + "</w:tblCellMar></w:tblPr>"
    )
    grid = "".join(f'<w:gridCol w:w="{mm(width)}"/>' for width in widths)
    return (
        f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>"
        + "".join(_row(widths, row, whole, head=ruled and place == 0) for place, row in enumerate(rows))
        + "</w:tbl>"
    )


def _row(widths: Sequence[float], cells: Sequence[str], whole: bool, *, head: bool) -> str:
    look = ("<w:cantSplit/>" if whole else "") + ("<w:tblHeader/>" if head else "")
    made = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{mm(width)}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
        for width, cell in zip(widths, cells, strict=True)
    )
    return f"<w:tr><w:trPr>{look}</w:trPr>{made}</w:tr>"
