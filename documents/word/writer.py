"""An act as a Word file, from the same composed data as its PDF."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

from docxtpl.template import DocxTemplate
from markupsafe import Markup

from documents.acts import Act, Profile
from documents.acts.composition import compose
from documents.word import body, ending, heading
from documents.word.parts import Shape, paragraph
from documents.word.template import template


def docx_of(content: Act, profile: Profile, note: str = "") -> bytes:
    """The document as DOCX; `note` stands at the foot of each page and says what the file is not.

    The attendance card of an invitation is left out: it is personal and outside the document. Raises `UnprintableText`.
    """
    data = compose(content, profile)
    return filled(_parts(data, profile), data["meta"], profile, note)


def filled(parts: Sequence[str], meta: Mapping[str, str], profile: Profile, note: str) -> bytes:
    """A Word file of finished parts, with `title` and `author` of `meta` as its properties."""
    document = DocxTemplate(template(profile))
    # What is put in is marked as finished, everything else is escaped; typed braces are never read as a template.
    document.render({"blocks": [Markup(one) for one in parts], "note": note}, autoescape=True)  # noqa: S704
    document.core_properties.title = meta["title"][:255]
    document.core_properties.author = meta["author"][:255]
    document.core_properties.comments = note
    document.core_properties.language = "vi-VN"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _parts(data: dict[str, Any], profile: Profile) -> list[str]:
    """Letterhead, title, text and end in their order."""
    made = [heading.letterhead(data["letterhead"], data["subject"], profile)]
    if data["title"] is None:
        made.append(paragraph("", Shape(pitch=profile.text.line_pitch_pt)))
    else:
        made += heading.title(data["title"], profile)
    made += body.blocks(data["body"], profile)
    if data["pair"] is not None:
        made += ending.pair(data["pair"], profile)
    if data["signature"] is not None or data["recipients"]:
        made += ending.ending(data, profile)
    made.append(paragraph("", Shape(pitch=1)))  # Word wants a paragraph behind the last table
    return made
