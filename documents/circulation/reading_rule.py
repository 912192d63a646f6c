"""When a body looks for those who have opened none of their papers, and changing that."""

from datetime import datetime, time
from typing import Final

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from documents.models import ReadingRule
from meetings.calendar import hour_before
from meetings.models import Meeting
from people.models import Body, User
from people.queries import serves
from people.refusals import BadInput, NotAllowed

FIRST_HOUR: Final = 7
LAST_HOUR: Final = 17
MOST_DAYS: Final = 10


class NotOffice(NotAllowed):
    message = _("Chỉ văn phòng đổi được lúc nhắc đọc tài liệu.")


class OutOfHours(BadInput):
    message = _("Nhắc trước phiên họp từ 0 đến 10 ngày làm việc, vào một giờ từ 7 đến 17.")


def rule_of(body: Body) -> ReadingRule:
    """The body's rule; one that was never set says: at 16:00 on the working day before, by itself."""
    return ReadingRule.objects.filter(body=body).first() or ReadingRule(body=body)


def due_at(meeting: Meeting) -> datetime:
    """The moment at which those who have opened nothing are reminded; never after the meeting begins."""
    rule = rule_of(meeting.body)
    return min(hour_before(meeting.starts_at, rule.days, time(rule.hour)), meeting.starts_at)


@transaction.atomic
def change_rule(*, body: Body, days: int, hour: int, automatic: bool, by: User) -> ReadingRule:
    """Another rule from now on, also for meetings that are convened already. Raises `NotOffice`, `OutOfHours`."""
    if not serves(by, body):
        raise NotOffice
    if not (0 <= days <= MOST_DAYS and FIRST_HOUR <= hour <= LAST_HOUR):
        raise OutOfHours
    said = {"days": days, "hour": hour, "automatic": automatic}
    return ReadingRule.objects.update_or_create(body=body, defaults=said)[0]
