"""An e-mail: whether any can be sent, what one about an act says, handing it to the mail server."""

import smtplib
from collections.abc import Callable
from email.utils import parseaddr
from typing import Final
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from documents import store
from documents.confidentiality import has_closed_items
from documents.dispatching.reminder_letters import words
from documents.models import Dispatch, Letter
from documents.states import LetterKind, MailForm, MailProblem
from people.models import User

NONE: Final = "django.core.mail.backends.dummy.EmailBackend"
FINAL: Final = frozenset(
    {MailProblem.REFUSED, MailProblem.SIGN_IN, MailProblem.REJECTED, MailProblem.CLOSED, MailProblem.NEEDLESS}
)


def is_configured() -> bool:
    """Whether there is a mail server and an address of ours for its links (docs/settings.md)."""
    return settings.EMAIL_BACKEND != NONE and bool(settings.PUBLIC_URL)


def addresses(meeting_id: UUID) -> Callable[[User], str]:
    """Where a person is reminded by mail of something of the meeting; "" for whom it is not done."""
    mailed = may_remind(meeting_id)
    return lambda user: user.email if mailed and user.is_active and user.wants_mail else ""


def may_remind(meeting_id: UUID) -> bool:
    """Whether people are reminded by mail too: never of a meeting with a restricted item."""
    return is_configured() and not has_closed_items(meeting_id)


def deliver(letter: Letter) -> MailProblem | None:
    """Hands a letter to the mail server; what went wrong, if it did. Problems in `FINAL` do not pass by themselves."""
    with translation.override(settings.LANGUAGE_CODE):  # outside people have no language of their own here
        message = composed(letter)
    try:
        message.send()
    except smtplib.SMTPAuthenticationError:
        return MailProblem.SIGN_IN
    except smtplib.SMTPRecipientsRefused as error:
        codes = [code for code, _words in error.recipients.values()]
        return MailProblem.REFUSED if all(code >= 500 for code in codes) else MailProblem.OFFLINE
    except smtplib.SMTPResponseException as error:
        return MailProblem.REJECTED if error.smtp_code >= 500 else MailProblem.OFFLINE
    except (smtplib.SMTPException, OSError):
        return MailProblem.OFFLINE
    return None


def composed(letter: Letter) -> EmailMessage:
    """The e-mail: who sends what, where it is read and confirmed, and the file if the body's rule says so; or what
    a person is reminded of."""
    dispatch = letter.dispatch
    if dispatch is None:
        said = words(letter)
        return _message(letter, said.to, said.subject, said.text)
    message = _message(letter, dispatch.email, _subject(letter, dispatch), _text(dispatch))
    if dispatch.mail_form == MailForm.FILE:
        with store.open(dispatch.act.file_sha256) as file:
            message.attach(f"{_number(dispatch).replace('/', '-')}.pdf", file.read(), "application/pdf")
    return message


def _message(letter: Letter, to: str, subject: str, text: str) -> EmailMessage:
    headers = {
        # The same at each attempt: a mailbox that got it before the answer was lost can tell.
        "Message-ID": f"<{letter.pk}@{_domain()}>",
        "Auto-Submitted": "auto-generated",
    }
    return EmailMessage(subject=subject, body=text, to=[to], headers=headers)


def link(dispatch: Dispatch) -> str:
    """The address of the recipient's own page."""
    return f"{settings.PUBLIC_URL}{reverse('documents:received', args=[dispatch.token])}"


def _domain() -> str:
    """The part of our own address after the @."""
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"


def _number(dispatch: Dispatch) -> str:
    return dispatch.act.entry.written if dispatch.act.entry else dispatch.act.get_kind_display()


def _subject(letter: Letter, dispatch: Dispatch) -> str:
    said = {"issuer": dispatch.act.meeting.body.organisation.name, "number": _number(dispatch)}
    reminds = letter.kind == LetterKind.REMINDER
    text = (
        _("Nhắc xác nhận: %(issuer)s gửi văn bản số %(number)s")
        if reminds
        else _("%(issuer)s gửi văn bản số %(number)s")
    )
    return " ".join((text % said).split())


def _text(dispatch: Dispatch) -> str:
    act = dispatch.act
    said = {
        "name": dispatch.name,
        "issuer": act.meeting.body.organisation.name,
        "number": _number(dispatch),
        "day": timezone.localtime(act.issued_at).strftime("%d/%m/%Y") if act.issued_at else "",
        "abstract": act.content.get("abstract", ""),
        "link": link(dispatch),
        "sha256": act.file_sha256,
    }
    return (
        _(
            "Kính gửi: %(name)s\n\n"
            "%(issuer)s gửi văn bản số %(number)s, ngày %(day)s: %(abstract)s.\n\n"
            "Xem văn bản và xác nhận đã nhận tại:\n%(link)s\n\n"
            "Đường dẫn này dành riêng cho nơi nhận; đề nghị không chuyển tiếp.\n"
            "Mã kiểm tra của tệp (SHA-256): %(sha256)s\n"
        )
        % said
    )
