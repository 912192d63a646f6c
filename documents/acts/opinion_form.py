"""The form of a written consultation (phiếu xin ý kiến), for a member who answers on paper."""

from dataclasses import dataclass

from documents.acts.minutes import Person
from documents.acts.parts import UNMARKED, Letterhead, Marks, Reference, Signature


@dataclass(frozen=True, kw_only=True)
class OpinionForm:
    """Everything that is printed on the form of `member`; it bears no number, and `member` signs it.

    `request` says what is asked, of which version, until when; `answers` are the boxes, one of them to be ticked;
    `sections` are the parts of the paper on which something may be said, each with `lines` to write on; `closing` says
    where the form goes and what silence means.
    """

    letterhead: Letterhead
    abstract: str
    member: Person
    request: tuple[str, ...]
    answers: tuple[str, ...]
    sections: tuple[str, ...]
    closing: tuple[str, ...]
    signature: Signature
    lines: int = 2
    reference: Reference | None = None
    recipients: tuple[str, ...] = ()
    marks: Marks = UNMARKED
    address: str = "đồng chí"
