"""The conclusion notice (thông báo kết luận): what a session decided, item by item."""

from dataclasses import dataclass

from documents.acts.parts import UNMARKED, Letterhead, Marks, Reference, Signature


@dataclass(frozen=True, kw_only=True)
class ConclusionItem:
    """One item: its heading ("Về công tác cán bộ"), the conclusion's paragraphs, and whole task sentences.

    A single task continues the last paragraph; several are numbered 1.1, 1.2 and so on.
    """

    number: int
    heading: str
    paragraphs: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ConclusionNotice:
    """Everything that is printed on a conclusion notice; `recipients` without dashes and end marks."""

    letterhead: Letterhead
    reference: Reference
    abstract: str
    opening: tuple[str, ...]
    items: tuple[ConclusionItem, ...]
    closing: tuple[str, ...]
    signature: Signature
    recipients: tuple[str, ...]
    bases: tuple[str, ...] = ()
    marks: Marks = UNMARKED
