"""Opening and closing a vote, and breaking it off."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from agenda.locks import ensure_running
from agenda.states import ItemState
from meetings import journal
from people.models import User
from people.refusals import BadInput, NotAllowed, Refusal
from voting import boxes
from voting.access import must_run
from voting.counting import decided
from voting.elections.states import HANDED_OUT
from voting.electorate import draw_up
from voting.events import VoteCancelled, VoteClosed, VoteOpened, VoteSealed, VoteTallied
from voting.kinds import Kind
from voting.locks import lock
from voting.models import Elector, Round, Vote
from voting.opening import ensure_votable, manifest, rule_for
from voting.outcomes import to_plain
from voting.repeating import ensure_seconded
from voting.room_answers import ways_now
from voting.rules import Counts, base_of
from voting.states import UNFINISHED, VoteState, may_step
from voting.tallies import tallied


class WrongState(Refusal):
    """The vote is not in a state from which this step leads."""


class NotCurrent(Refusal):
    """Only on the item that is discussed a vote is opened."""


class AnotherOpen(Refusal):
    """One vote at a time."""


@transaction.atomic
def open_vote(*, vote: Vote, by: User, at: datetime) -> Vote:
    """Opens the vote: freezes the electorate and the manifest in one step.

    Who takes no part in the item (`agenda.recusals`) has no vote. Raises `WrongState`, `NotSeconded`, `WrongWay`,
    `NotCurrent`, `AnotherOpen`, `NoQuorum`, `NobodyVotes`, `RollIncomplete`, `NotInSession`, `NotAllowed`; if it is
    secret also `TooFew`, `PanelNotReady`, `KeysAway` and `WeightsInSecret`.
    """
    vote = lock(vote.pk)
    meeting = vote.item.meeting
    must_run(by, meeting)
    ensure_running(vote.item)
    ensure_step(vote, VoteState.OPEN)
    ensure_seconded(vote)
    _ensure_alone(vote)
    day = timezone.localdate(at)
    rule = rule_for(meeting.body, vote.matter, day, secret=vote.secret)
    electorate = draw_up(vote, meeting, rule, day)
    ensure_votable(rule, electorate)
    Elector.objects.bulk_create(electorate.electors)
    vote.state = VoteState.OPEN
    vote.opened_at = at
    vote.manifest = manifest(vote, rule, electorate)
    if vote.secret:
        vote.manifest = boxes.install(vote, vote.manifest, electorate.voters)
    vote.save(update_fields=["state", "opened_at", "manifest"])
    people = electorate.persons
    base = base_of(rule, people, Counts())
    fact = VoteOpened(vote=str(vote.pk), item=str(vote.item_id), base=base, present=people.present)
    journal.record(meeting, fact, by=by, at=at)
    return vote


@transaction.atomic
def close_vote(*, vote: Vote, by: User, at: datetime) -> Vote:
    """Closes the vote and freezes its outcome: every ballot that was acknowledged counts, no other.

    A secret one has no outcome before its box is opened (`voting.unsealing`). Raises `WrongState`, `NotAllowed`.
    """
    vote = lock(vote.pk)
    must_run(by, vote.item.meeting)
    if not vote.secret:
        ensure_step(vote, VoteState.CLOSED)
        return conclude(vote, by=by, at=at)
    ensure_step(vote, VoteState.SEALED)
    envelopes = boxes.shut(vote)
    vote.state = VoteState.SEALED
    vote.closed_at = at
    vote.save(update_fields=["state", "closed_at"])
    fact = VoteSealed(vote=str(vote.pk), item=str(vote.item_id), envelopes=envelopes)
    journal.record(vote.item.meeting, fact, by=by, at=at)
    return vote


def conclude(vote: Vote, *, by: User, at: datetime) -> Vote:
    """Decides a locked vote by what was counted, and freezes the outcome."""
    fact = _tallied(vote) if vote.kind != Kind.QUESTION else _decided(vote)
    if not vote.secret:
        vote.outcome |= {"ways": ways_now(vote).to_plain()}
    vote.state = VoteState.CLOSED
    vote.closed_at = at
    vote.save(update_fields=["state", "closed_at", "outcome"])
    journal.record(vote.item.meeting, fact, by=by, at=at)
    return vote


def _decided(vote: Vote) -> VoteClosed:
    outcome = decided(vote)
    vote.outcome = to_plain(outcome)
    people = outcome.persons.counts if outcome.persons else outcome.counts
    return VoteClosed(
        vote=str(vote.pk),
        item=str(vote.item_id),
        yes=people.yes,
        no=people.no,
        other=people.other,
        passed=outcome.passed,
    )


def _tallied(vote: Vote) -> VoteTallied:
    counted = tallied(vote)
    vote.outcome = counted.to_plain()
    cast = counted.persons.cast if counted.persons else counted.cast
    return VoteTallied(vote=str(vote.pk), item=str(vote.item_id), cast=cast)


@transaction.atomic
def cancel_vote(*, vote: Vote, reason: str, by: User, at: datetime) -> Vote:
    """Breaks a vote by name off; its ballots are kept and never shown as a result.

    A secret one takes two people (`voting.breaking_off`). Raises `BadInput` without a reason, `WrongState`,
    `NotAllowed`.
    """
    vote = lock(vote.pk)
    must_run(by, vote.item.meeting)
    if vote.state not in UNFINISHED:
        raise _wrong(vote)
    if vote.secret:
        raise NotAllowed(_("Hủy bỏ phiếu kín cần hai người: một đồng chí khác đồng ý."))
    if not reason.strip():
        raise BadInput(_("Ghi lý do hủy biểu quyết; lý do được lưu cùng biên bản."))
    return break_off(vote, reason, by=by, at=at)


def break_off(vote: Vote, reason: str, *, by: User, at: datetime) -> Vote:
    """Ends a locked vote without a result; the box of a secret one is destroyed unopened."""
    vote.state = VoteState.CANCELLED
    vote.closed_at = at
    vote.outcome = {"reason": reason.strip()}
    vote.save(update_fields=["state", "closed_at", "outcome"])
    if vote.secret:
        boxes.destroy(vote)
    fact = VoteCancelled(vote=str(vote.pk), item=str(vote.item_id))
    journal.record(vote.item.meeting, fact, by=by, at=at)
    return vote


def _wrong(vote: Vote) -> WrongState:
    return WrongState(_("Nội dung này %s. Tải lại trang để xem.") % vote.get_state_display())


def ensure_step(vote: Vote, following: str, current: str = "") -> None:
    """Raises `WrongState` unless the vote may go to the state `following`, and is `current` if that is given."""
    if not may_step(vote.state, following) or current not in ("", vote.state):
        raise _wrong(vote)


def _ensure_alone(vote: Vote) -> None:
    if vote.item.state != ItemState.CURRENT:
        raise NotCurrent(_("Chuyển sang mục %s rồi mới mở biểu quyết của mục này.") % vote.item.position)
    papers = Round.objects.filter(election__item__meeting=vote.item.meeting, state__in=HANDED_OUT)
    if papers.exists() or Vote.objects.filter(item__meeting=vote.item.meeting, state__in=UNFINISHED).exists():
        raise AnotherOpen(_("Đang có một biểu quyết chưa xong. Đóng hoặc mở hòm phiếu của biểu quyết đó trước."))
