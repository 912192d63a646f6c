"""An act for the office's word processor: what its PDF says, marked as not the original."""

from dataclasses import replace

from documents import acts
from documents.acts.wording.copies import word_copy
from documents.drafts import content_of, form_of, unprintable
from documents.models import Act
from documents.states import ActState
from documents.word import ballot_docx, docx_of


def act_docx(act: Act) -> bytes:
    """A draft with its mark, an issued act with number and day; the foot says that the PDF is the original.

    Raises `Unprintable`.
    """
    content, profile = content_of(act), form_of(act)
    if act.state != ActState.ISSUED:
        return plain_docx(replace(content, marks=replace(content.marks, draft=profile.draft_mark)), profile)
    return plain_docx(content, profile, word_copy(act.file_sha256))


def paper_docx(paper: acts.BallotPaper, profile: acts.Profile) -> bytes:
    """A ballot or slip as a Word file. Raises `Unprintable`."""
    try:
        return ballot_docx(paper, profile)
    except acts.UnprintableText as error:
        raise unprintable(error) from error


def plain_docx(content: acts.Act, profile: acts.Profile, note: str = "") -> bytes:
    """Any document as a Word file. Raises `Unprintable`."""
    try:
        return docx_of(content, profile, note or word_copy())
    except acts.UnprintableText as error:
        raise unprintable(error) from error
