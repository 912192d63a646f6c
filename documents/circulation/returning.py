"""Papers that are to be returned: they close with the meeting, and what was written on them goes after a while.

What somebody drew or highlighted belongs to the sheet and goes back with it; it is out of sight at once. Notes are
their own words, as in a notebook: each person reads their own without the text of the paper, and deletes them. After
`RETURNED_MARKS_DAYS` both are deleted (`documents.circulation.retention`).
"""

from datetime import datetime

from django.conf import settings
from django.db.models import QuerySet

from documents.events import PaperReturned
from documents.models import Mark, MarkSheet, Paper
from documents.models.mark import MarkKind
from documents.states import Circulation, PaperState
from meetings import journal
from meetings.models import Meeting
from people.models import User


def return_papers(meeting: Meeting, by: User, at: datetime) -> None:
    """Notes that the papers came back; runs inside the transaction that closes the meeting."""
    out = Paper.objects.filter(meeting=meeting, state=PaperState.CIRCULATED, returned_at=None)
    for paper in out.exclude(circulation=Circulation.OPEN).order_by("item__position", "position"):
        paper.returned_at = at
        paper.save(update_fields=["returned_at"])
        journal.record(meeting, PaperReturned(paper=str(paper.pk)), by=by, at=at)


def notes_of(paper: Paper, user: User) -> QuerySet[Mark]:
    """The person's own notes on any version of a paper, each once, without the words they stood at."""
    notes = Mark.objects.filter(sheet__version__paper=paper, sheet__user=user, kind=MarkKind.NOTE, erased=False)
    return notes.filter(carried=None).exclude(text="").order_by("page", "made_at").defer("quote", "shape")


def kept_until(paper: Paper) -> datetime | None:
    """When what was written on a returned paper is deleted; None before it is returned."""
    return paper.returned_at + settings.RETURNED_MARKS_KEPT if paper.returned_at else None


def forget_notes(*, paper: Paper, by: User) -> None:
    """Deletes all that the person wrote on a paper, for good."""
    MarkSheet.objects.filter(version__paper=paper, user=by).delete()
