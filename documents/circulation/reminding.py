"""Reminding those who have opened none of their papers: by one press, and by itself at the moment of the body's rule.

By itself it reminds once, those whom nobody has reminded; by hand whoever was not reminded just now. Everybody is told
on their first page, and by mail where there is a mail server and the account has an address.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_tasks import task

from documents.circulation import reading_rule
from documents.circulation.receipts import Receipt, unopened
from documents.dispatching import mail, outbox
from documents.events import PapersReminded
from documents.models import ReadingReminder, ReadingRule
from meetings import journal
from meetings.access import may_prepare, must
from meetings.models import Event, Meeting
from meetings.states import MeetingState
from people.models import Body, User
from people.refusals import Refusal

SAME_TAP: Final = timedelta(minutes=10)  # nobody is reminded again so soon


class NobodyToRemind(Refusal):
    message = _("Không còn ai cần nhắc: mọi đồng chí đã mở tài liệu, hoặc vừa được nhắc trong 10 phút qua.")


class TooLate(Refusal):
    message = _("Chỉ nhắc đọc tài liệu từ khi mời họp đến khi khai mạc.")


@transaction.atomic
def remind(*, meeting: Meeting, by: User, at: datetime) -> int:
    """The office reminds all who have opened nothing and were not reminded just now; how many.

    Raises `NotAllowed`, `TooLate`, `NobodyToRemind`.
    """
    meeting = journal.lock(meeting.pk)
    must(may_prepare(by, meeting), _("Chỉ văn phòng của phiên họp nhắc được đại biểu."))
    if meeting.state != MeetingState.CONVENED:
        raise TooLate
    reminded = _remind(meeting, by, at, lambda one: not one.reminders or one.reminders[0].at <= at - SAME_TAP)
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
            _remind(meeting, convened.by, at, lambda one: not one.reminders, automatic=True)


def _remind(
    meeting: Meeting, by: User, at: datetime, due: Callable[[Receipt], bool], *, automatic: bool = False
) -> int:
    silent = [one.attendee.user for one in unopened(meeting) if due(one)]
    address, who = mail.addresses(meeting.pk), None if automatic else by
    made = [ReadingReminder(meeting=meeting, user=user, by=who, at=at, email=address(user)) for user in silent]
    for reminder in ReadingReminder.objects.bulk_create(made):
        outbox.write_reminder(reminder, at)
    if made:
        journal.record(meeting, PapersReminded(recipients=len(made), automatic=automatic), by=by, at=at)
    return len(made)
