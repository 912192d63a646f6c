"""What the fragments of those who take no part in an item need; pages and live regions call these alike."""

from typing import Any

from django.utils.translation import gettext as _

from agenda.models import Item
from agenda.recusals import may_change, obstacle_to, told
from meetings.models import Attendee
from meetings.models.attendee import Role
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


def own(item: Item, attendee: Attendee) -> dict[str, Any]:
    """For `own_recusal.html`: whether the member may still say so (`against`), and what becomes of what they did."""
    kept = item.recusals.select_related("declared_by").filter(attendee=attendee).first()
    over = _("Phiên họp đã kết thúc nên không báo được nữa.") if item.meeting.state in OVER else ""
    return {
        "item": item,
        "kept": kept,
        "is_own": kept is not None and kept.declared_by_id == attendee.user_id,
        "against": over or obstacle_to(item, taking_out=True),
        "told": told(item, attendee),
        "chairs": attendee.role == Role.CHAIR,
    }
