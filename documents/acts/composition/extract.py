"""Sets an extract of a notice: what is left out is marked, numbers stay as they are in the notice."""

from typing import Any, Final

from documents.acts.composition import frame
from documents.acts.composition.setter import Block, Setter
from documents.acts.notice_extract import Copied, ExtractItem, NoticeExtract
from documents.acts.parts import UNMARKED

LEFT_OUT = "(…)"
COPIED: Final = "copied_extract"  # the kind in a profile that has the symbol and the title of a copy


def body(setter: Setter, extract: NoticeExtract) -> list[Block]:
    """The blocks between title and signature."""
    blocks = [setter.paragraph(text) for text in extract.opening]
    before = 0
    for item in extract.items:
        if item.number > before + 1:
            blocks.append(setter.paragraph(LEFT_OUT))
        blocks += _item(setter, item)
        before = item.number
    if before < extract.total:
        blocks.append(setter.paragraph(LEFT_OUT))
    return [*blocks, setter.paragraph(extract.note)]


def _item(setter: Setter, item: ExtractItem) -> list[Block]:
    """Heading, paragraphs, tasks: the only task of an item continues its last paragraph, as in the notice."""
    heading = setter.item(item.number, item.heading, 2)
    if item.of == 1:
        return [heading, *setter.conclusion(item.number, item.paragraphs, tuple(task.text for task in item.tasks))]
    style = setter.profile.headings.task
    tasks = [f"{style.format(item=item.number, number=task.number)}{task.text}" for task in item.tasks]
    return [heading, *(setter.paragraph(text) for text in (*item.paragraphs, *tasks))]


def copied(setter: Setter, end: Copied) -> dict[str, Any]:
    """What stands below the copy: who copied it, number and day, signature and recipients of its own."""
    style = setter.profile.kinds[COPIED]
    return {
        "letterhead": frame.letterhead(setter, COPIED, end.letterhead, end.reference, UNMARKED),
        "title": setter.caps(style.title),
        "signature": frame.signature(setter, end.signature),
        "recipients": frame.recipients(setter, end.recipients),
    }
