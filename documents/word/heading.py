"""The two columns on top of page 1, type line and abstract, as Word sets them."""

from collections.abc import Sequence
from typing import Any

from documents.acts.profile import Profile
from documents.acts.styles import Motto
from documents.word.metrics import edge_mm, width_mm
from documents.word.parts import Shape, paragraph, table
from documents.word.runs import Runs, text_of, xml_of

RED = "C00000"


def letterhead(head: dict[str, Any], subject: Runs, profile: Profile, *, parted: bool = True) -> str:
    """Superior, issuer, number and marks on the left; motto, place and day on the right.

    `parted`: a star or a line stands under the issuer, as on every act; not on a ballot, where its stamp comes.
    """
    style = profile.letterhead
    left, right = style.left_mm, style.right_mm
    names = ((text_of(head["superior"]), False), (text_of(head["issuer"]), True))
    size = _fitting(left, style.size_pt, style.shrunk_size_pt, names)
    total = left + right
    needed = max(width_mm(one.text, one.size_pt, bold=True) for one in style.motto) + 2
    for text, bold in names:
        wanted = width_mm(text, size, bold=bold) + 1
        if left < wanted <= total - needed:
            left, right = wanted, total - wanted
    return table((left, right), [[_left(head, subject, profile, size, left, parted), _right(head, profile, right)]])


def _fitting(width: float, size: float, shrunk: float, lines: Sequence[tuple[str, bool]]) -> float:
    return size if all(width_mm(text, size, bold=bold) <= width for text, bold in lines) else shrunk


def _left(head: dict[str, Any], subject: Runs, profile: Profile, size: float, width: float, parted: bool) -> str:
    style = profile.letterhead
    line = Shape(pitch=style.line_pitch_pt, align="center")
    made = [_name(head["superior"], size, profile, width, bold=False)] if head["superior"] else []
    made.append(_name(head["issuer"], size, profile, width, bold=True))
    if parted and style.separator == "star":
        made.append(paragraph(xml_of([["free", "*"]], style.size_pt, bold=style.star_bold), line))
    elif parted:
        edge = 0.3 * width
        made.append(paragraph("", Shape(pitch=3, align="center", left=edge, right=edge, rule="single", after=3)))
    if head["number"]:
        made.append(paragraph(xml_of(head["number"], style.number_size_pt), line))
    if subject:
        title = profile.title
        edge = max(3, edge_mm(subject, title.subject_size_pt, width, bold=False))
        shape = Shape(pitch=title.subject_size_pt * 1.2, align="center", left=edge, right=edge)
        made.append(paragraph(xml_of(subject, title.subject_size_pt, italic=title.subject_italic), shape))
    if head["urgency"]:
        made.append(paragraph(xml_of(head["urgency"], 14, bold=True, colour=RED), line))
    if head["circulation"]:
        made.append(paragraph(xml_of(head["circulation"], 12, italic=True), line))
    if head["draft"]:
        made.append(paragraph(xml_of(head["draft"], 13, bold=True), line))
    return "".join(made)


def _name(runs: Runs, size: float, profile: Profile, width: float, *, bold: bool) -> str:
    edge = edge_mm(runs, size, width, bold=bold)
    shape = Shape(pitch=profile.letterhead.line_pitch_pt, align="center", left=edge, right=edge)
    return paragraph(xml_of(runs, size, bold=bold), shape)


def _right(head: dict[str, Any], profile: Profile, width: float) -> str:
    style = profile.letterhead
    line = Shape(pitch=style.line_pitch_pt, align="center")
    made = [_motto(one, line, width, last=one is style.motto[-1]) for one in style.motto]
    if head["dateline"]:
        gap = style.line_pitch_pt if style.separator == "star" else 0.5 * style.line_pitch_pt
        dated = Shape(pitch=style.line_pitch_pt, align="center", before=gap)
        made.append(paragraph(xml_of(head["dateline"], style.dateline_size_pt, italic=True), dated))
    return "".join(made)


def _motto(motto: Motto, line: Shape, width: float, *, last: bool) -> str:
    size = _fitting(width, motto.size_pt, motto.shrunk_size_pt, ((motto.text, True),))
    return paragraph(xml_of([["kept", motto.text]], size, bold=True, underline=last), line)


def title(data: dict[str, Any], profile: Profile) -> list[str]:
    """Type line, abstract, and what parts them from the text."""
    style, pitch = profile.title, profile.text.line_pitch_pt
    edge = (profile.page.text_width_mm - style.abstract_width_mm) / 2
    edge += edge_mm(data["abstract"], style.abstract_size_pt, style.abstract_width_mm, bold=True)
    kind = Shape(pitch=1.1 * pitch, align="center", before=1.2 * pitch, level=1, keep=True)
    abstract = Shape(pitch=pitch, align="center", left=edge, right=edge, keep=True)
    made = [
        paragraph(xml_of(data["type"], style.size_pt, bold=True), kind),
        paragraph(xml_of(data["abstract"], style.abstract_size_pt, bold=True), abstract),
    ]
    if style.separator == "hyphens":
        shape = Shape(pitch=pitch, align="center", after=0.8 * pitch, keep=True)
        return [*made, paragraph(xml_of([["kept", "-----"]], style.abstract_size_pt), shape)]
    third = profile.page.text_width_mm * 0.36
    rule = Shape(pitch=3, align="center", left=third, right=third, rule="single", after=0.8 * pitch, keep=True)
    return [*made, paragraph("", rule)]
