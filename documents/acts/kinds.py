"""The kinds of document there are, and each as JSON for the snapshot that is frozen when one is issued."""

import dataclasses
import datetime
from typing import Any

from documents.acts.conclusion_notice import ConclusionNotice
from documents.acts.counting_record import CountingRecord
from documents.acts.invitation import Invitation
from documents.acts.minutes import Minutes
from documents.acts.notice_extract import NoticeExtract
from documents.acts.official_letter import OfficialLetter
from documents.acts.opinion_form import OpinionForm
from documents.acts.opinion_summary import OpinionSummary
from documents.acts.plain import PlainError, from_plain, to_plain
from documents.acts.resolution import Resolution
from documents.acts.supplement import Supplement
from documents.acts.task_report import TaskReport

Act = (
    ConclusionNotice
    | Minutes
    | Invitation
    | Resolution
    | OfficialLetter
    | OpinionForm
    | OpinionSummary
    | CountingRecord
    | TaskReport
    | Supplement
    | NoticeExtract
)

KINDS: dict[str, type[Act]] = {
    "conclusion_notice": ConclusionNotice,
    "minutes": Minutes,
    "invitation": Invitation,
    "resolution": Resolution,
    "official_letter": OfficialLetter,
    "opinion_form": OpinionForm,
    "opinion_summary": OpinionSummary,
    "counting_record": CountingRecord,
    "task_report": TaskReport,
    "supplement": Supplement,
    "notice_extract": NoticeExtract,
}


def kind_of(content: Act) -> str:
    """The key of a kind, as profiles and snapshots spell it."""
    return next(kind for kind, cls in KINDS.items() if isinstance(content, cls))


def numbered(content: Act, *, number: int, day: datetime.date) -> Act:
    """The content as it is issued: with its number and day, and no longer a draft.

    ValueError for a document that bears no number (its `reference` is None).
    """
    if content.reference is None:
        raise ValueError("this document bears no number")
    return dataclasses.replace(
        content,
        reference=dataclasses.replace(content.reference, number=number),
        letterhead=dataclasses.replace(content.letterhead, date=day),
        marks=dataclasses.replace(content.marks, draft=""),
    )


def dated(content: Act, day: datetime.date) -> Act:
    """The content of a document without a number as it is issued on a day, no longer a draft."""
    return dataclasses.replace(
        content,
        letterhead=dataclasses.replace(content.letterhead, date=day),
        marks=dataclasses.replace(content.marks, draft=""),
    )


def to_json(content: Act) -> dict[str, Any]:
    """Plain data for ``json.dumps`` or a JSONField; ``from_json`` gives the equal content back."""
    return {"kind": kind_of(content), **to_plain(content)}


def from_json(data: dict[str, Any]) -> Act:
    """The content of a snapshot; PlainError says which key does not fit."""
    fields = dict(data)
    kind = fields.pop("kind", None)
    if kind not in KINDS:
        raise PlainError(f"kind: {kind!r} is not one of {', '.join(KINDS)}")
    return from_plain(KINDS[kind], fields)
