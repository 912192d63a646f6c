"""The outline of a book that is written object by object (ISO 32000-1, 12.3.3)."""

from collections.abc import Sequence
from typing import NamedTuple

from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, TextStringObject

from documents.pdf.objects import Writer, dictionary, reference

Line = tuple[int, str, int]  # level from 1, title, page of the parts from 1; 0 for the first page of all


class Mark(NamedTuple):
    """One line of the outline, and the object that holds it."""

    level: int
    number: int
    entry: DictionaryObject
    children: list["Mark"]


def outlined(lines: Sequence[Line], writer: Writer, pages: Sequence[int], front: int) -> int:
    """Writes the outline; the number of its root, 0 if it is empty. A level that jumps is taken for the next one."""
    top = Mark(0, writer.reserve(), dictionary(Type="/Outlines"), [])
    above = [top]
    for level, title, page in lines:
        above = above[: max(1, min(level, len(above)))]
        place = min(front + page - 1 if page else 0, len(pages) - 1)
        entry = DictionaryObject({NameObject("/Title"): TextStringObject(title)})
        entry[NameObject("/Dest")] = ArrayObject([reference(pages[place]), NameObject("/Fit")])
        mark = Mark(len(above), writer.reserve(), entry, [])
        above[-1].children.append(mark)
        above.append(mark)
    if not top.children:
        return 0
    _write_marks(top, writer)
    return top.number


def _write_marks(mark: Mark, writer: Writer) -> None:
    """The mark and what is below it. Only the first level is open when the book is."""
    children, entry = mark.children, mark.entry
    if children:
        entry[NameObject("/First")] = reference(children[0].number)
        entry[NameObject("/Last")] = reference(children[-1].number)
        entry[NameObject("/Count")] = NumberObject(len(children) if mark.level == 0 else -len(children))
    for index, child in enumerate(children):
        child.entry[NameObject("/Parent")] = reference(mark.number)
        if index:
            child.entry[NameObject("/Prev")] = reference(children[index - 1].number)
        if index + 1 < len(children):
            child.entry[NameObject("/Next")] = reference(children[index + 1].number)
        _write_marks(child, writer)
    writer.put(mark.number, entry)
