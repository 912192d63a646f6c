"""Taking back a slip: somebody was given the floor, or an item was taken up, by mistake; all is as before."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from agenda.access import must_lead
from agenda.discussion import leave
from agenda.events import FloorReturned, InquiryReturned, ItemReturned, ItemStarted
from agenda.items import ItemInUse
from agenda.locks import ensure_running, lock
from agenda.models import Inquiry, Item, Turn
from agenda.states import InquiryState, ItemState, TurnKind, TurnState
from agenda.traces import traced
from agenda.turns import WrongTurn, locked_turn
from meetings import journal
from people.models import User
from people.refusals import Refusal

STATES = {
    TurnKind.QUESTION: InquiryState.ASKING,
    TurnKind.ANSWER: InquiryState.ANSWERING,
    TurnKind.FOLLOW_UP: InquiryState.FOLLOWING,
}


class NotTakenUp(Refusal):
    """The item was not taken up, so there is nothing to take back."""


@transaction.atomic
def return_item(*, item: Item, by: User, at: datetime) -> Item:
    """Marks an item that was taken up by mistake as not discussed, while its discussion left no traces.

    If it is the current one, the item that going to it finished is taken up again. Raises `NotTakenUp`, `ItemInUse`,
    `NotInSession`, `NotAllowed`.
    """
    item = lock(item.pk)
    must_lead(by, item.meeting)
    ensure_running(item)
    if item.state == ItemState.PLANNED:
        raise NotTakenUp(_("Mục %s chưa bàn. Tải lại trang để xem.") % item.position)
    if item.pk in traced(item.meeting):
        raise ItemInUse(
            _("Mục %s đã có phát biểu, chất vấn, biểu quyết hoặc kết luận nên không trả về chưa bàn được.")
            % item.position
        )
    was_current, started_at = item.state == ItemState.CURRENT, item.started_at
    leave(item, by, at)
    item.state, item.started_at, item.ended_at, item.takes_questions = ItemState.PLANNED, None, None, False
    item.save(update_fields=["state", "started_at", "ended_at", "takes_questions"])
    journal.record(item.meeting, ItemReturned(item=str(item.pk)), by=by, at=at)
    before = Item.objects.filter(meeting=item.meeting, state=ItemState.DONE, ended_at=started_at).first()
    if was_current and before is not None:
        _take_up_again(before, by, at)
    return item


@transaction.atomic
def return_turn(*, turn: Turn, by: User, at: datetime) -> Turn:
    """Puts the speaker back to their old place in the queue, as if they had not been called.

    In question time the turn is dropped and the question is where it was before. Raises `WrongTurn` if the person
    does not speak, `NotAllowed`.
    """
    turn = locked_turn(turn.pk)
    must_lead(by, turn.item.meeting)
    if turn.state != TurnState.SPEAKING:
        raise WrongTurn(_("Đồng chí này không đang phát biểu."))
    fact = FloorReturned(turn=str(turn.pk), item=str(turn.item_id))
    turn.paused_at, turn.paused = None, timedelta()
    if turn.inquiry is None:
        turn.state, turn.called_at = TurnState.WAITING, None
    else:
        turn.state, turn.ended_at = TurnState.WITHDRAWN, at
    turn.save(update_fields=["state", "called_at", "ended_at", "paused", "paused_at"])
    journal.record(turn.item.meeting, fact, by=by, at=at)
    if turn.inquiry is not None:
        _step_back(turn, turn.inquiry, by, at)
    return turn


def _step_back(turn: Turn, inquiry: Inquiry, by: User, at: datetime) -> None:
    heard = Turn.objects.filter(inquiry=inquiry, state=TurnState.DONE)
    last = heard.order_by("-called_at").first()
    inquiry.state = STATES[TurnKind(last.kind)] if last else InquiryState.WAITING
    inquiry.called_at = inquiry.called_at if last else None
    inquiry.save(update_fields=["state", "called_at"])
    fact = InquiryReturned(inquiry=str(inquiry.pk), item=str(turn.item_id))
    journal.record(turn.item.meeting, fact, by=by, at=at)


def _take_up_again(item: Item, by: User, at: datetime) -> None:
    item.state, item.ended_at = ItemState.CURRENT, None
    item.save(update_fields=["state", "ended_at"])
    journal.record(item.meeting, ItemStarted(item=str(item.pk)), by=by, at=at)
