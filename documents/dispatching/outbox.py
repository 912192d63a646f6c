"""The outbox: a letter is written in the transaction of what it tells of, and sent in the background until it is taken.

A letter may arrive twice if the process dies between the mail server's yes and our note of it, never not at all
without the office being told (docs/adr/0029-an-outbox-for-mail.md).
"""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_tasks import task

from documents.confidentiality import has_closed_items, is_confidential
from documents.dispatching import mail
from documents.dispatching.access import ensure_office
from documents.dispatching.reminder_letters import is_needed, meeting_of
from documents.models import Dispatch, Letter, OpinionReminder, ReadingReminder
from documents.states import LetterKind, MailProblem, Way
from meetings import journal
from people.models import User
from people.refusals import Refusal

PAUSES: Final = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 360, 720))
HELD: Final = timedelta(minutes=2)  # longer than EMAIL_TIMEOUT: nobody else tries meanwhile


class AlreadySent(Refusal):
    """The mail server has taken the letter."""


class BeingSent(Refusal):
    message = _("Thư đang được gửi. Đồng chí đợi vài phút rồi xem lại trang này.")


def write(dispatch: Dispatch, kind: LetterKind, at: datetime) -> Letter:
    """Puts a letter about an act into the outbox, inside the transaction that gives the reason for it."""
    return _queued(Letter(dispatch=dispatch, kind=kind, made_at=at, next_at=at))


def write_reminder(reminder: ReadingReminder | OpinionReminder, at: datetime) -> Letter | None:
    """The same for a person who is reminded; nothing where no address says that a letter goes besides."""
    if not reminder.email:
        return None
    about = {"reading_reminder" if isinstance(reminder, ReadingReminder) else "opinion_reminder": reminder}
    return _queued(Letter(kind=LetterKind.REMINDER, made_at=at, next_at=at, **about))


def _queued(letter: Letter) -> Letter:
    letter.save(force_insert=True)
    send_letter.enqueue(str(letter.pk))
    return letter


@transaction.atomic
def send_again(*, dispatch: Dispatch, email: str, by: User, at: datetime) -> Letter:
    """The office has the newest letter of a recipient tried at once, to another address if `email` is not the old one.

    Raises `NotAllowed`, `AlreadySent`, `BeingSent`.
    """
    meeting = journal.lock(dispatch.act.meeting_id)
    ensure_office(by, meeting)
    letter = Letter.objects.select_for_update().filter(dispatch=dispatch).order_by("-made_at").first()
    if letter is None or letter.sent_at:
        raise AlreadySent(_("Máy chủ thư đã nhận thư này nên không gửi lại. Cần nhắc nơi nhận, đồng chí bấm Nhắc lại."))
    if letter.held_until and letter.held_until > at:
        raise BeingSent
    if email and email != dispatch.email:
        Dispatch.objects.filter(pk=dispatch.pk, way=Way.EMAIL).update(email=email)
    letter.attempts, letter.next_at, letter.problem = 0, at, ""
    letter.save(update_fields=["attempts", "next_at", "problem"])
    send_letter.enqueue(str(letter.pk))
    return letter


@task()
def send_letter(letter_id: str) -> None:
    """Tries a letter if its time has come, and has it tried again later if the mail server cannot be reached."""
    letter = _hold(letter_id, timezone.now())
    if letter is None:
        return
    _note(letter, _unsendable(letter) or mail.deliver(letter), timezone.now())


def _unsendable(letter: Letter) -> MailProblem | None:
    """Why a letter may not, or need not, go out any more."""
    if _is_closed(letter):
        return MailProblem.CLOSED
    return None if is_needed(letter, timezone.now()) else MailProblem.NEEDLESS


def _is_closed(letter: Letter) -> bool:
    """Whether what a letter tells of may not be told of by mail."""
    if letter.dispatch is not None:
        return is_confidential(letter.dispatch.act)
    return has_closed_items(meeting_of(letter))


@transaction.atomic
def _hold(letter_id: str, at: datetime) -> Letter | None:
    """The letter for whoever tries it now; None if it is taken, given up, tried by another, or not due yet."""
    letters = Letter.objects.select_for_update(of=("self",)).select_related(
        "dispatch__act__meeting__body__organisation",
        "reading_reminder__user",
        "reading_reminder__meeting__body",
        "opinion_reminder__opinion__user",
        "opinion_reminder__opinion__consultation__paper__meeting__body",
    )
    letter = letters.filter(pk=letter_id, sent_at=None).exclude(next_at=None).first()
    if letter is None:
        return None
    later = max(filter(None, (letter.next_at, letter.held_until)))
    if later > at:
        send_letter.using(run_after=later).enqueue(letter_id)
        return None
    letter.held_until = at + HELD
    letter.attempts += 1
    letter.save(update_fields=["held_until", "attempts"])
    return letter


@transaction.atomic
def _note(letter: Letter, problem: MailProblem | None, at: datetime) -> None:
    """Writes down how the attempt ended."""
    letter = Letter.objects.select_for_update().get(pk=letter.pk)
    letter.held_until, letter.problem = None, problem or ""
    if problem is None:
        letter.sent_at, letter.next_at = at, None
        Dispatch.objects.filter(letters=letter, sent_at=None).update(sent_at=at)
    elif problem in mail.FINAL or letter.attempts > len(PAUSES):
        letter.next_at = None
    else:
        letter.next_at = at + PAUSES[letter.attempts - 1]
        send_letter.using(run_after=letter.next_at).enqueue(str(letter.pk))
    letter.save(update_fields=["held_until", "problem", "sent_at", "next_at"])
