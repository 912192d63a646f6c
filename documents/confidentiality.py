"""What is told of an act outside: nothing of a meeting with restricted or secret items, nor of a restricted letter."""

from uuid import UUID

from django.db.models import Q

from agenda.models import Item
from documents.models import Act


def is_confidential(act: Act) -> bool:
    """Whether an act is not mailed, nor told of: one of a meeting with restricted or secret items, or a letter that the
    office restricted; what is issued about such a letter is restricted too (`documents.follow_ups`)."""
    return bool(act.written.get("restricted")) or has_closed_items(act.meeting_id)


def has_closed_items(meeting_id: UUID) -> bool:
    """Whether any item of the meeting was restricted or a state secret."""
    return Item.objects.filter(~Q(secrecy="") | Q(restricted=True), meeting=meeting_id).exists()
