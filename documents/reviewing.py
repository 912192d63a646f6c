"""Checked minutes are shown to the members, who agree or leave a remark, before they are signed."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from agenda.models import Recusal
from documents.events import MinutesRemarked, MinutesShown
from documents.models import Act, Remark
from documents.states import ActKind, ActState
from meetings import access, journal
from meetings.models import Attendee, Meeting
from people.models import User
from people.refusals import BadInput, NotAllowed, Refusal, Stale

LONGEST = 2000  # characters of a remark


class NotToBeShown(Refusal):
    message = _("Chỉ gửi thành viên xem được biên bản đã kiểm tra mà chủ trì chưa duyệt. Đồng chí tải lại trang.")


def asked(meeting: Meeting) -> QuerySet[Attendee]:
    """Who looks through the minutes: the members but the chair, without those who took no part in an item."""
    members = Attendee.objects.filter(meeting=meeting, is_member=True).exclude(role="chair")
    return members.exclude(pk__in=Recusal.objects.filter(attendee__meeting=meeting).values("attendee"))


def is_asked(user: User, act: Act) -> bool:
    """Whether these minutes wait for the person's look."""
    if act.kind != ActKind.MINUTES or act.state != ActState.CHECKED or act.shown_at is None:
        return False
    return asked(act.meeting).filter(user=user).exists()


def waiting_for(user: User) -> list[Act]:
    """The minutes that the person is asked to look through and has not answered yet."""
    acts = Act.objects.filter(
        kind=ActKind.MINUTES, state=ActState.CHECKED, shown_at__isnull=False, meeting__attendees__user=user
    ).select_related("meeting__body")
    return [act for act in acts if is_asked(user, act) and not remarks(act).filter(attendee__user=user).exists()]


def remarks(act: Act) -> QuerySet[Remark]:
    """What was said of the minutes as they are now."""
    return Remark.objects.filter(act=act, revision=act.revision).select_related("attendee__user")


@transaction.atomic
def show_minutes(*, act: Act, by: User, at: datetime) -> Act:
    """The office shows checked minutes to the members. Once shown they stay so until they are given back.

    Raises `NotToBeShown`, `NotAllowed`.
    """
    meeting, act = _locked(act)
    access.must(access.may_prepare(by, meeting), _("Chỉ văn phòng gửi được biên bản cho thành viên xem."))
    if act.kind != ActKind.MINUTES or act.state != ActState.CHECKED:
        raise NotToBeShown
    if act.shown_at is None:
        act.shown_at = at
        act.save(update_fields=["shown_at"])
        journal.record(meeting, MinutesShown(act=str(act.pk), asked=asked(meeting).count()), by=by, at=at)
    return act


@transaction.atomic
def remark(*, act: Act, revision: int, text: str, by: User, at: datetime) -> Remark:
    """A member agrees with the minutes (no `text`) or leaves a remark; the last word on a revision counts.

    Raises `Stale` when the minutes were changed meanwhile, `NotAllowed`, `BadInput` for a text that is too long.
    """
    meeting, act = _locked(act)
    if act.state == ActState.CHECKED and act.revision != revision:
        raise Stale(_("Biên bản đã sửa sau khi đồng chí mở trang. Đồng chí xem lại bản mới; ý kiến chưa gửi."))
    if not is_asked(by, act):
        raise NotAllowed(_("Biên bản này không còn chờ ý kiến của đồng chí."))
    if len(text) > LONGEST:
        raise BadInput(_("Ý kiến dài quá %s ký tự. Đồng chí rút gọn rồi gửi lại.") % LONGEST)
    seat = Attendee.objects.get(meeting=meeting, user=by)
    row, _made = Remark.objects.update_or_create(
        act=act, attendee=seat, revision=revision, defaults={"text": text.strip(), "at": at}
    )
    answered = remarks(act).count()
    fact = MinutesRemarked(act=str(act.pk), answered=answered, asked=asked(meeting).count())
    journal.record(meeting, fact, by=by, at=at)
    return row


def _locked(act: Act) -> tuple[Meeting, Act]:
    meeting = journal.lock(act.meeting_id)
    row = Act.objects.select_for_update().get(pk=act.pk)
    row.meeting = meeting
    return meeting, row
