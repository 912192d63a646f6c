"""A vote that was opened is a trace of the discussion, however it ended; a prepared question is not."""

from collections.abc import Iterable
from uuid import UUID

from agenda.traces import register
from meetings.models import Meeting
from voting.models import Round, Vote


@register
def votes(meeting: Meeting) -> Iterable[UUID]:
    """Items on which a vote was opened."""
    opened = Vote.objects.filter(item__meeting=meeting, opened_at__isnull=False)
    return opened.order_by().values_list("item_id", flat=True).distinct()


@register
def papers(meeting: Meeting) -> Iterable[UUID]:
    """Items on which papers of a ballot were handed out."""
    opened = Round.objects.filter(election__item__meeting=meeting, opened_at__isnull=False)
    return opened.order_by().values_list("election__item_id", flat=True).distinct()
