"""How the office words its documents: pure functions from facts to Vietnamese sentences, in NFC with plain spaces."""

from documents.acts.wording.days import clock, lasting, long_day, short_day, short_month, weekday
from documents.acts.wording.deadlines import Due, Precision, due_text, parse_due
from documents.acts.wording.headings import RESTRICTED_LINE, heading_of, lower_first, roman, upper_first
from documents.acts.wording.paragraphs import ended, paragraphs_of
from documents.acts.wording.quotations import version_mark
from documents.acts.wording.recipients import stays_in_archive
from documents.acts.wording.sessions import (
    Gathering,
    closing,
    invitation_abstract,
    minutes_abstract,
    notice_abstract,
    opening,
)
from documents.acts.wording.signatures import signed_words
from documents.acts.wording.tally import percent, vote_sentences
from documents.acts.wording.tasks import enumerated, task_sentence

__all__ = [
    "RESTRICTED_LINE",
    "Due",
    "Gathering",
    "Precision",
    "clock",
    "closing",
    "due_text",
    "ended",
    "enumerated",
    "heading_of",
    "invitation_abstract",
    "lasting",
    "long_day",
    "lower_first",
    "minutes_abstract",
    "notice_abstract",
    "opening",
    "paragraphs_of",
    "parse_due",
    "percent",
    "roman",
    "short_day",
    "short_month",
    "signed_words",
    "stays_in_archive",
    "task_sentence",
    "upper_first",
    "version_mark",
    "vote_sentences",
    "weekday",
]
