"""A vote that was opened is a trace of the discussion, however it ended; a prepared question is not."""

from collections.abc import Iterable
from uuid import UUID

from agenda.traces import register
from meetings.models import Meeting
from voting.models import Vote


@register
def votes(meeting: Meeting) -> Iterable[UUID]:
    """Items on which a vote was opened."""
    opened = Vote.objects.filter(item__meeting=meeting, opened_at__isnull=False)
    return opened.order_by().values_list("item_id", flat=True).distinct()
