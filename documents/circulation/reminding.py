"""Reminding those who have opened none of their papers: by one press, and by itself at the moment of the body's rule.

Nobody is reminded twice of the same meeting, whoever presses and however often.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_tasks import task

from documents.circulation import reading_rule
from documents.circulation.receipts import Receipt, unopened
from documents.events import PapersReminded
from documents.models import ReadingReminder, ReadingRule
from documents.states import PaperState
from meetings import journal
from meetings.access import may_prepare, must
from meetings.models import Event, Meeting
from meetings.states import MeetingState
from people.models import Body, User
from people.refusals import Refusal


class NobodyToRemind(Refusal):
    message = _("Không còn ai cần nhắc: mọi đồng chí đã mở tài liệu hoặc đã được nhắc.")


class TooLate(Refusal):
    message = _("Chỉ nhắc đọc tài liệu từ khi mời họp đến khi khai mạc.")


@transaction.atomic
def remind(*, meeting: Meeting, by: User, at: datetime) -> int:
    """The office reminds all who have opened nothing and were not reminded yet; how many.

    Raises `NotAllowed`, `TooLate`, `NobodyToRemind`.
    """
    meeting = journal.lock(meeting.pk)
    must(may_prepare(by, meeting), _("Chỉ văn phòng của phiên họp nhắc được đại biểu."))
    if meeting.state != MeetingState.CONVENED:
        raise TooLate
    reminded = _remind(meeting, by, at, automatic=False)
    if not reminded:
        raise NobodyToRemind
    return reminded


def plan(meeting: Meeting, by: User, at: datetime) -> None:
    """Has the readers reminded at the moment of the rule; inside the transaction that convenes or moves the meeting."""
    if meeting.state == MeetingState.CONVENED:
        remind_unread.using(run_after=max(at, reading_rule.due_at(meeting))).enqueue(str(meeting.pk))


@transaction.atomic
def change_rule(*, body: Body, days: int, hour: int, automatic: bool, by: User, at: datetime) -> ReadingRule:
    """Another rule, which holds for meetings that are convened already. Raises `NotOffice`, `OutOfHours`."""
    rule = reading_rule.change_rule(body=body, days=days, hour=hour, automatic=automatic, by=by)
    for meeting in Meeting.objects.filter(body=body, state=MeetingState.CONVENED):
        plan(meeting, by, at)
    return rule


@task()
def remind_unread(meeting_id: str) -> None:
    """Reminds them if the moment has come by the rule as it is now; done twice it reminds nobody twice.

    A meeting that was moved, or a rule that was changed, has planned another one for its own moment. From the hour of
    the meeting on nobody is sent to read.
    """
    key = UUID(meeting_id)
    with transaction.atomic():
        convened = Event.objects.filter(meeting=key, kind="MeetingConvened").select_related("by").first()
        meeting = journal.lock(key)
        at = timezone.now()
        waits = meeting.state == MeetingState.CONVENED and reading_rule.due_at(meeting) <= at < meeting.starts_at
        if waits and convened is not None and reading_rule.rule_of(meeting.body).automatic:
            _remind(meeting, convened.by, at, automatic=True)


def waiting_for(user: User) -> QuerySet[ReadingReminder]:
    """The reminders of meetings to come of which the person still has opened no paper."""
    waiting = ReadingReminder.objects.filter(user=user, meeting__state=MeetingState.CONVENED)
    opened = Meeting.objects.filter(papers__state=PaperState.CIRCULATED, papers__versions__readings__user=user)
    unread = waiting.exclude(meeting__in=opened.values("pk"))
    return unread.select_related("meeting__body").order_by("meeting__starts_at")


def to_remind(rows: list[Receipt]) -> list[Receipt]:
    """Those of the silent who were not reminded yet."""
    return [one for one in rows if one.reminder is None]


def _remind(meeting: Meeting, by: User, at: datetime, *, automatic: bool) -> int:
    silent = to_remind(unopened(meeting))
    ReadingReminder.objects.bulk_create(
        ReadingReminder(meeting=meeting, user=one.attendee.user, by=None if automatic else by, at=at) for one in silent
    )
    if silent:
        journal.record(meeting, PapersReminded(recipients=len(silent), automatic=automatic), by=by, at=at)
    return len(silent)
