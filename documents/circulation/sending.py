"""Sending papers to the attendees."""

from datetime import datetime

from documents.circulation.lateness import is_late
from documents.events import PaperCirculated
from documents.models import Paper
from documents.states import PaperState
from meetings import journal
from meetings.models import Meeting
from people.models import User


def circulate_papers(meeting: Meeting, by: User, at: datetime) -> None:
    """Sends all waiting papers to the attendees; runs inside the transaction that convenes the meeting."""
    for paper in Paper.objects.filter(meeting=meeting, state=PaperState.READY).order_by("item__position", "position"):
        paper.meeting = meeting
        circulate(paper, by, at)


def circulate(paper: Paper, by: User, at: datetime) -> None:
    """Sends one; the meeting's lock is held."""
    paper.state, paper.circulated_at, paper.is_late = PaperState.CIRCULATED, at, is_late(paper.meeting, at)
    paper.save(update_fields=["state", "circulated_at", "is_late"])
    journal.record(paper.meeting, PaperCirculated(paper=str(paper.pk), late=paper.is_late), by=by, at=at)
