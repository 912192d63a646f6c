"""An extract of a conclusion notice (trích thông báo): the items and tasks that concern one office."""

from dataclasses import dataclass

from documents.acts.parts import UNMARKED, Letterhead, Marks, Reference, Signature


@dataclass(frozen=True, kw_only=True)
class ExtractTask:
    """A task with the number it has among those of its item in the notice."""

    number: int
    text: str


@dataclass(frozen=True, kw_only=True)
class ExtractItem:
    """An item under its number in the notice; `of` is how many tasks it has there."""

    number: int
    heading: str
    paragraphs: tuple[str, ...]
    tasks: tuple[ExtractTask, ...]
    of: int


@dataclass(frozen=True, kw_only=True)
class Copied:
    """The end of a copy (trích sao): who copied, under which number of its own, when, for whom; who signs for it.

    Nghị định 30/2020/NĐ-CP, Điều 25 to 27; number and type symbol are the copies', not the notice's.
    """

    letterhead: Letterhead
    reference: Reference
    signature: Signature
    recipients: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class NoticeExtract:
    """Everything that is printed: number, day and signatory are the notice's, `total` is how many items that has.

    What is left out is marked (…), numbers stay; `note` says what it was taken from. `copied` is below the notice's
    end; None of one that was made before copies had numbers.
    """

    letterhead: Letterhead
    reference: Reference
    abstract: str
    opening: tuple[str, ...]
    items: tuple[ExtractItem, ...]
    total: int
    note: str
    signature: Signature
    recipients: tuple[str, ...]
    marks: Marks = UNMARKED
    copied: Copied | None = None
