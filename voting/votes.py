"""Opening and closing a vote, and breaking it off."""

import hashlib
from collections.abc import Collection
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from agenda.locks import ensure_running
from agenda.states import ItemState
from meetings import journal
from meetings.attendance import quorum_of
from meetings.quorum import Quorum
from meetings.session import NoQuorum
from people.models import User
from people.refusals import BadInput, Refusal
from voting.access import must_run
from voting.counting import decided
from voting.electorate import draw_up
from voting.events import VoteCancelled, VoteClosed, VoteOpened
from voting.locks import lock
from voting.manifest import rule_to_plain, seal
from voting.models import Elector, Vote
from voting.outcomes import to_plain
from voting.rulebook import Entry, NoRule, entry_for
from voting.rules import NoElectors, threshold
from voting.states import VoteState, may_step


class WrongState(Refusal):
    """The vote is not in a state from which this step leads."""


class NotCurrent(Refusal):
    """Only on the item that is discussed a vote is opened."""


class AnotherOpen(Refusal):
    """One vote at a time."""


class NobodyVotes(Refusal):
    """There is no elector, or no rule to decide by."""


@transaction.atomic
def open_vote(*, vote: Vote, recused: Collection[UUID] = (), by: User, at: datetime) -> Vote:
    """Opens the vote: freezes the electorate and the manifest in one step.

    `recused` are the attendees who take no part in this question. Raises `WrongState`, `NotCurrent`,
    `AnotherOpen`, `NoQuorum`, `NobodyVotes`, `RollIncomplete`, `NotInSession`, `NotAllowed`.
    """
    vote = lock(vote.pk)
    meeting = vote.item.meeting
    must_run(by, meeting)
    ensure_running(vote.item)
    _ensure_step(vote, VoteState.OPEN)
    _ensure_alone(vote)
    quorum = quorum_of(meeting)
    _ensure_quorum(quorum)
    day = timezone.localdate(at)
    entry = _entry(vote, day)
    electors = draw_up(vote, meeting, day, recused)
    voters = [elector for elector in electors if not elector.recused]
    _ensure_voters(entry, len(voters))
    Elector.objects.bulk_create(electors)
    vote.state = VoteState.OPEN
    vote.opened_at = at
    vote.manifest = _manifest(vote, entry, electors, quorum)
    vote.save(update_fields=["state", "opened_at", "manifest"])
    fact = VoteOpened(
        vote=str(vote.pk), item=str(vote.item_id), base=len(voters), present=sum(one.present for one in voters)
    )
    journal.record(meeting, fact, by=by, at=at)
    return vote


@transaction.atomic
def close_vote(*, vote: Vote, by: User, at: datetime) -> Vote:
    """Closes the vote and freezes its outcome: every ballot that was acknowledged counts, no other.

    Raises `WrongState`, `NotAllowed`.
    """
    vote = lock(vote.pk)
    must_run(by, vote.item.meeting)
    _ensure_step(vote, VoteState.CLOSED)
    outcome = decided(vote)
    vote.state = VoteState.CLOSED
    vote.closed_at = at
    vote.outcome = to_plain(outcome)
    vote.save(update_fields=["state", "closed_at", "outcome"])
    fact = VoteClosed(
        vote=str(vote.pk),
        item=str(vote.item_id),
        yes=outcome.counts.yes,
        no=outcome.counts.no,
        other=outcome.counts.other,
        passed=outcome.passed,
    )
    journal.record(vote.item.meeting, fact, by=by, at=at)
    return vote


@transaction.atomic
def cancel_vote(*, vote: Vote, reason: str, by: User, at: datetime) -> Vote:
    """Breaks an open vote off; its ballots are kept and never shown as a result.

    Raises `BadInput` without a reason, `WrongState`, `NotAllowed`.
    """
    vote = lock(vote.pk)
    must_run(by, vote.item.meeting)
    if vote.state != VoteState.OPEN:
        raise _wrong(vote)
    if not reason.strip():
        raise BadInput(_("Ghi lý do hủy biểu quyết; lý do được lưu cùng biên bản."))
    vote.state = VoteState.CANCELLED
    vote.closed_at = at
    vote.outcome = {"reason": reason.strip()}
    vote.save(update_fields=["state", "closed_at", "outcome"])
    fact = VoteCancelled(vote=str(vote.pk), item=str(vote.item_id))
    journal.record(vote.item.meeting, fact, by=by, at=at)
    return vote


def _wrong(vote: Vote) -> WrongState:
    return WrongState(_("Nội dung này %s. Tải lại trang để xem.") % vote.get_state_display())


def _ensure_step(vote: Vote, following: str) -> None:
    if not may_step(vote.state, following):
        raise _wrong(vote)


def _ensure_alone(vote: Vote) -> None:
    if vote.item.state != ItemState.CURRENT:
        raise NotCurrent(_("Chuyển sang mục %s rồi mới mở biểu quyết của mục này.") % vote.item.position)
    if Vote.objects.filter(item__meeting=vote.item.meeting, state=VoteState.OPEN).exists():
        raise AnotherOpen(_("Đang có một biểu quyết mở. Đóng biểu quyết đó trước."))


def _ensure_quorum(quorum: Quorum) -> None:
    if not quorum.reached:
        raise NoQuorum(
            _("Không đủ số ủy viên để biểu quyết: cần %(needed)s/%(members)s có mặt, hiện có %(present)s.")
            % {"needed": quorum.needed, "members": quorum.members, "present": quorum.present}
        )


def _entry(vote: Vote, day: date) -> Entry:
    try:
        return entry_for(vote.item.meeting.body.kind, day)
    except NoRule:
        raise NobodyVotes(_("Chưa có quy tắc biểu quyết cho cơ quan này vào ngày họp.")) from None


def _ensure_voters(entry: Entry, voters: int) -> None:
    try:
        threshold(entry.rule, voters)
    except NoElectors:
        raise NobodyVotes(_("Không có ủy viên nào được biểu quyết nên không mở được.")) from None


def _manifest(vote: Vote, entry: Entry, electors: list[Elector], quorum: Quorum) -> dict[str, Any]:
    voters = sorted(str(elector.attendee_id) for elector in electors if not elector.recused)
    with override("vi"):  # what is kept for ever does not depend on who pressed the button
        choices = [[value, str(label)] for value, label in entry.options]
    return seal(
        {
            "vote": str(vote.pk),
            "item": str(vote.item_id),
            "question": vote.question,
            "choices": choices,
            "display": vote.display,
            "rule": rule_to_plain(entry.rule),
            "base": len(voters),
            "threshold": threshold(entry.rule, len(voters)),
            "present": sum(elector.present for elector in electors if not elector.recused),
            "recused": sum(elector.recused for elector in electors),
            "electors": hashlib.sha256("\n".join(voters).encode()).hexdigest(),
            "quorum": {"members": quorum.members, "present": quorum.present, "needed": quorum.needed},
            "repeats": str(vote.repeats_id) if vote.repeats_id else None,
            "opened_at": vote.opened_at.isoformat() if vote.opened_at else None,
        }
    )
