"""Sets the form of a written consultation."""

import re

from documents.acts.composition.letter import SALUTATION
from documents.acts.composition.setter import Block, Setter
from documents.acts.opinion_form import OpinionForm

ANSWER = "Ý kiến của đồng chí (đánh dấu X vào một ô):"
COMMENTS = "Ý kiến cụ thể:"
NUMBERED = re.compile(r"(?:[IVXLC]+|\d+(?:\.\d+)*|[A-Za-zĐđ])[.)-]\s")


def body(setter: Setter, form: OpinionForm) -> list[Block]:
    """The blocks between title and signature: to whom, what is asked, boxes, lines to write on."""
    member = ", ".join(part for part in (form.member.name, form.member.office) if part)
    blocks = [setter.addressees(SALUTATION, (f"{form.address} {member}",)), *map(setter.paragraph, form.request)]
    blocks += [setter.paragraph("", label=ANSWER), setter.boxes(form.answers)]
    blocks.append(setter.paragraph("", label=COMMENTS))
    for section in form.sections or ("",):
        if section:
            blocks.append({**setter.paragraph(f"{_head(section)}:"), "sticky": True})
        blocks.append(setter.blanks(form.lines))
    return [*blocks, *map(setter.paragraph, form.closing)]


def _head(section: str) -> str:
    """The heading of a section of the draft: with its own number ("II. Mục tiêu") it needs no dash."""
    return section if NUMBERED.match(section) else f"- {section}"
