"""What the fragment of those who take no part in an item needs; pages and live regions call this alike."""

from typing import Any

from agenda.models import Item
from agenda.recusals import may_change
from meetings.models import Attendee
from meetings.states import OVER


def recusals(item: Item, *, edits: bool) -> dict[str, Any]:
    """For `recusals.html`: who takes no part in an item; `edits`: may take members out and let them in again."""
    found = list(item.recusals.select_related("attendee__user"))
    changes = edits and item.meeting.state not in OVER
    adds = changes and may_change(item, taking_out=True)
    gone = [one.attendee_id for one in found]
    members = Attendee.objects.filter(meeting=item.meeting, is_member=True).exclude(pk__in=gone) if adds else None
    return {
        "item": item,
        "recusals": found,
        "may_be_taken_out": list(members.select_related("user")) if members is not None else [],
        "lets_in": changes and bool(found) and may_change(item, taking_out=False),
    }
