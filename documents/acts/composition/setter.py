"""The typesetter's case: turns text into the runs and blocks that the typst templates know."""

import unicodedata
from typing import Any

from documents.acts.profile import Profile
from documents.acts.typography import clean, headline, runs, with_tones

Block = dict[str, Any]
Runs = list[list[str]]


class Setter:
    """Sets text in one profile: cleaned, in its tone style, parted into runs."""

    def __init__(self, profile: Profile) -> None:
        self.profile = profile

    def text(self, text: str) -> str:
        return with_tones(clean(text), self.profile.text.tone_style)

    def runs(self, text: str) -> Runs:
        return [list(run) for run in runs(self.text(text))]

    def headline(self, text: str) -> Runs:
        return [
            list(run) for run in headline(with_tones(unicodedata.normalize("NFC", text), self.profile.text.tone_style))
        ]

    def caps(self, text: str) -> Runs:
        return self.headline(text.upper())

    def name(self, text: str) -> Runs:
        """A person's name, spelled as its bearer does, never parted."""
        return [["kept", clean(text)]]

    def paragraph(self, text: str, *, label: str = "") -> Block:
        return {"kind": "paragraph", "label": self.runs(label), "runs": self.runs(text)}

    def bases(self, bases: tuple[str, ...]) -> list[Block]:
        """The legal bases, a line each, as the profile prints them."""
        style = self.profile.text
        return [
            {**self.paragraph(f"{style.bases_prefix}{base.strip(' -.;,')};"), "italic": style.bases_italic}
            for base in bases
        ]

    def centred(self, text: str) -> Block:
        """A line of its own in bold that announces what follows."""
        return {"kind": "centred", "label": [], "runs": self.runs(text)}

    def addressees(self, label: str, names: tuple[str, ...]) -> Block:
        """To whom a document goes: one name behind the label, several as dashed lines."""
        lines = [name.strip(" -.;,") for name in names]
        if len(lines) > 1:
            lines = [f"- {name}{'.' if place == len(lines) - 1 else ';'}" for place, name in enumerate(lines)]
        return {"kind": "addressees", "label": self.runs(label), "runs": [], "lines": [self.runs(one) for one in lines]}

    def boxes(self, answers: tuple[str, ...]) -> Block:
        """Answers with a box before each, to be ticked by hand."""
        return {"kind": "boxes", "label": [], "runs": [], "lines": [self.runs(answer) for answer in answers]}

    def blanks(self, lines: int) -> Block:
        """Dotted lines to write on."""
        return {"kind": "blanks", "label": [], "runs": [], "count": lines}

    def labelled(self, label: str, lines: tuple[str, ...]) -> list[Block]:
        """A label with its text behind it, or below it as dashed lines when there are several."""
        if len(lines) == 1:
            return [self.paragraph(_stop(lines[0]), label=label)]
        marks = [";"] * (len(lines) - 1) + ["."]
        return [self.paragraph("", label=label)] + [
            self.paragraph(f"- {line.rstrip(' .;,')}{mark}") for line, mark in zip(lines, marks, strict=True)
        ]

    def table(self, head: tuple[str, ...], rows: tuple[tuple[str, ...], ...], widths: tuple[int, ...]) -> Block:
        """A table: the first column is centred, the second set left, the others centred; `widths` in parts."""
        return {
            "kind": "table",
            "label": [],
            "runs": [],
            "widths": list(widths),
            "head": [self.runs(cell) for cell in head],
            "rows": [[self.runs(cell) for cell in row] for row in rows],
        }

    def heading(self, level: int, text: str) -> Block:
        return {"kind": "heading", "level": level, "runs": self.runs(text)}

    def section(self, numeral: str, title: str) -> Block:
        style = self.profile.headings
        return self.heading(
            2, style.section.format(roman=numeral, title=title.upper() if style.section_caps else title)
        )

    def item(self, number: int, title: str, level: int) -> Block:
        return self.heading(level, self.profile.headings.item.format(number=number, title=title))

    def conclusion(self, number: int, paragraphs: tuple[str, ...], tasks: tuple[str, ...]) -> list[Block]:
        """Paragraphs and tasks of one item: one task continues the last paragraph, several are numbered."""
        if len(tasks) == 1 and paragraphs:
            paragraphs = (*paragraphs[:-1], f"{paragraphs[-1]} {tasks[0]}")
            tasks = ()
        elif len(tasks) == 1:
            paragraphs, tasks = tasks, ()
        style = self.profile.headings.task
        numbered = [f"{style.format(item=number, number=index)}{task}" for index, task in enumerate(tasks, 1)]
        return [self.paragraph(text) for text in (*paragraphs, *numbered)]

    def finished(self, blocks: list[Block]) -> list[Block]:
        """The blocks with the profile's final mark behind the last paragraph."""
        mark = self.profile.text.final_mark
        if mark != "." and blocks and blocks[-1]["runs"]:
            last = blocks[-1]["runs"][-1]
            if last[1].endswith("."):
                last[1] = last[1].rstrip("./") + mark
        return blocks


def _stop(text: str) -> str:
    return text if text.endswith((".", ":", "!", "?", "…")) else f"{text.rstrip(' ;,')}."
