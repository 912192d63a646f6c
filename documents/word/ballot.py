"""A ballot or voting slip as a Word file, from the same composed data as its PDF: one sheet, to be copied as needed."""

from typing import Any

from documents.acts import BallotPaper, Profile
from documents.acts.ballot_paper import FILLED_IN, NAMES, QUESTIONS
from documents.acts.composition.ballot_paper import compose_ballot
from documents.word.heading import letterhead
from documents.word.metrics import edge_mm
from documents.word.parts import Shape, paragraph, table
from documents.word.runs import Runs, xml_of
from documents.word.writer import filled

BOX_MM = 24
SMALL = 12


def ballot_docx(paper: BallotPaper, profile: Profile, note: str = "") -> bytes:
    """One ballot as DOCX, `note` at its foot. Raises `UnprintableText`."""
    data = compose_ballot(paper, profile)
    head = {name: data[name] for name in ("superior", "issuer")}
    blank: dict[str, Any] = {"number": [], "dateline": [], "urgency": [], "circulation": data["stamp"], "draft": []}
    made = [letterhead({**head, **blank}, [], profile, parted=False), *_title(data, profile)]
    made.append(_marked(data, profile) if data["columns"] else _struck(data, profile))
    if data["signed"]:
        made += [_line(label, profile) for label in FILLED_IN]
    if data["note"]:
        shape = Shape(pitch=profile.text.line_pitch_pt, align="left", before=12)
        made.append(paragraph(xml_of(data["note"], SMALL, italic=True), shape))
    made.append(paragraph("", Shape(pitch=1)))  # Word wants a paragraph behind the last table
    return filled(made, data["meta"], profile, note)


def _title(data: dict[str, Any], profile: Profile) -> list[str]:
    pitch, width, size = profile.text.line_pitch_pt, profile.page.text_width_mm, profile.title.abstract_size_pt
    edge = edge_mm(data["abstract"], size, width, bold=True)
    centred = Shape(pitch=pitch, align="center", left=edge, right=edge)
    head = Shape(pitch=1.1 * pitch, align="center", before=pitch, level=1)
    told = Shape(pitch=pitch, align="center", before=6, after=8)
    return [
        paragraph(xml_of(data["title"], profile.title.size_pt, bold=True), head),
        paragraph(xml_of(data["abstract"], size, bold=True), centred),
        paragraph(xml_of(data["instruction"], SMALL, italic=True), told),
    ]


def _marked(data: dict[str, Any], profile: Profile) -> str:
    """Lines with a box for each answer."""
    pitch, boxes = profile.text.line_pitch_pt, len(data["columns"])
    widths = [12, profile.page.text_width_mm - 12 - BOX_MM * boxes, *[BOX_MM] * boxes]
    centred = Shape(pitch=pitch, align="center", before=2, after=2)
    names: Runs = [["free", NAMES if data["people"] else QUESTIONS]]
    heads = [[["kept", "TT"]], names, *data["columns"]]
    rows = [[paragraph(xml_of(one, SMALL, bold=True), centred) for one in heads]]
    for number, line in enumerate(data["lines"], start=1):
        place = paragraph(xml_of([["kept", str(number)]], SMALL), centred)
        rows.append([place, _named(line, profile), *[paragraph("", centred)] * boxes])
    return table(widths, rows, ruled=True)


def _struck(data: dict[str, Any], profile: Profile) -> str:
    """Names to be struck out."""
    widths = (12, profile.page.text_width_mm - 12)
    right = Shape(pitch=profile.text.line_pitch_pt, align="right", right=3, before=4, after=4)
    rows = [
        [paragraph(xml_of([["kept", f"{number}."]], profile.text.size_pt), right), _named(line, profile)]
        for number, line in enumerate(data["lines"], start=1)
    ]
    return table(widths, rows)


def _named(line: dict[str, Any], profile: Profile) -> str:
    size, pitch = profile.text.size_pt, profile.text.line_pitch_pt
    made = paragraph(xml_of(line["name"], size, bold=True), Shape(pitch=pitch, align="left", before=4, after=4))
    if line["detail"]:
        made += paragraph(xml_of(line["detail"], SMALL), Shape(pitch=pitch, align="left", after=4))
    return made


def _line(label: str, profile: Profile) -> str:
    """A label with a dotted line behind it, to write on."""
    label_mm = 26
    written = Shape(pitch=1.4 * profile.text.line_pitch_pt, align="left", before=8)
    dotted = Shape(pitch=1.4 * profile.text.line_pitch_pt, rule="dotted", before=8)
    cells = [paragraph(xml_of([["kept", label]], profile.text.size_pt), written), paragraph("", dotted)]
    apart = paragraph("", Shape(pitch=4))  # neighbouring tables would become one, with the lines of the first
    return apart + table((label_mm, profile.page.text_width_mm - label_mm), [cells])
