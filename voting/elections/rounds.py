"""A round of ballots: papers go out, the box stands open, the panel counts; broken off, and held again."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from agenda.locks import ensure_running
from agenda.states import ItemState
from meetings import journal
from meetings.attendance import present
from people.models import User
from people.refusals import BadInput, NotAllowed
from voting.elections.access import must_run
from voting.elections.book import list_rule
from voting.elections.lists import ensure_decided, make_round
from voting.elections.locks import lock_election, lock_round
from voting.elections.records import verdict_of
from voting.elections.refusals import WrongStep
from voting.elections.rules.verdict import Fate, Next, needs_a_decision
from voting.elections.states import HANDED_OUT, UNDER_WAY, Kind, RoundState, Stage, may_step
from voting.electorate import Electorate, draw_up
from voting.events import RoundAdvanced, RoundCancelled, RoundOpened
from voting.manifest import roll_to_plain, rule_to_plain, seal
from voting.models import Entry, Round, Vote
from voting.opening import ensure_votable, rule_for
from voting.rules import Counts, Rule, base_of
from voting.states import UNFINISHED
from voting.votes import AnotherOpen, NotCurrent


@transaction.atomic
def open_round(*, round_: Round, by: User, at: datetime) -> Round:
    """Starts to hand out papers: rule, base and electors are frozen.

    Raises `WrongStep`, `NotCurrent`, `AnotherOpen`, `NoQuorum`, `NobodyVotes`, `WrongWay`, `RollIncomplete`,
    `WeightsInSecret`, `NotInSession`, `NotAllowed`.
    """
    round_ = lock_round(round_.pk)
    election, meeting = round_.election, round_.election.item.meeting
    must_run(by, meeting)
    ensure_running(election.item)
    ensure_step(round_, RoundState.ISSUING)
    _ensure_alone(round_)
    day = timezone.localdate(at)
    rule = rule_for(meeting.body, election.matter, day, secret=True)
    electorate = draw_up(Vote(item=election.item, secret=True), meeting, rule, day)
    ensure_votable(rule, electorate)
    round_.state, round_.opened_at = RoundState.ISSUING, at
    round_.present = electorate.roll.present
    round_.manifest = _manifest(round_, rule, electorate)
    round_.save(update_fields=["state", "opened_at", "present", "manifest"])
    fact = RoundOpened(**named(round_), base=round_.manifest["base"], present=round_.present)
    journal.record(meeting, fact, by=by, at=at)
    return round_


@transaction.atomic
def start_voting(*, round_: Round, by: User, at: datetime) -> Round:
    """All papers are out: whoever came while they were handed out is among those present. Raises `WrongStep`."""
    round_ = lock_round(round_.pk)
    must_run(by, round_.election.item.meeting)
    ensure_step(round_, RoundState.VOTING)
    here = {str(one) for one in present(round_.election.item.meeting)}
    now = len(here & set(round_.manifest["electors"]))
    round_.present = max(round_.present, now)
    return _advance(round_, RoundState.VOTING, by, at)


@transaction.atomic
def start_counting(*, round_: Round, by: User, at: datetime) -> Round:
    """The box is closed, the panel counts. Raises `WrongStep`, `NotAllowed`."""
    round_ = lock_round(round_.pk)
    must_run(by, round_.election.item.meeting)
    ensure_step(round_, RoundState.COUNTING)
    if round_.state != RoundState.VOTING:
        raise _wrong(round_)
    return _advance(round_, RoundState.COUNTING, by, at)


def count_anew(round_: Round, reason: str, *, by: User, at: datetime) -> Round:
    """Takes the accepted count of a locked round back before it is declared; both tellers enter anew.

    It takes two people: `voting.elections.seconding`.
    """
    round_.reason = reason
    round_.count, round_.counted_at = {}, None
    Entry.objects.filter(round=round_).delete()
    round_.save(update_fields=["reason", "count", "counted_at"])
    return _advance(round_, RoundState.COUNTING, by, at)


@transaction.atomic
def cancel_round(*, round_: Round, reason: str, by: User, at: datetime) -> Round:
    """Breaks a round off before it is counted; its papers do not count, and the same list waits for another round.

    A counted one takes two people (`voting.elections.seconding`). Raises `BadInput` without a reason, `WrongStep`,
    `NotAllowed`.
    """
    round_ = lock_round(round_.pk)
    must_run(by, round_.election.item.meeting)
    if round_.state not in UNDER_WAY:
        raise _wrong(round_)
    if round_.state == RoundState.COUNTED:
        raise NotAllowed(_("Vòng này đã kiểm phiếu: hủy cần hai người, một đồng chí khác đồng ý."))
    return end_round(
        round_, _given(reason, _("Ghi lý do hủy vòng bỏ phiếu; lý do được lưu cùng biên bản.")), by=by, at=at
    )


def end_round(round_: Round, reason: str, *, by: User, at: datetime) -> Round:
    """Breaks a locked round off, and makes another with the same list."""
    election = round_.election
    round_.reason = reason
    round_.state, round_.ended_at = RoundState.CANCELLED, at
    round_.save(update_fields=["reason", "state", "ended_at"])
    journal.record(election.item.meeting, RoundCancelled(**named(round_)), by=by, at=at)
    people = [line.candidate for line in round_.lines.select_related("candidate")]
    make_round(
        election,
        people,
        number=round_.number + 1,
        posts=round_.posts,
        tie_break=round_.tie_break,
        decision=round_.decision,
        by=by,
        at=at,
    )
    return round_


@transaction.atomic
def propose_round(*, election_id: Any, decision: str = "", by: User, at: datetime) -> Round:
    """The next round after the last result: among the level ones, or for the open posts with those not elected.

    Raises `WrongStep` when nothing is open, `NeedsDecision`, `NotAllowed`.
    """
    election = lock_election(election_id)
    must_run(by, election.item.meeting)
    ensure_running(election.item)
    last = election.rounds.order_by("-number").first()
    verdict = verdict_of(last) if last is not None else None
    if last is None or last.state != RoundState.DECLARED or verdict is None or election.kind != Kind.ELECTION:
        raise WrongStep(_("Chưa có kết quả vòng trước để bỏ phiếu tiếp. Tải lại trang để xem."))
    if verdict.next == Next.DONE:
        raise WrongStep(_("Đã bầu đủ số lượng nên không bỏ phiếu tiếp."))
    ensure_decided(asks_to_go_on(last), decision)
    fates = (Fate.TIED,) if verdict.next == Next.TIE_BREAK else (Fate.SHORT,)
    places = {place for fate in fates for place in verdict.of(fate)}
    people = [line.candidate for line in last.lines.select_related("candidate") if line.place in places]
    if not people:
        raise WrongStep(_("Danh sách không còn ai. Mở lại danh sách để bổ sung người rồi chốt lại."))
    election.stage = Stage.LISTED
    election.save(update_fields=["stage"])
    return make_round(
        election,
        people,
        number=last.number + 1,
        posts=verdict.open_posts,
        tie_break=verdict.next == Next.TIE_BREAK,
        decision=decision.strip(),
        by=by,
        at=at,
    )


def asks_to_go_on(last: Round) -> bool:
    """Whether a round after this one needs a decision of those who elect."""
    verdict = verdict_of(last)
    if verdict is None:
        return False
    rounds = list_rule(timezone.localdate(last.opened_at)).rounds if last.opened_at else 0
    held = Round.objects.filter(election=last.election_id, state=RoundState.DECLARED, number__lte=last.number).count()
    return needs_a_decision(number=held, was_tie_break=last.tie_break, following=verdict.next, rounds=rounds)


def ensure_step(round_: Round, following: str) -> None:
    """Raises `WrongStep` unless the round may go to the state `following`."""
    if not may_step(round_.state, following):
        raise _wrong(round_)


def _advance(round_: Round, state: str, by: User, at: datetime) -> Round:
    round_.state = state
    round_.save(update_fields=["state", "present"])
    fact = RoundAdvanced(**named(round_), state=str(state))
    journal.record(round_.election.item.meeting, fact, by=by, at=at)
    return round_


def named(round_: Round) -> dict[str, Any]:
    """What the events of a round say of it."""
    election = round_.election
    return {"election": str(election.pk), "item": str(election.item_id), "number": round_.number}


def _wrong(round_: Round) -> WrongStep:
    return WrongStep(_("Vòng bỏ phiếu này %s. Tải lại trang để xem.") % round_.get_state_display())


def _given(reason: str, why: str) -> str:
    if not reason.strip():
        raise BadInput(why)
    return reason.strip()


def _ensure_alone(round_: Round) -> None:
    item = round_.election.item
    if item.state != ItemState.CURRENT:
        raise NotCurrent(_("Chuyển sang mục %s rồi mới phát phiếu của mục này.") % item.position)
    others = Round.objects.filter(election__item__meeting=item.meeting, state__in=HANDED_OUT)
    if others.exists() or Vote.objects.filter(item__meeting=item.meeting, state__in=UNFINISHED).exists():
        raise AnotherOpen(_("Đang có một nội dung bỏ phiếu chưa xong. Kết thúc nội dung đó trước."))


def _manifest(round_: Round, rule: Rule, electorate: Electorate) -> dict[str, Any]:
    return seal(
        {
            "round": str(round_.pk),
            "rule": rule_to_plain(rule),
            "roll": roll_to_plain(electorate.roll),
            "base": base_of(rule, electorate.roll, Counts()),
            "electors": sorted(str(one.attendee_id) for one in electorate.voters),
            "lines": [line.name for line in round_.lines.all()],
            "posts": round_.posts,
        }
    )
