"""The summary of a written consultation (bản tổng hợp ý kiến): every comment by section and person, with its reply."""

from dataclasses import dataclass

from documents.acts.minutes import Person
from documents.acts.parts import UNMARKED, Letterhead, Marks, Reference, Signature


@dataclass(frozen=True, kw_only=True)
class OpinionGroup:
    """Those who answered alike, under the words of their answer; `people` may be empty."""

    answer: str
    people: tuple[Person, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SummaryComment:
    """What one person said, and the reply: `verdict` ("Tiếp thu") with its `reply`, both "" where there is none yet."""

    author: Person
    text: tuple[str, ...]
    verdict: str = ""
    reply: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SummarySection:
    """The comments on one section of the paper."""

    heading: str
    comments: tuple[SummaryComment, ...]


@dataclass(frozen=True, kw_only=True)
class OpinionSummary:
    """Everything that is printed on the summary; it bears no number.

    `request` says what was asked, of which version, until when; `result` the figures and the working; `disputed` are
    lines on what is still disputed, `changes` on what was changed; `conclusion` is what became of the matter.
    """

    letterhead: Letterhead
    abstract: str
    request: tuple[str, ...]
    result: tuple[str, ...]
    groups: tuple[OpinionGroup, ...]
    sections: tuple[SummarySection, ...]
    conclusion: tuple[str, ...]
    signature: Signature
    disputed: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    reference: Reference | None = None
    marks: Marks = UNMARKED
    address: str = "đồng chí"
