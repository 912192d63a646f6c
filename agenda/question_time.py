"""Question time (chất vấn) of an item: open, close, and the steps of a question that was called."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from agenda.access import must_lead
from agenda.events import FloorGiven, InquiryCalled, InquiryFinished, QuestionTimeClosed, QuestionTimeOpened
from agenda.locks import ensure_running, lock
from agenda.models import Inquiry, Item, Turn
from agenda.models.inquiry import OPEN
from agenda.respondents import respondents
from agenda.secrecy import refuse_secret
from agenda.states import InquiryState, ItemState, TurnKind, TurnState
from agenda.turns import LONGEST, NotInRoom, QueueClosed, end_speaker, usual_limit
from meetings import journal
from meetings.attendance import is_present
from meetings.models import Attendee
from people.models import User
from people.refusals import Refusal

FOLLOWS = {
    TurnKind.QUESTION: (InquiryState.WAITING,),
    TurnKind.ANSWER: tuple(OPEN),
    TurnKind.FOLLOW_UP: (InquiryState.ANSWERING, InquiryState.FOLLOWING),
}
LEADS_TO = {
    TurnKind.QUESTION: InquiryState.ASKING,
    TurnKind.ANSWER: InquiryState.ANSWERING,
    TurnKind.FOLLOW_UP: InquiryState.FOLLOWING,
}


class NoQuestionTime(Refusal):
    """The item is not in question time."""


class WrongStep(Refusal):
    """The question is not where this step begins."""


class CannotAnswer(Refusal):
    """The person is not whom the question was put to."""


@transaction.atomic
def open_question_time(*, item: Item, by: User, at: datetime) -> Item:
    """Questions may be put on the current item; opening twice changes nothing.

    Raises `QueueClosed` for another item, `OnPaperOnly` for a secret one, `NotInSession`, `NotAllowed`.
    """
    item = lock(item.pk)
    must_lead(by, item.meeting)
    ensure_running(item)
    refuse_secret(item)
    if item.state != ItemState.CURRENT:
        raise QueueClosed(_("Chỉ mở chất vấn ở mục đang bàn. Mục %s chưa đến hoặc đã xong.") % item.position)
    if not item.takes_questions:
        item.takes_questions = True
        item.save(update_fields=["takes_questions"])
        journal.record(item.meeting, QuestionTimeOpened(item=str(item.pk)), by=by, at=at)
    return item


@transaction.atomic
def close_question_time(*, item: Item, by: User, at: datetime) -> Item:
    """The questions are over; the one that is open is finished, those that wait stay unasked.

    Raises `NoQuestionTime`, `NotAllowed`.
    """
    item = lock(item.pk)
    must_lead(by, item.meeting)
    ensure_question_time(item)
    end_questions(item, by, at)
    return item


@transaction.atomic
def call_inquiry(
    *,
    inquiry: Inquiry,
    kind: str,
    attendee: Attendee | None = None,
    limit_seconds: int | None = None,
    by: User,
    at: datetime,
) -> Turn:
    """Gives the floor to the question (`kind` of `TurnKind`), to its answer or to a follow-up of the asker.

    `attendee` says who answers where several may; `limit_seconds` is by default what the body's rules say. The present
    speaker's turn and, when a question is called, the question before it end. Raises `WrongStep`, `NoQuestionTime`,
    `CannotAnswer`, `NotInRoom`, `NotInSession`, `NotAllowed`.
    """
    inquiry = locked_inquiry(inquiry.pk)
    item, step = inquiry.item, TurnKind(kind)
    must_lead(by, item.meeting)
    ensure_running(item)
    ensure_question_time(item)
    if inquiry.state not in FOLLOWS[step]:
        raise WrongStep(_("Câu hỏi này không còn ở bước đó. Tải lại trang để xem."))
    speaker = _answers(inquiry, attendee) if step == TurnKind.ANSWER else inquiry.asker
    if not is_present(speaker):
        raise NotInRoom(_("Đồng chí %s không còn trong phòng họp.") % speaker.user)
    end_speaker(item, by, at)
    if step == TurnKind.QUESTION:
        _finish_open(item, by, at)
        inquiry.called_at = at
    inquiry.state = LEADS_TO[step]
    inquiry.save(update_fields=["state", "called_at"])
    fact = InquiryCalled(inquiry=str(inquiry.pk), item=str(item.pk), kind=step.value)
    journal.record(item.meeting, fact, by=by, at=at)
    return _give(inquiry, speaker, step, limit_seconds, by, at)


@transaction.atomic
def finish_inquiry(*, inquiry: Inquiry, by: User, at: datetime) -> Inquiry:
    """The question was dealt with; whoever speaks on it ends. Raises `WrongStep`, `NotAllowed`."""
    inquiry = locked_inquiry(inquiry.pk)
    must_lead(by, inquiry.item.meeting)
    if not inquiry.is_open:
        raise WrongStep(_("Câu hỏi này không còn ở bước đó. Tải lại trang để xem."))
    if inquiry.turns.filter(state=TurnState.SPEAKING).exists():
        end_speaker(inquiry.item, by, at)
    return _finish(inquiry, by, at)


def end_questions(item: Item, by: User, at: datetime) -> None:
    """Ends question time and the open question on a locked item; nothing if there is none."""
    if not item.takes_questions:
        return
    _finish_open(item, by, at)
    item.takes_questions = False
    item.save(update_fields=["takes_questions"])
    journal.record(item.meeting, QuestionTimeClosed(item=str(item.pk)), by=by, at=at)


def locked_inquiry(inquiry_id: UUID) -> Inquiry:
    """The question as it is now, its meeting's and its item's rows locked (`agenda.locks`)."""
    item = lock(Inquiry.objects.values_list("item_id", flat=True).get(pk=inquiry_id))
    inquiry = Inquiry.objects.select_related("asker__user", "to_attendee__user", "to_office").get(pk=inquiry_id)
    inquiry.item = item
    return inquiry


def ensure_question_time(item: Item) -> None:
    """Raises `NoQuestionTime` unless questions may be put on the item now."""
    if item.state != ItemState.CURRENT or not item.takes_questions:
        raise NoQuestionTime(_("Mục %s không trong phần chất vấn. Tải lại trang để xem.") % item.position)


def _answers(inquiry: Inquiry, attendee: Attendee | None) -> Attendee:
    may = respondents(inquiry)
    found = next((one for one in may if attendee is None or one.pk == attendee.pk), None)
    if found is None:
        raise CannotAnswer(_("Không có ai trong phòng họp trả lời thay %s được.") % inquiry.addressee)
    return found


def _give(
    inquiry: Inquiry, speaker: Attendee, kind: TurnKind, limit_seconds: int | None, by: User, at: datetime
) -> Turn:
    limit = usual_limit(inquiry.item, kind) if limit_seconds is None else min(limit_seconds, LONGEST)
    turn = Turn.objects.create(
        item=inquiry.item,
        attendee=speaker,
        inquiry=inquiry,
        kind=kind,
        state=TurnState.SPEAKING,
        limit_seconds=limit,
        asked_at=at,
        called_at=at,
    )
    fact = FloorGiven(turn=str(turn.pk), item=str(inquiry.item_id), kind=turn.kind)
    journal.record(inquiry.item.meeting, fact, by=by, at=at)
    return turn


def _finish_open(item: Item, by: User, at: datetime) -> None:
    inquiry = Inquiry.objects.filter(item=item, state__in=OPEN).first()
    if inquiry is None:
        return
    inquiry.item = item
    if inquiry.turns.filter(state=TurnState.SPEAKING).exists():
        end_speaker(item, by, at)
    _finish(inquiry, by, at)


def _finish(inquiry: Inquiry, by: User, at: datetime) -> Inquiry:
    inquiry.state = InquiryState.DONE
    inquiry.ended_at = at
    inquiry.save(update_fields=["state", "ended_at"])
    fact = InquiryFinished(inquiry=str(inquiry.pk), item=str(inquiry.item_id))
    journal.record(inquiry.item.meeting, fact, by=by, at=at)
    return inquiry
