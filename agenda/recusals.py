"""Members who take no part in an item: declared once, for its papers, its speakers, its votes and their quorum.

Who has an interest of their own in a matter says so themself: Luật Phòng, chống tham nhũng 36/2018/QH14, Điều 23.
"""

from collections.abc import Callable, Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from agenda.access import must_arrange
from agenda.events import RecusalDeclared, RecusalWithdrawn
from agenda.inquiries import withdraw_inquiry
from agenda.locks import ensure_not_over, lock
from agenda.models import Inquiry, Item, Recusal, Turn
from agenda.secrecy import refuse_secret
from agenda.states import InquiryState, TurnState
from agenda.turns import end_speaker, withdraw_turn
from meetings import journal
from meetings.models import Attendee, Meeting
from people.models import User
from people.refusals import BadInput, Refusal

Obstacle = Callable[[Item, bool], str]
Word = Callable[[Item, Attendee], str]
_obstacles: list[Obstacle] = []
_words: list[Word] = []


class TooLate(Refusal):
    """Something of the item was decided by who takes part in it."""


def register(obstacle: Obstacle) -> Obstacle:
    """Asks the decorated function, for a locked item, why nobody may be taken out now (`True`) or let in again
    (`False`); "" if nothing stands against it."""
    _obstacles.append(obstacle)
    return obstacle


def tells(word: Word) -> Word:
    """Asks the decorated function what becomes of what a member did on the item already; "" if they did nothing."""
    _words.append(word)
    return word


@transaction.atomic
def declare_recusal(*, item: Item, attendee: Attendee, reason: str = "", by: User, at: datetime) -> Recusal:
    """Takes a member out of an item; waiting turns and questions of theirs end, and the floor if they have it.

    Who arranges the agenda declares it for anybody, a member for themself; it holds at once. Declaring twice is
    harmless. Raises `BadInput` for somebody who is no member of the meeting's body, `OnPaperOnly`
    for a reason on a secret item, `TooLate` while it is voted on, `MeetingOver`, `NotAllowed`.
    """
    item = lock(item.pk)
    member = Attendee.objects.filter(pk=attendee.pk, meeting=item.meeting, is_member=True).first()
    own = member is not None and member.user_id == by.pk
    if not own:
        must_arrange(by, item.meeting)
    ensure_not_over(item)
    if reason:
        refuse_secret(item)
    if member is None:
        raise BadInput(_("Chỉ ghi không tham gia nội dung cho ủy viên trong danh sách dự họp. Tải lại trang."))
    known = Recusal.objects.filter(item=item, attendee=member).first()
    if known is not None:
        return known
    if why := obstacle_to(item, taking_out=True):
        raise TooLate(" ".join([why, *told(item, member)]) if own else why)
    made = Recusal.objects.create(item=item, attendee=member, reason=reason, declared_by=by, declared_at=at)
    _leave_the_floor(item, member, by, at)
    fact = RecusalDeclared(item=str(item.pk), attendee=str(member.pk))
    journal.record(item.meeting, fact, by=by, at=at)
    return made


@transaction.atomic
def withdraw_recusal(*, recusal_id: UUID, by: User, at: datetime) -> None:
    """Lets a member take part again, as long as nothing was voted on without them. Doing it twice is harmless.

    Raises `TooLate`, `MeetingOver`, `NotAllowed`.
    """
    found = Recusal.objects.filter(pk=recusal_id).first()
    if found is None:
        return
    item = lock(found.item_id)
    must_arrange(by, item.meeting)
    ensure_not_over(item)
    if why := obstacle_to(item, taking_out=False):
        raise TooLate(why)
    Recusal.objects.filter(pk=recusal_id).delete()
    fact = RecusalWithdrawn(item=str(item.pk), attendee=str(found.attendee_id))
    journal.record(item.meeting, fact, by=by, at=at)


def recused_from(item: Item) -> set[UUID]:
    """The users who take no part in the item."""
    return set(Recusal.objects.filter(item=item).order_by().values_list("attendee__user_id", flat=True))


def left_by(users: Collection[UUID], meeting: Meeting) -> dict[UUID, tuple[UUID, ...]]:
    """For each of these users the items of the meeting that they take no part in, in one query."""
    found: dict[UUID, list[UUID]] = {user: [] for user in users}
    rows = Recusal.objects.filter(item__meeting=meeting, attendee__user__in=users).order_by("item__position")
    for user, item in rows.values_list("attendee__user_id", "item_id"):
        found[user].append(item)
    return {user: tuple(items) for user, items in found.items()}


def may_change(item: Item, *, taking_out: bool) -> bool:
    """Whether nothing stands against taking somebody out of the item, or letting them in again."""
    return not obstacle_to(item, taking_out=taking_out)


def obstacle_to(item: Item, *, taking_out: bool) -> str:
    """What stands against taking somebody out of the item, or letting them in again; "" if nothing does."""
    return next((why for one in _obstacles if (why := one(item, taking_out))), "")


def told(item: Item, attendee: Attendee) -> list[str]:
    """What becomes of what the member did on the item already, a sentence each."""
    return [said for word in _words if (said := word(item, attendee))]


def _leave_the_floor(item: Item, member: Attendee, by: User, at: datetime) -> None:
    """What they asked for on the item ends with the recusal; what was said stays said."""
    if Turn.objects.filter(item=item, attendee=member, state=TurnState.SPEAKING).exists():
        end_speaker(item, by, at)
    for turn in Turn.objects.filter(item=item, attendee=member, state=TurnState.WAITING, inquiry=None):
        withdraw_turn(turn=turn, by=by, at=at)
    for inquiry in Inquiry.objects.filter(item=item, asker=member, state=InquiryState.WAITING):
        withdraw_inquiry(inquiry=inquiry, by=by, at=at)
