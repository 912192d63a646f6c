"""Who sees an item, who writes the agenda, who runs it."""

from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from agenda.models import Item, ItemGuest, Recusal, Task
from agenda.states import TaskState
from meetings.access import GUESTS, Audience, attendee_of, audiences, is_announced, may_lead, may_prepare, must
from meetings.models import Attendee, Meeting
from meetings.models.attendee import Role
from meetings.states import MeetingState
from people.models import StaffRole, User
from people.queries import served_organisations


def visible_items(user: User, meeting: Meeting) -> QuerySet[Item]:
    """The items that the person may know of, in order.

    Staff of the body and everybody at the table see all of them; guests see those they are asked to.
    A state-secret item is among them as its placeholder only (`Item.shown_title`).
    """
    items = Item.objects.filter(meeting=meeting).select_related("office").order_by("position")
    if may_prepare(user, meeting):
        return items
    attendee = attendee_of(user, meeting)
    return items.none() if attendee is None else items.filter(pk__in=items_for(attendee))


def items_for(attendee: Attendee) -> QuerySet[Item]:
    """The items of their meeting that an attendee who is not its staff may know of, once they were told of it."""
    items = Item.objects.filter(meeting=attendee.meeting_id).order_by()
    if not is_announced(attendee.meeting):
        return items.none()
    return items.filter(guests__attendee=attendee) if attendee.role in GUESTS else items


def may_see_item(who: User | Attendee, item: Item) -> bool:
    """Whether a person, or an attendee of the item's meeting, may know of the item."""
    user = who.user if isinstance(who, Attendee) else who
    return visible_items(user, item.meeting).filter(pk=item.pk).exists()


def taking_part(item: Item) -> set[UUID]:
    """The users who see the item and take part in it, for all at once; the body's staff always."""
    groups = audiences(item.meeting)
    staff = set(StaffRole.objects.filter(body=item.meeting.body_id).values_list("user_id", flat=True))
    asked = set(ItemGuest.objects.filter(item=item).values_list("attendee__user_id", flat=True))
    gone = set(Recusal.objects.filter(item=item).order_by().values_list("attendee__user_id", flat=True))
    seen = {user for user, group in groups.items() if group != Audience.GUEST or user in asked}
    return staff | (seen - gone)


def visible_tasks(user: User) -> QuerySet[Task]:
    """The tasks that were handed out and concern the person, by the day that counts now (`until`), without one last.

    Those of the person's office, leading or co-ordinating; for staff all of the organisations they serve; for a
    chair those of the meetings they chaired.
    """
    concerned = Q(item__meeting__body__organisation__in=served_organisations(user))
    concerned |= Q(item__meeting__attendees__user=user, item__meeting__attendees__role=Role.CHAIR)
    if user.office_id is not None:
        concerned |= Q(lead=user.office_id) | Q(others=user.office_id)
    tasks = Task.objects.filter(pk__in=Task.objects.filter(concerned).values("pk")).exclude(state=TaskState.DRAFT)
    return (
        tasks.select_related("lead", "item__meeting__body")
        .prefetch_related("others")
        .annotate(until=Coalesce("extended_due", "due"))
        .order_by(F("until").asc(nulls_last=True), "item__meeting__starts_at", "item__position", "position")
    )


def may_arrange(user: User, meeting: Meeting) -> bool:
    """Whether the person may put items on the agenda, change and order them: the body's staff and the chair."""
    return may_prepare(user, meeting) or may_lead(user, meeting)


def drafted_items(user: User, meeting: Meeting) -> set[UUID]:
    """The items whose conclusion the person may draft before the meeting as one of the office that prepares them."""
    if user.office_id is None or meeting.state != MeetingState.CONVENED:
        return set()
    prepared = visible_items(user, meeting).filter(office=user.office_id, secrecy="").order_by()
    gone = Recusal.objects.filter(item__meeting=meeting, attendee__user=user).values("item")
    return set(prepared.exclude(pk__in=gone).values_list("pk", flat=True))


def may_draft(user: User, item: Item) -> bool:
    """Whether the person may write the conclusion of an item: who arranges, before the meeting who prepares it too."""
    return may_arrange(user, item.meeting) or item.pk in drafted_items(user, item.meeting)


def must_arrange(user: User, meeting: Meeting) -> None:
    """Raises `NotAllowed` unless the person may arrange the agenda."""
    must(may_arrange(user, meeting), _("Chỉ thư ký hoặc chủ trì sửa được chương trình họp."))


def must_lead(user: User, meeting: Meeting) -> None:
    """Raises `NotAllowed` unless the person leads the meeting."""
    must(may_lead(user, meeting), _("Chỉ chủ trì hoặc thư ký phiên họp làm được việc này."))
