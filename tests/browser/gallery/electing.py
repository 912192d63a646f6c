"""The elections of the gallery: one that two tellers count, another whose list is being made."""

from collections.abc import Callable
from datetime import datetime

from agenda.models import Item
from meetings.models import Attendee
from people.models import User
from voting.elections.candidates import CandidatePlan, add_candidate, ask_to_withdraw
from voting.elections.declaring import declare_result
from voting.elections.entries import accept_count, enter_count
from voting.elections.lists import fix_list
from voting.elections.preparing import ElectionPlan, name_panel, put_election
from voting.elections.rounds import open_round, start_counting, start_voting
from voting.elections.rules.counts import Count, Invalid, LineCount
from voting.elections.states import Stage
from voting.models import Candidate, Election, Round

TITLE = "Ủy ban Kiểm tra Đảng ủy phường, nhiệm kỳ 2025 - 2030"
DRAFT = "Đoàn đại biểu dự Đại hội Mặt trận Tổ quốc Việt Nam phường"
STAND = ("dat", "hanh", "uoc", "nguyet")
COUNTERS = (("giao", "head"), ("don", "secretary"), ("nhi", "member"))

Person = Callable[[str], User]
Seat = Callable[[str], Attendee]


def count(item: Item, person: Person, seat: Seat, at: datetime) -> None:
    """Papers went round and are counted; the two tellers differ in one field. A second list is in the making."""
    secretary, chair = person("thuong"), person("khoi")
    election = _prepare(item, TITLE, person, seat, at)
    round_ = fix_list(election=election, agree=10, attending=10, by=secretary, at=at)
    open_round(round_=round_, by=chair, at=at)
    start_voting(round_=round_, by=chair, at=at)
    round_ = start_counting(round_=round_, by=chair, at=at)
    enter_count(round_=round_, count=_count(round_, 9, 8, 4, 6), revision=0, by=person("giao"), at=at)
    enter_count(round_=round_, count=_count(round_, 9, 8, 3, 6), revision=0, by=person("don"), at=at)
    other = _prepare(item, DRAFT, person, seat, at)
    add_candidate(election=other, plan=CandidatePlan(name="Đỗ Thị Én", source="nominated"), by=secretary, at=at)
    leaves = Candidate.objects.get(election=other, name_key=seat("uoc").user.name_key)
    ask_to_withdraw(candidate=leaves, reason="Đã nhận nhiệm vụ khác", by=secretary, at=at)


def declare(person: Person, at: datetime) -> None:
    """The second teller corrects, the head accepts, the chair declares."""
    round_ = Round.objects.get(election__title=TITLE)
    enter_count(round_=round_, count=_count(round_, 9, 8, 3, 6), revision=1, by=person("giao"), at=at)
    declare_result(round_=accept_count(round_=round_, by=person("giao"), at=at), by=person("khoi"), at=at)


def places() -> dict[str, object]:
    """The elections and a candidate, once they are there."""
    found: dict[str, object] = {f"election-{one.stage}": one.pk for one in Election.objects.all()}
    for round_ in Round.objects.all():
        found |= {"round-papers": round_.pk, "election-listed": round_.election_id}
    for candidate in Candidate.objects.filter(election__stage=Stage.DRAFT):
        found["candidate"] = candidate.pk
    return found


def _prepare(item: Item, title: str, person: Person, seat: Seat, at: datetime) -> Election:
    secretary = person("thuong")
    plan = ElectionPlan(title=title, posts=3, needs_surplus=True)
    election = put_election(item=item, plan=plan, by=secretary, at=at)
    for name in STAND:
        here = seat(name)
        who = CandidatePlan(name=here.user.full_name, office=here.title, born="19/5/1978", attendee=here)
        add_candidate(election=election, plan=who, by=secretary, at=at)
    seats = {seat(name).pk: place for name, place in COUNTERS}
    name_panel(election=election, seats=seats, agree=10, attending=10, by=secretary, at=at)
    return election


def _count(round_: Round, *votes: int) -> Count:
    spoilt = round_.present - 9
    return Count(
        issued=round_.present,
        collected=round_.present,
        valid=9,
        invalid={Invalid.OVER: spoilt},
        lines=tuple(LineCount(yes=number) for number in votes),
    )
