"""The queue of speakers of an item and the floor."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from agenda.access import may_arrange, may_see_item, must_lead
from agenda.events import FloorEnded, FloorGiven, FloorRequested, FloorWithdrawn
from agenda.locks import ensure_running, lock
from agenda.models import Item, Turn
from agenda.queue import SIDES
from agenda.secrecy import refuse_secret
from agenda.states import ItemState, TurnKind, TurnState
from meetings import journal
from meetings.access import must
from meetings.attendance import is_present
from meetings.floor_times import LONGEST as LONGEST_MINUTES
from meetings.floor_times import times_of
from meetings.models import Attendee
from people.models import User
from people.refusals import BadInput, NotAllowed, Refusal

OPEN = (TurnState.WAITING, TurnState.SPEAKING)
KINDS = (TurnKind.SPEECH, TurnKind.PRO, TurnKind.CONTRA, TurnKind.ORDER)  # what anybody may ask for
LONGEST = LONGEST_MINUTES * 60  # seconds


class QueueClosed(Refusal):
    """Only the item that is discussed has a queue of speakers."""


class NotInRoom(Refusal):
    """Who is not in the room cannot speak."""


class WrongTurn(Refusal):
    """The turn is not in the state from which this step leads."""


@transaction.atomic
def ask_to_speak(
    *, attendee: Attendee, item: Item, kind: str = TurnKind.SPEECH, subject: str = "", by: User, at: datetime
) -> Turn:
    """Puts an attendee on the queue of the current item; the desk may do it for somebody else.

    Asking twice is harmless: the open turn is returned; a point of order may be asked for besides. Raises
    `QueueClosed`, `NotInRoom`, `OnPaperOnly` for a subject or a side on a secret item, `BadInput` for a kind that
    nobody asks for, `NotInSession`, `NotAllowed`.
    """
    item = lock(item.pk)
    ensure_may_ask(attendee, item, by)
    ensure_running(item)
    if item.state != ItemState.CURRENT:
        raise QueueClosed(_("Chỉ đăng ký phát biểu ở mục đang bàn. Mục %s chưa đến hoặc đã xong.") % item.position)
    if kind not in KINDS:
        raise BadInput(_("Không có loại phát biểu này. Tải lại trang."))
    if subject or kind in SIDES:
        refuse_secret(item)
    ensure_in_room(attendee)
    turn = _open_turns(item, attendee, kind).first()
    if turn is not None:
        return turn
    turn = Turn.objects.create(
        item=item, attendee=attendee, kind=kind, subject=subject, asked_at=at, limit_seconds=usual_limit(item, kind)
    )
    journal.record(item.meeting, FloorRequested(turn=str(turn.pk), item=str(item.pk), kind=turn.kind), by=by, at=at)
    return turn


@transaction.atomic
def withdraw_turn(*, turn: Turn, by: User, at: datetime) -> Turn:
    """Takes a waiting speaker off the queue: the person themselves, or the desk. Raises `WrongTurn`, `NotAllowed`."""
    turn = locked_turn(turn.pk)
    own = turn.attendee.user_id == by.pk
    must(own or may_arrange(by, turn.item.meeting), _("Chỉ chính đồng chí đó hoặc thư ký rút được đăng ký này."))
    if turn.state != TurnState.WAITING:
        raise WrongTurn(_("Đăng ký này không còn chờ nên không rút được."))
    turn.state = TurnState.WITHDRAWN
    turn.ended_at = at
    turn.save(update_fields=["state", "ended_at"])
    fact = FloorWithdrawn(turn=str(turn.pk), item=str(turn.item_id), kind=turn.kind)
    journal.record(turn.item.meeting, fact, by=by, at=at)
    return turn


@transaction.atomic
def give_floor(*, turn: Turn, limit_seconds: int | None = None, by: User, at: datetime) -> Turn:
    """Calls a waiting speaker for `limit_seconds`, by default as long as the body's rules say.

    The present speaker's turn ends. Raises `WrongTurn`, `NotInRoom`, `NotInSession`, `NotAllowed`.
    """
    turn = locked_turn(turn.pk)
    must_lead(by, turn.item.meeting)
    ensure_running(turn.item)
    if turn.state != TurnState.WAITING or turn.item.state != ItemState.CURRENT:
        raise WrongTurn(_("Đăng ký này không còn chờ ở mục đang bàn. Tải lại trang để xem."))
    if not is_present(turn.attendee):
        raise NotInRoom(_("Đồng chí %s không còn trong phòng họp.") % turn.attendee.user)
    end_speaker(turn.item, by, at)
    turn.state = TurnState.SPEAKING
    turn.called_at = at
    turn.limit_seconds = usual_limit(turn.item, turn.kind) if limit_seconds is None else min(limit_seconds, LONGEST)
    turn.save(update_fields=["state", "called_at", "limit_seconds"])
    fact = FloorGiven(turn=str(turn.pk), item=str(turn.item_id), kind=turn.kind)
    journal.record(turn.item.meeting, fact, by=by, at=at)
    return turn


@transaction.atomic
def end_turn(*, turn: Turn, by: User, at: datetime) -> Turn:
    """Ends a speaker's turn: who leads, or the speaker. Raises `WrongTurn`, `NotAllowed`."""
    turn = locked_turn(turn.pk)
    if turn.attendee.user_id != by.pk:
        must_lead(by, turn.item.meeting)
    if turn.state != TurnState.SPEAKING:
        raise WrongTurn(_("Đồng chí này không đang phát biểu."))
    return _end(turn, by, at)


