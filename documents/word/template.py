"""The template that every Word file of a profile is made from: sheet, margins, type, page number, and one loop."""

import functools
import io

from docx import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Mm, Pt

from documents.acts.profile import Profile

LOOP = ("{%p for block in blocks %}", "{{p block }}", "{%p endfor %}")


@functools.lru_cache(maxsize=16)
def _made(page: tuple[float, ...], number: tuple[float, float, bool], family: str, size: float, two: bool) -> bytes:
    document = Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = family, Pt(size)
    fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:eastAsia", "w:cs"):
        fonts.set(qn(script), family)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "vi-VN")
    normal.element.get_or_add_rPr().append(language)
    _measure(document.sections[0], page, number)
    if two:
        document.settings.element.append(OxmlElement("w:mirrorMargins"))
    for line in LOOP:
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def template(profile: Profile) -> io.BytesIO:
    """The template of a profile as a file."""
    page, number = profile.page, profile.page_number
    measures = (page.width_mm, page.height_mm, page.top_mm, page.bottom_mm, page.left_mm, page.right_mm)
    style = (number.size_pt, number.from_top_mm, number.on_first_page)
    return io.BytesIO(_made(measures, style, profile.text.families[0], profile.text.size_pt, page.two_sided))


def _measure(section: Section, page: tuple[float, ...], number: tuple[float, float, bool]) -> None:
    width, height, top, bottom, left, right = (Mm(length) for length in page)
    section.page_width, section.page_height = width, height
    section.top_margin, section.bottom_margin = top, bottom
    section.left_margin, section.right_margin = left, right
    size, from_top, on_first = number
    section.header_distance, section.footer_distance = Mm(from_top), Mm(8)
    section.different_first_page_header_footer = not on_first
    section.header.paragraphs[0]._p.getparent().replace(section.header.paragraphs[0]._p, _page_number(size))
    for footer in (section.footer, section.first_page_footer):
        footer.paragraphs[0].text = "{{ note }}"
        footer.paragraphs[0].alignment = 1
        run = footer.paragraphs[0].runs[0]
        run.font.size, run.italic = Pt(9), True


def _page_number(size: float) -> BaseOxmlElement:
    half = round(size * 2)
    look = f'<w:rPr><w:sz w:val="{half}"/><w:szCs w:val="{half}"/></w:rPr>'
    return parse_xml(
        f'<w:p {nsdecls("w")}><w:pPr><w:jc w:val="center"/></w:pPr><w:fldSimple w:instr=" PAGE ">'
        f"<w:r>{look}<w:t>2</w:t></w:r></w:fldSimple></w:p>"
    )
