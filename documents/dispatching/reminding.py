"""Reminding those who have not confirmed: by hand, and once by itself after the time that the body's rule says."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_tasks import task

from documents.confidentiality import is_confidential
from documents.dispatching import mail, outbox
from documents.dispatching.access import ensure_office
from documents.dispatching.rule import rule_of
from documents.events import ActReminded
from documents.models import Act, Delivery, Dispatch
from documents.states import ActKind, ActState, LetterKind, Way
from documents.timing import is_time_for
from meetings import journal
from meetings.models import Meeting
from people.models import User
from people.refusals import Refusal

SAME_TAP: Final = timedelta(minutes=10)  # nobody is reminded again so soon


class NobodyToRemind(Refusal):
    message = _("Không còn ai cần nhắc: mọi nơi nhận đã xác nhận, hoặc vừa được nhắc trong 10 phút qua.")


@transaction.atomic
def remind(*, act: Act, by: User, at: datetime) -> int:
    """Reminds all who have not confirmed and were not reminded just now; how many.

    Raises `NotAllowed`, `NobodyToRemind`.
    """
    meeting = journal.lock(act.meeting_id)
    ensure_office(by, meeting)
    act = Act.objects.select_for_update().get(pk=act.pk)
    act.meeting = meeting
    reminded = _reminded(meeting, act, by, at, Q(reminded_at=None) | Q(reminded_at__lte=at - SAME_TAP))
    if not reminded:
        raise NobodyToRemind
    return reminded


def plan(act: Act, at: datetime) -> None:
    """Has the silent reminded by itself, inside the transaction that issues the act."""
    hours = rule_of(act.meeting.body).remind_after
    if hours:
        remind_silent.using(run_after=at + timedelta(hours=hours)).enqueue(str(act.pk))


@task()
def remind_silent(act_id: str) -> None:
    """Reminds those who have said nothing yet and whom nobody has reminded; done twice it reminds nobody twice."""
    with transaction.atomic():
        act = Act.objects.select_related("issued_by").filter(pk=act_id, state=ActState.ISSUED).first()
        if act is None or act.issued_by is None:
            return
        act.meeting = journal.lock(act.meeting_id)
        _reminded(act.meeting, act, act.issued_by, timezone.now(), Q(reminded_at=None), automatic=True)


def _reminded(meeting: Meeting, act: Act, by: User, at: datetime, due: Q, *, automatic: bool = False) -> int:
    if act.state != ActState.ISSUED or (act.kind == ActKind.INVITATION and not is_time_for(act.kind, meeting)):
        return 0
    people = Delivery.objects.filter(due, act=act, acknowledged_at=None).update(reminded_at=at)
    silent = Dispatch.objects.filter(due, act=act, acknowledged_at=None)
    trays = silent.filter(way=Way.TRAY).update(reminded_at=at)
    mailed = _remind_by_mail(silent, act, at)
    reminded = people + trays + mailed
    if reminded:
        fact = ActReminded(act=str(act.pk), recipients=reminded, automatic=automatic)
        journal.record(meeting, fact, by=by, at=at)
    return reminded


def _remind_by_mail(silent: QuerySet[Dispatch], act: Act, at: datetime) -> int:
    """A letter to each whose first one was taken; paper is reminded of by telephone."""
    if not mail.is_configured() or is_confidential(act):
        return 0
    rows = list(silent.filter(way=Way.EMAIL).exclude(sent_at=None))
    Dispatch.objects.filter(pk__in=[row.pk for row in rows]).update(reminded_at=at)
    for row in rows:
        outbox.write(row, LetterKind.REMINDER, at)
    return len(rows)
