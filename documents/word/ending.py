"""The end of a document as Word sets it: recipients and signature, or two signatures side by side."""

from typing import Any

from documents.acts.profile import Profile
from documents.word.parts import Shape, paragraph, table
from documents.word.runs import xml_of

MOST_TOGETHER = 18  # recipients beside a signature that are never parted


def signature(block: dict[str, Any], profile: Profile) -> str:
    """Authority, title, room for the signature, name."""
    style, pitch = profile.signature, profile.text.line_pitch_pt
    line = Shape(pitch=pitch, align="center", keep=True)
    made = [paragraph(xml_of(one, style.size_pt, bold=True), line) for one in block["authority"]]
    if block["title"]:
        made.append(paragraph(xml_of(block["title"], style.size_pt, bold=style.title_bold), line))
    gap = Shape(pitch=pitch, align="center", before=style.gap_lines * pitch)
    return "".join([*made, paragraph(xml_of(block["name"], style.size_pt, bold=True), gap)])


def pair(blocks: list[dict[str, Any]], profile: Profile) -> list[str]:
    """The two who sign side by side."""
    half = profile.page.text_width_mm / 2
    return [_apart(profile), table((half, half), [[signature(one, profile) for one in blocks]])]


def ending(data: dict[str, Any], profile: Profile) -> list[str]:
    """Recipients left, signature right."""
    width = profile.page.text_width_mm
    nothing = paragraph("", Shape(pitch=profile.text.line_pitch_pt))
    left = _recipients(data["recipients"], profile) if data["recipients"] else nothing
    right = signature(data["signature"], profile) if data["signature"] else nothing
    whole = len(data["recipients"]) <= MOST_TOGETHER
    return [_apart(profile), table((0.46 * width, 0.54 * width), [[left, right]], whole=whole)]


def _apart(profile: Profile) -> str:
    return paragraph("", Shape(pitch=profile.text.line_pitch_pt / 2, keep=True))


def _recipients(lines: list[Any], profile: Profile) -> str:
    style = profile.recipients
    underlined = style.label_style == "underline"
    label = xml_of(
        [["kept", style.label]],
        style.label_size_pt,
        bold=not underlined,
        italic=not underlined,
        underline=underlined,
    )
    line = Shape(pitch=style.line_pitch_pt, align="left", left=2.5, hanging=2.5)
    return "".join(
        [
            paragraph(label, Shape(pitch=profile.text.line_pitch_pt, align="left")),
            *(paragraph(xml_of([["free", "- "], *runs], style.size_pt), line) for runs in lines),
        ]
    )
