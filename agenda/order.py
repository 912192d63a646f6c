"""The order of the items."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from agenda.access import must_arrange
from agenda.events import ItemMoved
from agenda.items import NumberFixed
from agenda.locks import ensure_not_over, lock
from agenda.models import Item
from agenda.states import ItemState
from meetings import journal
from people.models import User
from people.refusals import BadInput

ASIDE = 10_000  # positions above this are free while a list is renumbered


@transaction.atomic
def move_item(*, item: Item, position: int, by: User, at: datetime) -> Item:
    """Gives the item the number `position` (from 1); the others close up without a gap.

    A place beyond the last is the last. Moving it to where it is changes nothing. Raises `BadInput` for a
    number below 1, `NumberFixed` if the number of an item that was discussed would change, `MeetingOver`,
    `NotAllowed`.
    """
    item = lock(item.pk)
    must_arrange(by, item.meeting)
    ensure_not_over(item)
    if position < 1:
        raise BadInput(_("Số thứ tự bắt đầu từ 1."))
    before = list(Item.objects.filter(meeting=item.meeting).order_by("position"))
    after = [other for other in before if other.pk != item.pk]
    after.insert(position - 1, item)
    if [other.pk for other in after] == [other.pk for other in before]:
        return item
    for number, other in enumerate(after, start=1):
        if other.position != number and other.state != ItemState.PLANNED:
            raise NumberFixed(_("Mục %s đã bàn nên giữ nguyên số thứ tự.") % other.position)
    _number(item.meeting_id, [other.pk for other in after])
    item.refresh_from_db(fields=["position"])
    journal.record(item.meeting, ItemMoved(item=str(item.pk), position=item.position), by=by, at=at)
    return item


def _number(meeting_id: UUID, ids: list[UUID]) -> None:
    Item.objects.filter(meeting_id=meeting_id).update(position=F("position") + ASIDE)
    for number, pk in enumerate(ids, start=1):
        Item.objects.filter(pk=pk).update(position=number)
