"""What the discussion of an item leaves behind; as long as there is nothing, going to the item can be taken back."""

from collections.abc import Callable, Iterable
from uuid import UUID

from django.db.models import F, Q

from agenda.models import Conclusion, Inquiry, Turn
from agenda.states import ConclusionState, InquiryState, TurnState
from meetings.models import Meeting

Source = Callable[[Meeting], Iterable[UUID]]
_sources: list[Source] = []


def register(source: Source) -> Source:
    """Asks the decorated function which items of a meeting bear traces of their discussion, by id."""
    _sources.append(source)
    return source


def traced(meeting: Meeting) -> set[UUID]:
    """The items on which something happened; what was prepared beforehand is no trace."""
    return {item for source in _sources for item in source(meeting)}


@register
def turns(meeting: Meeting) -> Iterable[UUID]:
    """Items on which somebody asked to speak or spoke."""
    kept = Turn.objects.filter(item__meeting=meeting).exclude(state=TurnState.WITHDRAWN)
    return kept.order_by().values_list("item_id", flat=True).distinct()


@register
def inquiries(meeting: Meeting) -> Iterable[UUID]:
    """Items on which a question was registered."""
    kept = Inquiry.objects.filter(item__meeting=meeting).exclude(state=InquiryState.WITHDRAWN)
    return kept.order_by().values_list("item_id", flat=True).distinct()


@register
def conclusions(meeting: Meeting) -> Iterable[UUID]:
    """Items whose conclusion is approved or was written since they were taken up."""
    written = Q(state=ConclusionState.APPROVED) | Q(saved_at__gte=F("item__started_at"))
    return Conclusion.objects.filter(written, item__meeting=meeting).values_list("item_id", flat=True)
