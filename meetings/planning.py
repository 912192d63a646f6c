"""Entering a meeting and changing its time, place and name."""

import hashlib
from dataclasses import dataclass, fields
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from meetings import access, journal, places, seating, weights
from meetings.events import MeetingChanged, MeetingPlanned
from meetings.models import Attendee, Meeting
from meetings.session import Hook, WrongState
from meetings.states import NOT_BEGUN
from people.models import Body, Term, User
from people.queries import serves
from people.refusals import BadInput, Refusal, Stale

# What a higher app does in the same transaction when a meeting is moved to another time (judge its papers anew).
moved_hooks: list[Hook] = []


class OrdinalTaken(Refusal):
    """The body has had a session of this number in the term."""


class OutOfTerm(BadInput):
    """The meeting would be on a day outside its term of office."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What the office says of a meeting: its number in the term, name, time, place, mode, note."""

    ordinal: int
    title: str
    starts_at: datetime
    place: str
    mode: str = Meeting.Mode.IN_PERSON
    note: str = ""


def next_ordinal(body: Body, term: Term) -> int:
    """The number of the body's next session in the term."""
    last = Meeting.objects.filter(body=body, term=term).aggregate(last=Max("ordinal"))["last"]
    return (last or 0) + 1


@transaction.atomic
def plan_meeting(*, body: Body, term: Term, plan: Plan, by: User, at: datetime) -> Meeting:
    """Enters a meeting with the body's members and staff as attendees, with seats and weights as at its last one.

    The member who comes first in protocol order chairs until somebody else is named.
    Raises `OrdinalTaken`, `OutOfTerm`, `NotAllowed`.
    """
    access.must(serves(by, body), _("Chỉ thư ký hoặc văn thư của cơ quan họp tạo được phiên họp."))
    _ensure_within(term, plan)
    try:
        with transaction.atomic():
            meeting = Meeting.objects.create(body=body, term=term, **vars(plan))
    except IntegrityError:
        raise OrdinalTaken(_("Phiên thứ %s của nhiệm kỳ này đã có. Chọn số khác.") % plan.ordinal) from None
    seating.seat(meeting)
    places.take_over(meeting)
    weights.take_over(meeting)
    journal.record(meeting, MeetingPlanned(), by=by, at=at)
    return meeting


def seen(meeting: Meeting) -> str:
    """A short mark of what the office says of a meeting: who changes it sends back the mark of what they saw."""
    values = [getattr(meeting, field.name) for field in fields(Plan)]
    told = "\n".join(str(value.timestamp() if isinstance(value, datetime) else value) for value in values)
    return hashlib.sha256(told.encode()).hexdigest()[:16]


@transaction.atomic
def change_meeting(*, meeting: Meeting, plan: Plan, by: User, at: datetime, mark: str | None = None) -> Meeting:
    """Changes time, place, name or number before the meeting begins.

    `mark` is `seen` of what the person had before them; None for a dossier, which says everything. When the time
    changes, answers to the invitation were for another time and are asked for again, the members become those of the
    new day, and `moved_hooks` run. Raises `Stale`, `WrongState`, `OrdinalTaken`, `OutOfTerm`, `NotAllowed`.
    """
    meeting = journal.lock(meeting.pk)
    access.must(access.may_prepare(by, meeting), _("Chỉ thư ký của cơ quan họp sửa được phiên họp."))
    if meeting.state not in NOT_BEGUN:
        raise WrongState(_("Phiên họp đã bắt đầu nên không sửa được nữa."))
    if mark is not None and mark != seen(meeting):
        raise Stale(_("Có người vừa sửa phiên họp này. Tải lại trang để xem nội dung mới rồi sửa tiếp."))
    is_moved = meeting.starts_at != plan.starts_at
    if is_moved:
        _ensure_within(meeting.term, plan)
    for name, value in vars(plan).items():
        setattr(meeting, name, value)
    try:
        with transaction.atomic():
            meeting.save(update_fields=list(vars(plan)))
    except IntegrityError:
        raise OrdinalTaken(_("Phiên thứ %s của nhiệm kỳ này đã có. Chọn số khác.") % plan.ordinal) from None
    journal.record(meeting, MeetingChanged(), by=by, at=at)
    if is_moved:
        _move(meeting, by, at)
    return meeting


def _ensure_within(term: Term, plan: Plan) -> None:
    day = timezone.localdate(plan.starts_at)
    if day < term.starts or (term.ends and day > term.ends):
        raise OutOfTerm(_("Ngày họp nằm ngoài nhiệm kỳ %s. Kiểm tra lại ngày họp.") % term)


def _move(meeting: Meeting, by: User, at: datetime) -> None:
    answered = Attendee.objects.filter(meeting=meeting).exclude(reply=Attendee.Reply.NONE)
    answered.filter(reply=Attendee.Reply.NOT_COMING, absence=Attendee.Absence.NONE).update(absence_reason="")
    answered.update(reply=Attendee.Reply.NONE, replied_at=None)
    seating.reseat(meeting=meeting, by=by, at=at)
    for step in moved_hooks:
        step(meeting, by, at)
