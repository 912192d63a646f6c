"""To whom an act goes: the lines under "Nơi nhận" of its meeting, or of a letter its own addressees.

An invitation goes to those invited; what the office sends it to besides are lines of its own.
"""

from uuid import UUID

from django.db.models import QuerySet

from documents.models import Act, RecipientLine
from documents.states import ActKind


def lines_of_meeting(meeting_id: UUID) -> QuerySet[RecipientLine]:
    """The lines that serve the notice and all that follows it."""
    return RecipientLine.objects.filter(meeting=meeting_id, act=None)


def lines_of(act: Act) -> QuerySet[RecipientLine]:
    """The lines that serve this act."""
    if act.kind in (ActKind.LETTER, ActKind.INVITATION):
        return RecipientLine.objects.filter(act=act)
    return lines_of_meeting(act.meeting_id)


def archive_line(meeting_id: UUID) -> str:
    """How the office words the copy that stays: the last line under its notices; "" without any."""
    return lines_of_meeting(meeting_id).order_by("-position").values_list("text", flat=True).first() or ""
