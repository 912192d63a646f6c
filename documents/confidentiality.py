"""What is told of an act outside: nothing of a meeting that had restricted or secret items."""

from uuid import UUID

from django.db.models import Q

from agenda.models import Item


def is_confidential(meeting_id: UUID) -> bool:
    """Whether any item of the meeting was restricted or a state secret: its acts are not mailed, nor told of."""
    return Item.objects.filter(~Q(secrecy="") | Q(restricted=True), meeting=meeting_id).exists()
