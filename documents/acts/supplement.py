"""A supplementary record (biên bản bổ sung): what signed minutes lack or have wrong; the minutes stay as they are."""

from dataclasses import dataclass

from documents.acts.parts import UNMARKED, Letterhead, Marks, Reference, Signature


@dataclass(frozen=True, kw_only=True)
class Supplement:
    """Everything that is printed; it bears no number.

    `opening` names the minutes, `secretary` signs left, `chair` right.
    """

    letterhead: Letterhead
    abstract: str
    opening: str
    paragraphs: tuple[str, ...]
    closing: str
    secretary: Signature
    chair: Signature
    reference: Reference | None = None
    recipients: tuple[str, ...] = ()
    marks: Marks = UNMARKED
