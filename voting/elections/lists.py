"""The list of a ballot: who is on it, what stands against it, fixing it and opening it again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from agenda.locks import ensure_not_over
from meetings import journal
from people.models import User
from people.refusals import BadInput
from voting.elections.access import must_prepare
from voting.elections.book import list_rule
from voting.elections.locks import lock_election
from voting.elections.preparing import draft, ensure_no_candidate
from voting.elections.records import verdict_of
from voting.elections.refusals import ListFixed, ListNotInOrder, NeedsDecision, PanelNotInOrder
from voting.elections.rules.lists import ListFault, ListRule, is_supported, list_faults
from voting.elections.rules.verdict import Fate, Next
from voting.elections.states import Kind, RoundState, Source, Stage, Withdrawal
from voting.events import RoundProposed
from voting.models import Candidate, Election, Line, Round


@dataclass(frozen=True, slots=True)
class Standing:
    """A candidate and whether they are on the list: `listed`, or `undecided` while something has to be settled."""

    candidate: Candidate
    listed: bool
    undecided: bool


def standing_of(candidate: Candidate, rule: ListRule) -> Standing:
    """Whether a candidate is on the list by what was noted."""
    if candidate.withdrawal == Withdrawal.ACCEPTED:
        return Standing(candidate, listed=False, undecided=False)
    waits = candidate.withdrawal == Withdrawal.ASKED
    if candidate.source == Source.PREPARED or candidate.election.kind == Kind.QUESTION:
        return Standing(candidate, listed=True, undecided=waits)
    if candidate.agree is None or candidate.attending is None:
        return Standing(candidate, listed=False, undecided=True)
    supported = is_supported(rule, agree=candidate.agree, attending=candidate.attending)
    return Standing(candidate, listed=supported, undecided=waits and supported)


def standings(election: Election, day: date) -> list[Standing]:
    """Everybody who was put up, by given name, family and middle names; questions as they were entered."""
    rule = list_rule(day)
    found = list(election.candidates.select_related("attendee__user"))
    for candidate in found:
        candidate.election = election
    return [standing_of(candidate, rule) for candidate in found]


def listed(election: Election, day: date) -> list[Candidate]:
    """Those who are on the list and not elected yet, in its order."""
    before = elected_before(election)
    return [one.candidate for one in standings(election, day) if one.listed and one.candidate.pk not in before]


def longest(election: Election, rule: ListRule, posts: int) -> int:
    """The longest list for so many open posts: by law, or what those who elect set if that is less."""
    allowed = rule.largest(posts, needs_surplus=election.needs_surplus)
    return min(allowed, election.most_listed) if election.most_listed else allowed


def elected_before(election: Election) -> set[UUID]:
    """The candidates who were elected in the rounds that were declared."""
    found: set[UUID] = set()
    for round_ in election.rounds.filter(state=RoundState.DECLARED):
        verdict = verdict_of(round_)
        places = verdict.of(Fate.ELECTED) if verdict else []
        found |= set(round_.lines.filter(place__in=places).values_list("candidate_id", flat=True))
    return found


def objections(election: Election, day: date) -> list[str]:
    """What stands against fixing the list, as sentences for those who prepare it."""
    found = standings(election, day)
    before = elected_before(election)
    count = sum(one.listed and one.candidate.pk not in before for one in found)
    said = [_undecided(one.candidate) for one in found if one.undecided]
    if election.kind == Kind.QUESTION:
        return said if found else [_("Chưa có nội dung nào để bỏ phiếu.")]
    rule = list_rule(day)
    posts, further = election.posts - len(before), election.rounds.filter(state=RoundState.DECLARED).exists()
    needs = election.needs_surplus
    faults = list_faults(rule, posts=posts, listed=count, needs_surplus=needs, further=further)
    most = longest(election, rule, posts)
    if count > most:
        faults.add(ListFault.TOO_LONG)
    said_of = {"count": count, "posts": posts, "most": most, "basis": rule.basis}
    return said + [_fault(fault) % said_of for fault in ListFault if fault in faults]


def advice(election: Election, day: date) -> str:
    """A word on how long the prepared list should be; "" when it is so."""
    rule = list_rule(day)
    if election.kind == Kind.QUESTION or not election.needs_surplus:
        return ""
    least, most = rule.prepared(election.posts)
    found = election.candidates.filter(source=Source.PREPARED).count()
    if not found or least <= found <= most:
        return ""
    return _(
        "Cấp ủy triệu tập chuẩn bị %(found)s người; "
        "số dư 10%% đến 15%% là danh sách từ %(least)s đến %(most)s người (%(basis)s)."
    ) % {
        "found": found,
        "least": least,
        "most": most,
        "basis": rule.basis,
    }


@transaction.atomic
def fix_list(*, election: Election, agree: int, attending: int, by: User, at: datetime) -> Round:
    """Fixes the list after a show of hands: from now on everybody sees it, and the first round waits for its papers.

    Raises `ListNotInOrder`, `PanelNotInOrder`, `BadInput`, `ListFixed`, `NotAllowed`.
    """
    election = draft(election.pk, by)
    day = timezone.localdate(at)
    against = objections(election, day)
    if against:
        raise ListNotInOrder(" ".join(against))
    _ensure_panel(election)
    if not 0 <= agree <= attending:
        raise BadInput(_("Số người tán thành không nhiều hơn số người có mặt."))
    if agree * 2 <= attending:
        raise ListNotInOrder(
            _("Danh sách chưa được quá nửa số người có mặt tán thành (%(agree)s/%(attending)s).")
            % {"agree": agree, "attending": attending}
        )
    people = listed(election, day)
    election.stage, election.list_yes, election.list_of = Stage.LISTED, agree, attending
    election.save(update_fields=["stage", "list_yes", "list_of"])
    number = election.rounds.count() + 1
    posts = election.posts - len(elected_before(election)) if election.kind == Kind.ELECTION else len(people)
    return make_round(election, people, number=number, posts=posts, by=by, at=at)


def make_round(
    election: Election,
    people: Sequence[Candidate],
    *,
    number: int,
    posts: int,
    by: User,
    at: datetime,
    tie_break: bool = False,
    decision: str = "",
) -> Round:
    """The next round with its lines as they will be printed."""
    round_ = Round.objects.create(election=election, number=number, posts=posts, tie_break=tie_break, decision=decision)
    Line.objects.bulk_create(
        Line(round=round_, candidate=one, place=place, name=one.name, born=one.born, office=one.office)
        for place, one in enumerate(people)
    )
    _tell(election, number, posts, len(people), by, at)
    return round_


@transaction.atomic
def reopen_list(*, election: Election, by: User, at: datetime) -> Election:
    """Opens the list again: before the papers of a round go out, or for names to be added while posts are open.

    A list of those who were level stays. Raises `ListFixed`, `NotAllowed`.
    """
    election = lock_election(election.pk)
    must_prepare(by, election.item.meeting)
    ensure_not_over(election.item)
    last = election.rounds.order_by("-number").first()
    if last is None or election.stage != Stage.LISTED or not may_reopen(last):
        raise ListFixed(_("Đã phát phiếu nên danh sách không sửa được nữa."))
    number = last.number
    election.rounds.filter(state=RoundState.READY).delete()
    election.stage, election.list_yes, election.list_of = Stage.DRAFT, None, None
    election.save(update_fields=["stage", "list_yes", "list_of"])
    _tell(election, number, 0, 0, by, at)
    return election


def may_reopen(last: Round) -> bool:
    """Whether the list may be opened again after the last round there is."""
    if last.state == RoundState.READY:
        return not last.tie_break
    verdict = verdict_of(last)
    return verdict is not None and verdict.next == Next.FURTHER


def ensure_decided(needed: bool, decision: str) -> None:
    """Raises `NeedsDecision` where going on has to be decided and nothing says that it was."""
    if needed and not decision.strip():
        raise NeedsDecision(
            _("Việc bầu tiếp do hội nghị quyết định. Ghi ý kiến quyết định của hội nghị rồi lập danh sách vòng sau.")
        )


def _tell(election: Election, number: int, posts: int, count: int, by: User, at: datetime) -> None:
    fact = RoundProposed(
        election=str(election.pk), item=str(election.item_id), number=number, posts=posts, listed=count
    )
    journal.record(election.item.meeting, fact, by=by, at=at)


def _ensure_panel(election: Election) -> None:
    panel = list(election.panel.select_related("attendee__user"))
    if not panel:
        raise PanelNotInOrder(_("Chưa có ban kiểm phiếu. Ghi ban kiểm phiếu rồi chốt danh sách."))
    ensure_no_candidate(election, [one.attendee for one in panel])


def _undecided(candidate: Candidate) -> str:
    if candidate.withdrawal == Withdrawal.ASKED:
        return _("%s xin rút, chưa có quyết định của hội nghị.") % candidate.name
    return _("%s chưa có kết quả lấy ý kiến đưa vào danh sách.") % candidate.name


def _fault(fault: ListFault) -> str:
    return {
        ListFault.EMPTY: _("Danh sách chưa có ai."),
        ListFault.TOO_SHORT: _("Danh sách có %(count)s người, ít hơn số lượng cần bầu %(posts)s."),
        ListFault.NO_SURPLUS: _("Danh sách phải nhiều hơn số lượng cần bầu %(posts)s (có số dư, %(basis)s)."),
        ListFault.TOO_LONG: _(
            "Danh sách có %(count)s người, tối đa %(most)s khi bầu %(posts)s (số dư không quá 30%%, %(basis)s). "
            "Xin ý kiến hội nghị để rút bớt."
        ),
    }[fault]
