"""Sets a conclusion notice."""

from documents.acts.composition.setter import Block, Setter
from documents.acts.conclusion_notice import ConclusionNotice


def body(setter: Setter, notice: ConclusionNotice) -> list[Block]:
    """The blocks between title and signature."""
    blocks = setter.bases(notice.bases)
    blocks += [setter.paragraph(text) for text in notice.opening]
    for item in notice.items:
        blocks.append(setter.item(item.number, item.heading, 2))
        blocks += setter.conclusion(item.number, item.paragraphs, item.tasks)
    blocks += [setter.paragraph(text) for text in notice.closing]
    return setter.finished(blocks)
