"""The rows of an act's way: made when it is issued, added by the office, sent, opened, confirmed."""

from datetime import datetime
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from documents.acts import wording
from documents.confidentiality import is_confidential
from documents.dispatching import mail, outbox
from documents.dispatching.access import ensure_office, may_confirm
from documents.dispatching.rule import rule_of
from documents.events import ActDispatched, DispatchConfirmed
from documents.lines import lines_of
from documents.models import Act, Dispatch, RecipientLine
from documents.states import ActState, LetterKind, Way
from meetings import journal
from meetings.access import must
from people.models import Body, StaffRole, User
from people.refusals import BadInput, Refusal
from people.text import nfc

SHORT: Final = 3  # a reason has at least so many letters


class NotSendable(Refusal):
    """The act may not go this way."""


class SentBefore(Refusal):
    """The recipient has it this way already."""


def served_lines(act: Act) -> list[RecipientLine]:
    """The lines that serve an act without the archive's own."""
    lines = lines_of(act).prefetch_related("offices", "bodies")
    return [line for line in lines if not wording.stays_in_archive(line.text)]


def dispatch_lines(act: Act, by: User, at: datetime) -> list[Dispatch]:
    """What goes out by tray, e-mail and paper, inside the transaction that issues the act.

    Each way once: a body or address that several lines name gets it under the first of them. Without a mail server,
    and for what is confidential, no e-mail is written: the line then stands among those still to be served.
    """
    mailed = mail.is_configured() and not is_confidential(act)
    made: list[Dispatch] = []
    trays: set[Body] = set()
    addresses: set[str] = set()
    for line in served_lines(act):
        for body in set(_with_clerk(line, act.meeting.body)) - trays:
            trays.add(body)
            made.append(_made(act, line, by, at, way=Way.TRAY, body=body, sent_at=at))
        if line.email and mailed and line.email.lower() not in addresses:
            addresses.add(line.email.lower())
            made.append(_mailed(act, line.text, line.email, by, at, line))
        if line.paper_reason:
            made.append(_made(act, line, by, at, way=Way.PAPER, reason=line.paper_reason))
    return made


def _with_clerk(line: RecipientLine, sender: Body) -> list[Body]:
    """The bodies of a line that have somebody to look into their tray who is not of the office that sends."""
    bodies = list(line.bodies.all())
    staff = StaffRole.objects.filter(body__in=bodies).exclude(user__staff_roles__body=sender)
    served = set(staff.values_list("body_id", flat=True))
    return [body for body in bodies if body.pk in served]


def _made(act: Act, line: RecipientLine | None, by: User, at: datetime, name: str = "", **way: Any) -> Dispatch:
    name = name or (line.text if line else "")
    return Dispatch.objects.create(act=act, line=line, name=name, made_by=by, made_at=at, **way)


def _mailed(act: Act, name: str, email: str, by: User, at: datetime, line: RecipientLine | None = None) -> Dispatch:
    form = rule_of(act.meeting.body).mail_form
    row = _made(act, line, by, at, name=name, way=Way.EMAIL, email=email, mail_form=form)
    outbox.write(row, LetterKind.NOTICE, at)
    return row


@transaction.atomic
def add_dispatch(
    *, act: Act, name: str, by: User, at: datetime, email: str = "", reason: str = "", line: RecipientLine | None = None
) -> Dispatch:
    """The office sends an issued act to one more recipient: by e-mail, or on paper for a reason, never both at once.

    Raises `BadInput`, `NotAllowed`, `NotSendable`, `SentBefore`.
    """
    meeting = journal.lock(act.meeting_id)
    ensure_office(by, meeting)
    act = Act.objects.select_for_update().get(pk=act.pk)
    act.meeting = meeting
    name, email, reason = nfc(name).strip(), email.strip(), nfc(reason).strip()
    _ensure_plain(name, email, reason)
    _ensure_sendable(act, email)
    if email and Dispatch.objects.filter(act=act, way=Way.EMAIL, email__iexact=email).exists():
        raise SentBefore(_("Văn bản đã gửi đến %s. Cần nhắc nơi nhận, đồng chí bấm Nhắc lại.") % email)
    if reason and Dispatch.objects.filter(act=act, way=Way.PAPER, name=name).exists():
        raise SentBefore(_("Bản giấy gửi %s đã có trong danh sách.") % name)
    row = (
        _mailed(act, name, email, by, at, line)
        if email
        else _made(act, line, by, at, name=name, way=Way.PAPER, reason=reason, sent_at=at)
    )
    journal.record(meeting, ActDispatched(act=str(act.pk), way=row.way), by=by, at=at)
    return row


