"""A speaker's clock: longer on the chair's word, and standing still in a recess."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from agenda.access import must_lead
from agenda.events import FloorExtended
from agenda.models import Turn
from agenda.states import TurnState
from agenda.turns import LONGEST, WrongTurn, locked_turn
from meetings import journal
from meetings.models import Meeting
from people.models import User
from people.refusals import BadInput


@transaction.atomic
def extend_turn(*, turn: Turn, seconds: int, by: User, at: datetime) -> Turn:
    """Gives whoever speaks `seconds` more. Raises `WrongTurn`, `BadInput` beyond one hour, `NotAllowed`."""
    turn = locked_turn(turn.pk)
    must_lead(by, turn.item.meeting)
    if turn.state != TurnState.SPEAKING:
        raise WrongTurn(_("Đồng chí này không đang phát biểu."))
    if seconds < 1 or turn.limit_seconds + seconds > LONGEST:
        raise BadInput(_("Mỗi lượt phát biểu dài nhất 60 phút."))
    turn.limit_seconds += seconds
    turn.save(update_fields=["limit_seconds"])
    fact = FloorExtended(turn=str(turn.pk), item=str(turn.item_id), seconds=seconds)
    journal.record(turn.item.meeting, fact, by=by, at=at)
    return turn


def stop_clock(meeting: Meeting, by: User, at: datetime) -> None:
    """The speaker's clock stands still while a locked meeting rests (`meetings.session.recessed_hooks`)."""
    _speaking(meeting).update(paused_at=at)


def start_clock(meeting: Meeting, by: User, at: datetime) -> None:
    """The clock goes on after the recess, which does not count (`meetings.session.resumed_hooks`)."""
    for turn in _speaking(meeting):
        if turn.paused_at is not None:
            turn.paused += at - turn.paused_at
            turn.paused_at = None
            turn.save(update_fields=["paused", "paused_at"])


def _speaking(meeting: Meeting) -> QuerySet[Turn]:
    return Turn.objects.filter(item__meeting=meeting, state=TurnState.SPEAKING)
