"""Who can be named to present an item."""

from django.db.models import QuerySet

from agenda.access import taking_part
from agenda.models import Item
from meetings.models import Attendee
from people.models import StaffRole, User


def candidates(item: Item) -> QuerySet[User]:
    """Those who are asked to the item and take part in it, and the body's staff; by name."""
    asked = Attendee.objects.filter(meeting=item.meeting, user__in=taking_part(item)).values("user")
    staff = StaffRole.objects.filter(body=item.meeting.body_id).values("user")
    people = User.objects.filter(pk__in=asked) | User.objects.filter(pk__in=staff)
    return people.filter(is_active=True).distinct().order_by("name_key", "full_name")
