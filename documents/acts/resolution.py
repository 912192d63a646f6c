"""The resolution (nghị quyết): what a body adopted by a vote, in the words that were put to it."""

from dataclasses import dataclass

from documents.acts.parts import UNMARKED, Letterhead, Marks, Reference, Signature


@dataclass(frozen=True, kw_only=True)
class Resolution:
    """Everything that is printed on a resolution; it has no salutation, its text follows the bases.

    `text` is as it was typed, a paragraph each: "I. Tình hình" and "Điều 1. …" become sections and articles
    (`documents.acts.wording.outline`). `closing` says from when it holds or who carries it out.
    """

    letterhead: Letterhead
    reference: Reference
    abstract: str
    opening: tuple[str, ...]
    text: tuple[str, ...]
    signature: Signature
    recipients: tuple[str, ...]
    bases: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()
    marks: Marks = UNMARKED
