"""Sets a supplementary record."""

from documents.acts.composition.setter import Block, Setter
from documents.acts.supplement import Supplement


def body(setter: Setter, record: Supplement) -> list[Block]:
    """The blocks between title and signatures."""
    lines = (record.opening, *record.paragraphs, record.closing)
    return setter.finished([setter.paragraph(text) for text in lines])
