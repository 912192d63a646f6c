"""Sets a resolution."""

from documents.acts.composition.setter import Block, Setter
from documents.acts.resolution import Resolution
from documents.acts.wording.outline import Part, outline


def body(setter: Setter, resolution: Resolution) -> list[Block]:
    """The blocks between title and signature."""
    blocks = setter.bases(resolution.bases)
    blocks += [setter.paragraph(text) for text in resolution.opening]
    enacting = setter.profile.kinds["resolution"].enacting
    if enacting:
        blocks.append(setter.centred(enacting))
    parts = outline(resolution.text)
    level = 3 if any(part.kind == "section" for part in parts) else 2
    blocks += [_block(setter, part, level) for part in parts]
    blocks += [setter.paragraph(text) for text in resolution.closing]
    return setter.finished(blocks)


def _block(setter: Setter, part: Part, level: int) -> Block:
    if part.kind == "section":
        return setter.section(part.mark, part.text)
    if part.kind == "article":
        return setter.paragraph(part.text, label=f"{part.mark}.")
    if part.kind == "point":
        return setter.item(int(part.mark), part.text, level)
    return setter.paragraph(part.text)
