"""The course of a meeting: convene, open, recess, resume, close, cancel."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from meetings import access, checks, journal, seating
from meetings.attendance import quorum_of
from meetings.events import (
    MeetingCancelled,
    MeetingClosed,
    MeetingConvened,
    MeetingOpened,
    MeetingRecessed,
    MeetingResumed,
)
from meetings.facts import Fact
from meetings.models import Attendee, Meeting
from meetings.states import MeetingState, may_step
from people.models import User
from people.refusals import Refusal

# What a higher app does in the same transaction when a meeting is convened (circulate its papers), rests and goes
# on (stop and start the speaker's clock) or is closed (end the turn and the item that are open).
Hook = Callable[[Meeting, User, datetime], None]
convened_hooks: list[Hook] = []
recessed_hooks: list[Hook] = []
resumed_hooks: list[Hook] = []
closed_hooks: list[Hook] = []


class WrongState(Refusal):
    """The meeting is not in a state from which this step leads."""


class NoQuorum(Refusal):
    """Too few members are in the room."""


def _enter(meeting: Meeting, state: MeetingState) -> None:
    if not may_step(meeting.state, state):
        raise WrongState(
            _("Phiên họp đang ở trạng thái “%(now)s”, không chuyển sang “%(wanted)s” được. Tải lại trang để xem.")
            % {"now": meeting.get_state_display(), "wanted": state.label}
        )
    meeting.state = state


def _leads(meeting: Meeting, by: User) -> None:
    access.must(access.may_lead(by, meeting), _("Chỉ chủ trì hoặc thư ký phiên họp làm được việc này."))


@transaction.atomic
def convene(*, meeting: Meeting, by: User, at: datetime) -> Meeting:
    """Sends the invitations: attendees may see the meeting from now on.

    The members become those of the meeting's day. `convened_hooks` run in the same transaction.
    Raises `NotReady`, `WrongState`, `NotAllowed`.
    """
    meeting = journal.lock(meeting.pk)
    access.must(access.may_prepare(by, meeting), _("Chỉ thư ký của cơ quan họp mời họp được."))
    _enter(meeting, MeetingState.CONVENED)
    seating.reseat(meeting=meeting, by=by, at=at)
    checks.ensure("convene", meeting)
    meeting.convened_at = at
    meeting.save(update_fields=["state", "convened_at"])
    for step in convened_hooks:
        step(meeting, by, at)
    invited = Attendee.objects.filter(meeting=meeting).count()
    journal.record(meeting, MeetingConvened(invited=invited), by=by, at=at)
    return meeting


@transaction.atomic
def open_meeting(*, meeting: Meeting, by: User, at: datetime) -> Meeting:
    """The chair opens the meeting; refused without a quorum of the members of this day.

    Raises `NoQuorum`, `NotReady`, `WrongState`, `NotAllowed`.
    """
    meeting = journal.lock(meeting.pk)
    _leads(meeting, by)
    _enter(meeting, MeetingState.RUNNING)
    seating.reseat(meeting=meeting, by=by, at=at)
    checks.ensure("open", meeting)
    quorum = quorum_of(meeting)
    if not quorum.reached:
        raise NoQuorum(
            _("Chưa đủ số thành viên dự họp: cần %(needed)s/%(members)s, có mặt %(present)s, thiếu %(short)s.")
            % {
                "needed": quorum.needed,
                "members": quorum.members,
                "present": quorum.present,
                "short": quorum.short,
            }
        )
    meeting.opened_at = at
    meeting.save(update_fields=["state", "opened_at"])
    journal.record(meeting, MeetingOpened(present=quorum.present, members=quorum.members), by=by, at=at)
    return meeting


def _step(meeting: Meeting, state: MeetingState, fact: Fact, hooks: list[Hook], by: User, at: datetime) -> Meeting:
    meeting = journal.lock(meeting.pk)
    _leads(meeting, by)
    _enter(meeting, state)
    meeting.save(update_fields=["state"])
    for step in hooks:
        step(meeting, by, at)
    journal.record(meeting, fact, by=by, at=at)
    return meeting


@transaction.atomic
def recess(*, meeting: Meeting, by: User, at: datetime) -> Meeting:
    """Calls a recess; `recessed_hooks` run in the same transaction. Raises `WrongState`, `NotAllowed`."""
    return _step(meeting, MeetingState.RECESS, MeetingRecessed(), recessed_hooks, by, at)


@transaction.atomic
def resume(*, meeting: Meeting, by: User, at: datetime) -> Meeting:
    """Ends a recess; `resumed_hooks` run in the same transaction. Raises `WrongState`, `NotAllowed`."""
    locked = journal.lock(meeting.pk)
    if locked.state != MeetingState.RECESS:
        raise WrongState(_("Phiên họp không trong giờ nghỉ."))
    return _step(meeting, MeetingState.RUNNING, MeetingResumed(), resumed_hooks, by, at)


@transaction.atomic
def close(*, meeting: Meeting, by: User, at: datetime) -> Meeting:
    """Closes the meeting and starts the clock to the issue of its notice.

    Raises `NotReady` while a vote is open, `WrongState`, `NotAllowed`.
    """
    meeting = journal.lock(meeting.pk)
    _leads(meeting, by)
    _enter(meeting, MeetingState.CLOSED)
    checks.ensure("close", meeting)
    meeting.closed_at = at
    meeting.save(update_fields=["state", "closed_at"])
    for step in closed_hooks:
        step(meeting, by, at)
    journal.record(meeting, MeetingClosed(), by=by, at=at)
    return meeting


@transaction.atomic
def conclude(*, meeting: Meeting, by: User, at: datetime) -> Meeting:
    """Marks that the conclusions are issued; called by `documents` in the transaction of the issue."""
    meeting = journal.lock(meeting.pk)
    _enter(meeting, MeetingState.CONCLUDED)
    checks.ensure("conclude", meeting)
    meeting.save(update_fields=["state"])
    return meeting


@transaction.atomic
def cancel(*, meeting: Meeting, by: User, at: datetime) -> Meeting:
    """Calls the meeting off before it has begun. Raises `WrongState`, `NotAllowed`."""
    meeting = journal.lock(meeting.pk)
    access.must(access.may_prepare(by, meeting), _("Chỉ thư ký của cơ quan họp hủy được phiên họp."))
    _enter(meeting, MeetingState.CANCELLED)
    meeting.save(update_fields=["state"])
    journal.record(meeting, MeetingCancelled(), by=by, at=at)
    return meeting
