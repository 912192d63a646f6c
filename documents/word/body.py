"""The blocks of the text as Word sets them."""

from typing import Any

from documents.acts.profile import Profile
from documents.word.parts import Shape, paragraph, table
from documents.word.runs import xml_of

BOX = (
    '<w:r><w:rPr><w:bdr w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:rPr>'
    '<w:t xml:space="preserve">\u00a0\u00a0\u00a0\u00a0</w:t></w:r>'
)
KEPT_BEFORE_SIGNATURE = 2  # paragraphs


def blocks(parts: list[dict[str, Any]], profile: Profile) -> list[str]:
    """The text, its last paragraphs kept with the signature."""
    first = len(parts) - KEPT_BEFORE_SIGNATURE
    return [one for place, part in enumerate(parts) for one in _block(part, profile, keep=place >= first)]


def _block(part: dict[str, Any], profile: Profile, *, keep: bool) -> list[str]:
    text = profile.text
    plain = Shape(pitch=text.line_pitch_pt, first=text.indent_mm, after=text.paragraph_gap_pt, keep=keep)
    match part["kind"]:
        case "heading":
            shape = _like(plain, keep=True, level=part["level"])
            return [paragraph(xml_of(part["runs"], text.size_pt, bold=True), shape)]
        case "table":
            return [_table(part, profile), paragraph("", Shape(pitch=text.paragraph_gap_pt))]
        case "centred":
            shape = _like(plain, align="center", first=0, keep=True)
            return [paragraph(xml_of(part["runs"], text.size_pt, bold=True), shape)]
        case "addressees":
            return [_addressees(part, profile), paragraph("", Shape(pitch=0.8 * text.line_pitch_pt))]
        case "boxes":
            shape = _like(plain, align="left")
            return [paragraph(f"{BOX}{xml_of([['free', '  '], *line], text.size_pt)}", shape) for line in part["lines"]]
        case "blanks":
            shape = Shape(pitch=1.2 * text.line_pitch_pt, rule="dotted", keep=keep)
            # Neighbours with equal borders would share one, so each second line stands a hair apart.
            rows = [_like(shape, right=0.1 * (place % 2)) for place in range(part["count"])]
            return [paragraph("", one) for one in rows]
    label = xml_of([*part["label"], ["free", " "]], text.size_pt, bold=True) if part["label"] else ""
    alone = not part["runs"] or part.get("sticky", False)
    said = xml_of(part["runs"], text.size_pt, italic=part.get("italic", False))
    return [paragraph(label + said, _like(plain, keep=keep or alone))]


def _like(shape: Shape, **changed: Any) -> Shape:
    return Shape(**{**vars(shape), **changed})


def _table(part: dict[str, Any], profile: Profile) -> str:
    text, width = profile.text, profile.page.text_width_mm
    widths = [width * share / sum(part["widths"]) for share in part["widths"]]
    centred, left = Shape(pitch=text.line_pitch_pt, align="center"), Shape(pitch=text.line_pitch_pt, align="left")
    head = [paragraph(xml_of(cell, text.size_pt, bold=True), centred) for cell in part["head"]]
    rows = [
        [paragraph(xml_of(cell, text.size_pt), left if place == 1 else centred) for place, cell in enumerate(row)]
        for row in part["rows"]
    ]
    return table(widths, [head, *rows], ruled=True)


def _addressees(part: dict[str, Any], profile: Profile) -> str:
    """One name in the middle; several below each other, behind the label."""
    text, width = profile.text, profile.page.text_width_mm
    label = xml_of([*part["label"], ["free", " "]], text.size_pt)
    if len(part["lines"]) == 1:
        shape = Shape(pitch=text.line_pitch_pt, align="center", before=text.paragraph_gap_pt, keep=True)
        return paragraph(label + xml_of(part["lines"][0], text.size_pt), shape)
    right = Shape(pitch=text.line_pitch_pt, align="right", keep=True, right=2)
    left = Shape(pitch=text.line_pitch_pt, align="left", left=3, hanging=3, keep=True)
    names = "".join(paragraph(xml_of(line, text.size_pt), left) for line in part["lines"])
    return table((0.3 * width, 0.7 * width), [[paragraph(label, right), names]])
