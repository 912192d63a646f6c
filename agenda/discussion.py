"""Going through the agenda: the item that is discussed now."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from agenda.access import must_lead
from agenda.events import ItemFinished, ItemStarted
from agenda.locks import ensure_running, lock
from agenda.models import Item
from agenda.models.item import ItemKind
from agenda.question_time import end_questions
from agenda.states import ItemState
from agenda.turns import end_speaker
from meetings import checks, journal
from meetings.models import Meeting
from people.models import User
from people.refusals import Refusal

# What a higher app ends in the same transaction when an item is not discussed any more.
Hook = Callable[[Item, User, datetime], None]
left_hooks: list[Hook] = []


class NotCurrent(Refusal):
    """The item is not the one that is discussed."""


def current_item(meeting: Meeting) -> Item | None:
    """The item that is discussed now."""
    found = Item.objects.filter(meeting=meeting, state=ItemState.CURRENT).select_related("office").first()
    if found is not None:
        found.meeting = meeting
    return found


@transaction.atomic
def start_item(*, item: Item, by: User, at: datetime) -> Item:
    """Goes to this item; the one before it is finished. Going to the current item changes nothing.

    An item may be taken up again; it keeps the time of its first start. One that is there for questions begins with
    question time. Raises `NotReady` while a vote is
    open on the present item, `NotInSession`, `NotAllowed`.
    """
    item = lock(item.pk)
    must_lead(by, item.meeting)
    ensure_running(item)
    if item.state == ItemState.CURRENT:
        return item
    present = current_item(item.meeting)
    if present is not None:
        _finish(present, by, at)
    item.state = ItemState.CURRENT
    item.started_at = item.started_at or at
    item.ended_at = None
    item.takes_questions = item.kind == ItemKind.INQUIRY
    item.save(update_fields=["state", "started_at", "ended_at", "takes_questions"])
    journal.record(item.meeting, ItemStarted(item=str(item.pk)), by=by, at=at)
    return item


@transaction.atomic
def finish_item(*, item: Item, by: User, at: datetime) -> Item:
    """Ends the discussion of the item and the turn of its speaker.

    Raises `NotCurrent`, `NotReady` while a vote is open, `NotInSession`, `NotAllowed`.
    """
    item = lock(item.pk)
    must_lead(by, item.meeting)
    ensure_running(item)
    if item.state != ItemState.CURRENT:
        raise NotCurrent(_("Mục %s không phải mục đang bàn. Tải lại trang để xem.") % item.position)
    return _finish(item, by, at)


def finish_with_meeting(meeting: Meeting, by: User, at: datetime) -> None:
    """Ends the item and the speaker that are left when the meeting closes (`meetings.session.closed_hooks`)."""
    present = current_item(meeting)
    if present is not None:
        _finish(present, by, at)


def leave(item: Item, by: User, at: datetime) -> None:
    """What hangs on the discussion of the item ends; runs inside the transaction that leaves it."""
    for step in left_hooks:
        step(item, by, at)


def _finish(item: Item, by: User, at: datetime) -> Item:
    checks.ensure("finish_item", item.meeting)
    leave(item, by, at)
    end_speaker(item, by, at)
    end_questions(item, by, at)
    item.state = ItemState.DONE
    item.ended_at = at
    item.save(update_fields=["state", "ended_at"])
    journal.record(item.meeting, ItemFinished(item=str(item.pk)), by=by, at=at)
    return item
