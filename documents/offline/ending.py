"""When a paper that is to be returned goes from a device that hears nothing of the end of the meeting."""

from datetime import datetime, timedelta
from typing import Final

from django.db.models import Sum

from documents.models import PaperVersion
from meetings.states import IN_SESSION

BEYOND: Final = timedelta(hours=2)  # after the planned end, or the last contact in the meeting


def ends(version: PaperVersion, at: datetime) -> datetime:
    """`BEYOND` after the planned end of its meeting; of one that is in session, after `at` if that is later."""
    meeting = version.paper.meeting
    minutes = meeting.items.aggregate(total=Sum("minutes"))["total"] or 0
    planned = meeting.starts_at + timedelta(minutes=minutes)
    return (max(planned, at) if meeting.state in IN_SESSION else planned) + BEYOND