def _ensure_plain(name: str, email: str, reason: str) -> None:
    if not name or len(name) > 250:
        raise BadInput(_("Ghi tên nơi nhận, không quá 250 ký tự."))
    if bool(email) == bool(reason):
        raise BadInput(_("Chọn một cách gửi: ghi địa chỉ thư điện tử, hoặc lý do gửi bản giấy."))
    if reason and not SHORT <= len(reason) <= 200:
        raise BadInput(_("Ghi lý do gửi bản giấy, từ 3 đến 200 ký tự."))
    if email:
        ensure_address(email)


def ensure_address(email: str) -> None:
    """Raises `BadInput` for what is no e-mail address."""
    try:
        validate_email(email)
    except ValidationError:
        raise BadInput(_("“%s” không phải địa chỉ thư điện tử. Đồng chí kiểm tra lại.") % email[:80]) from None


def _ensure_sendable(act: Act, email: str) -> None:
    if act.state != ActState.ISSUED:
        raise NotSendable(_("Văn bản chưa ban hành nên chưa gửi được."))
    if email and is_confidential(act):
        raise NotSendable(_("Văn bản có nội dung hạn chế nên không gửi qua thư điện tử. Đồng chí gửi bản giấy."))
    if email and not mail.is_configured():
        raise NotSendable(_("Hệ thống chưa nối máy chủ thư. Đồng chí gửi bản giấy, hoặc tải tệp về để gửi cách khác."))


@transaction.atomic
def hand_over(*, dispatch: Dispatch, by: User, at: datetime) -> Dispatch:
    """The office has handed the paper copy over; a second tap changes nothing. Raises `NotAllowed`, `NotSendable`."""
    meeting = journal.lock(dispatch.act.meeting_id)
    ensure_office(by, meeting)
    row = Dispatch.objects.select_for_update().get(pk=dispatch.pk)
    if row.way != Way.PAPER:
        raise NotSendable(_("Chỉ bản giấy mới cần ghi đã giao."))
    if row.sent_at is None:
        row.sent_at = at
        row.save(update_fields=["sent_at"])
    return row


@transaction.atomic
def confirm(*, dispatch: Dispatch, by: User, at: datetime) -> Dispatch:
    """The clerk of the body confirms to have received it, or the office has the signed slip of a paper copy.

    A second tap changes nothing. Raises `NotAllowed`.
    """
    meeting = journal.lock(dispatch.act.meeting_id)
    row = Dispatch.objects.select_for_update(of=("self",)).select_related("act__meeting", "body").get(pk=dispatch.pk)
    must(may_confirm(by, row), _("Chỉ văn thư của cơ quan nhận xác nhận được văn bản này."))
    if row.acknowledged_at is None:
        row.acknowledged_at, row.acknowledged_by = at, by
        row.sent_at, row.delivered_at, row.opened_at = row.sent_at or at, row.delivered_at or at, row.opened_at or at
        row.save(update_fields=["acknowledged_at", "acknowledged_by", "sent_at", "delivered_at", "opened_at"])
        journal.record(meeting, DispatchConfirmed(act=str(row.act_id), way=row.way), by=by, at=at)
    return row


def open_tray(*, act: Act, by: User, at: datetime) -> None:
    """Notes the first time that staff of a body looked at an act in its tray."""
    rows = Dispatch.objects.filter(act=act, way=Way.TRAY, body__staff__user=by)
    if rows.filter(opened_at=None).exists():
        rows.filter(delivered_at=None).update(delivered_at=at)
        rows.filter(opened_at=None).update(opened_at=at)
