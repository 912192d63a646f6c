"""Secret items that a notice says nothing of: their conclusions are on paper alone, under a number of the same run."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agenda.models import Item
from documents import register
from documents.act_steps import WrongStep, locked
from documents.drafts import form_of, type_symbol
from documents.events import FollowUpWritten
from documents.models import Act, RegisterEntry, Series
from documents.reservations import reserve
from documents.states import ActKind, ActState
from meetings import access, journal
from meetings.states import HELD
from people.models import User
from people.refusals import Refusal


class NotSecret(Refusal):
    message = _("Chỉ nội dung mật mới có thể không nêu trong thông báo.")


def left_out(act: Act) -> frozenset[str]:
    """The keys of the items that a notice is silent about."""
    return frozenset(act.written.get("left_out", ()))


@transaction.atomic
def leave_out(*, act: Act, item: Item, out: bool, by: User, at: datetime) -> Act:
    """The chair, or the office for them, has the notice say nothing of a secret item, or its one line again.

    By default a secret item is its number and the fixed line. Raises `NotSecret`, `WrongStep`, `NotAllowed`.
    """
    meeting, act = locked(act)
    allowed = access.is_chair(by, meeting) or access.may_prepare(by, meeting)
    access.must(allowed, _("Chỉ chủ trì hoặc văn phòng chọn được nội dung không nêu trong thông báo."))
    if act.kind != ActKind.CONCLUSION_NOTICE or act.state != ActState.DRAFT:
        raise WrongStep
    if item.meeting_id != meeting.pk or not item.is_secret:
        raise NotSecret
    before = left_out(act)
    after = before | {str(item.pk)} if out else before - {str(item.pk)}
    if after != before:
        act.written = {**act.written, "left_out": sorted(after)}
        act.save(update_fields=["written"])
        journal.record(meeting, FollowUpWritten(act=str(act.pk)), by=by, at=at)
    return act


@transaction.atomic
def number_for_paper(*, act: Act, by: User, at: datetime) -> RegisterEntry:
    """The next number of the notice's run for what is concluded on paper: number, date and type, nothing of the item.

    Raises `WrongStep` before the meeting is closed, `NotAllowed`, `reservations.RunEnded`.
    """
    meeting, act = locked(act)
    over = meeting.state in HELD
    if act.kind != ActKind.CONCLUSION_NOTICE or not over or not meeting.items.exclude(secrecy="").exists():
        raise WrongStep
    profile = form_of(act)
    access.must(access.may_prepare(by, meeting), _("Chỉ văn phòng lấy được số cho văn bản giấy."))
    series, _made = Series.objects.get_or_create(
        organisation=meeting.body.organisation,
        type=type_symbol(act, profile),
        period=register.meeting_period(meeting, profile, timezone.localdate(at)),
    )
    return reserve(series=series, by=by, at=at)
