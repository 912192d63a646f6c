"""Letters that remind a person of what waits for them here: papers they have not opened, an opinion they owe.

Such a letter goes to the address of an account, in the person's language, and never says what a paper is about.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from documents.circulation.receipts import waiting_for as papers_waiting
from documents.consultations.reminders import waiting_for as opinions_waiting
from documents.models import Letter, OpinionReminder, ReadingReminder
from meetings.models import Meeting


@dataclass(frozen=True)
class Words:
    """A letter without its headers."""

    to: str
    subject: str
    text: str


def words(letter: Letter) -> Words:
    """What a letter says that is about a reminder."""
    if letter.reading_reminder is not None:
        with translation.override(letter.reading_reminder.user.language):
            return _of_papers(letter.reading_reminder)
    assert letter.opinion_reminder is not None  # noqa: S101 - the database holds it
    with translation.override(letter.opinion_reminder.opinion.user.language):
        return _of_opinion(letter.opinion_reminder)


def meeting_of(letter: Letter) -> UUID:
    """The meeting that a reminder is about."""
    if letter.reading_reminder is not None:
        return letter.reading_reminder.meeting_id
    assert letter.opinion_reminder is not None  # noqa: S101 - the database holds it
    return letter.opinion_reminder.opinion.consultation.paper.meeting_id


def is_needed(letter: Letter, at: datetime) -> bool:
    """Whether what it reminds of still waits and mail is still wanted; the mail server may have been away for hours."""
    if letter.reading_reminder is not None:
        reminder = letter.reading_reminder
        return reminder.user.wants_mail and papers_waiting(reminder.user).filter(pk=reminder.pk).exists()
    if letter.opinion_reminder is not None:
        opinion = letter.opinion_reminder.opinion
        return opinion.user.wants_mail and any(one.pk == opinion.pk for one in opinions_waiting(opinion.user, at))
    return True


def _of_papers(reminder: ReadingReminder) -> Words:
    meeting = reminder.meeting
    said = {
        "name": reminder.user.full_name,
        "meeting": meeting.title,
        "when": _when(meeting.starts_at),
        "link": f"{settings.PUBLIC_URL}{reverse('documents:meeting', args=[meeting.pk])}",
    }
    text = _(
        "Kính gửi đồng chí %(name)s\n\n"
        "%(meeting)s họp lúc %(when)s. Đồng chí chưa mở tài liệu nào của phiên họp.\n\n"
        "Đọc tài liệu tại:\n%(link)s\n\n"
        "Thư được gửi tự động từ hệ thống họp; đồng chí không cần trả lời thư này.\n"
    )
    return Words(reminder.email, _line(_("Nhắc đọc tài liệu: %(meeting)s"), said), text % said)


def _of_opinion(reminder: OpinionReminder) -> Words:
    consultation = reminder.opinion.consultation
    meeting: Meeting = consultation.paper.meeting
    said = {
        "name": reminder.opinion.user.full_name,
        "body": meeting.body.short_name,
        "when": _when(consultation.deadline),
        "link": f"{settings.PUBLIC_URL}{reverse('documents:consultation', args=[consultation.pk])}",
    }
    text = _(
        "Kính gửi đồng chí %(name)s\n\n"
        "%(body)s đang lấy ý kiến đồng chí bằng văn bản. Hạn trả lời: %(when)s. Đồng chí chưa gửi ý kiến.\n\n"
        "Đọc tài liệu và gửi ý kiến tại:\n%(link)s\n\n"
        "Thư được gửi tự động từ hệ thống họp; đồng chí không cần trả lời thư này.\n"
    )
    return Words(reminder.email, _line(_("Nhắc gửi ý kiến bằng văn bản: %(body)s, hạn %(when)s"), said), text % said)


def _when(at: datetime) -> str:
    return f"{timezone.localtime(at):%H:%M, %d/%m/%Y}"


def _line(text: str, said: dict[str, str]) -> str:
    """A subject is one line, whatever a title holds."""
    return " ".join((text % said).split())
