"""Sets a report on tasks: sections of sentences and tables."""

from documents.acts import wording
from documents.acts.composition.setter import Block, Setter
from documents.acts.task_report import TaskReport


def body(setter: Setter, report: TaskReport) -> list[Block]:
    """The blocks between title and signature."""
    blocks: list[Block] = []
    for number, part in enumerate(report.sections, start=1):
        blocks += [setter.section(wording.roman(number), part.title), *map(setter.paragraph, part.said)]
        if part.rows:
            blocks.append(setter.table(part.head, part.rows, part.widths))
    return setter.finished([*blocks, setter.paragraph(report.closing)])
