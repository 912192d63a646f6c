"""Whether papers went out in time: the working-day rule of the body (Quyết định 45/2018/QĐ-TTg: 3 days ahead)."""

from datetime import datetime

from django.utils import timezone

from documents.events import PaperChanged
from documents.models import Paper
from documents.states import PaperState
from meetings import calendar, journal
from meetings.models import Meeting
from people.models import User


def is_late(meeting: Meeting, at: datetime) -> bool:
    """Whether what is sent at `at` comes after the last day for papers of the meeting."""
    return timezone.localdate(at) > calendar.papers_due(meeting)


def judge_anew(meeting: Meeting, by: User, at: datetime) -> None:
    """Marks the papers that went out by the meeting's new time; runs inside the transaction that moves it.

    What counts is when readers got the version that they have: the day it was circulated, or a later day on which
    it was replaced.
    """
    papers = Paper.objects.filter(meeting=meeting, state=PaperState.CIRCULATED).prefetch_related("versions")
    for paper in papers:
        sent = [paper.circulated_at, *(version.uploaded_at for version in paper.versions.all())]
        late = is_late(meeting, max(moment for moment in sent if moment is not None))
        if late != paper.is_late:
            Paper.objects.filter(pk=paper.pk).update(is_late=late)
            journal.record(meeting, PaperChanged(paper=str(paper.pk)), by=by, at=at)