def end_speaker(item: Item, by: User, at: datetime) -> None:
    """Ends the turn of whoever has the floor on a locked item; nothing if nobody has."""
    speaking = Turn.objects.filter(item=item, state=TurnState.SPEAKING).first()
    if speaking is not None:
        speaking.item = item
        _end(speaking, by, at)


def usual_limit(item: Item, kind: str) -> int:
    """For how many seconds a turn of this kind is called by default, from the rules of the body."""
    times = times_of(item.meeting.body)
    minutes = {TurnKind.QUESTION: times.question, TurnKind.ANSWER: times.answer, TurnKind.FOLLOW_UP: times.follow_up}
    return minutes.get(TurnKind(kind), times.speech) * 60


def locked_turn(turn_id: UUID) -> Turn:
    """The turn as it is now, its meeting's and its item's rows locked (`agenda.locks`)."""
    item = lock(Turn.objects.values_list("item_id", flat=True).get(pk=turn_id))
    turn = Turn.objects.select_related("attendee__user").get(pk=turn_id)
    turn.item = item
    return turn


def ensure_may_ask(attendee: Attendee, item: Item, by: User) -> None:
    """Raises `NotAllowed` unless the attendee is asked to the item, takes part in it, and `by` is they or the desk."""
    if attendee.meeting_id != item.meeting_id or not may_see_item(attendee, item):
        raise NotAllowed(_("Đồng chí %s không được mời dự mục này.") % attendee.user)
    if item.recusals.filter(attendee=attendee).exists():
        raise NotAllowed(_("Đồng chí %s không tham gia nội dung này nên không phát biểu ở mục này.") % attendee.user)
    own = attendee.user_id == by.pk
    must(own or may_arrange(by, item.meeting), _("Chỉ thư ký đăng ký phát biểu thay đồng chí khác được."))


def ensure_in_room(attendee: Attendee) -> None:
    """Raises `NotInRoom` unless the attendee has checked in."""
    if not is_present(attendee):
        raise NotInRoom(_("Đồng chí %s chưa điểm danh nên chưa đăng ký phát biểu được.") % attendee.user)


def _open_turns(item: Item, attendee: Attendee, kind: str) -> QuerySet[Turn]:
    """The attendee's open turn of the same sort: a point of order, or any other."""
    found = Turn.objects.filter(item=item, attendee=attendee, state__in=OPEN, inquiry=None)
    is_order = Q(kind=TurnKind.ORDER)
    return found.filter(is_order if kind == TurnKind.ORDER else ~is_order)


def _end(turn: Turn, by: User, at: datetime) -> Turn:
    """The clock stops; in a recess it has stood still since the recess began."""
    if turn.paused_at is not None:
        turn.paused += at - turn.paused_at
        turn.paused_at = None
    turn.state = TurnState.DONE
    turn.ended_at = at
    turn.save(update_fields=["state", "ended_at", "paused", "paused_at"])
    fact = FloorEnded(turn=str(turn.pk), item=str(turn.item_id), kind=turn.kind, seconds=turn.seconds())
    journal.record(turn.item.meeting, fact, by=by, at=at)
    return turn
