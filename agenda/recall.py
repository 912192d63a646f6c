"""Taking back a call: somebody was given the floor by mistake and waits again."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from agenda.access import must_lead
from agenda.events import FloorReturned, InquiryReturned
from agenda.models import Inquiry, Turn
from agenda.states import InquiryState, TurnKind, TurnState
from agenda.turns import WrongTurn, locked_turn
from meetings import journal
from people.models import User

STATES = {
    TurnKind.QUESTION: InquiryState.ASKING,
    TurnKind.ANSWER: InquiryState.ANSWERING,
    TurnKind.FOLLOW_UP: InquiryState.FOLLOWING,
}


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
