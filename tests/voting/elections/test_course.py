"""An election from its list to its result, and what stands against each step."""

import pytest

from meetings import checks
from meetings.models import Attendance, Event
from people.refusals import BadInput, NotAllowed, Stale
from tests.factories import World, world
from tests.voting.elections.factories import (
    PANEL,
    enter,
    make_counted,
    make_counting,
    make_declared,
    make_election,
    make_issuing,
    make_round,
    tally,
)
from tests.voting.factories import make_open, make_vote
from voting.elections import candidates, lists, preparing, rounds
from voting.elections.candidates import CandidatePlan
from voting.elections.declaring import declare_result
from voting.elections.entries import accept_count, compared
from voting.elections.queries import result_of
from voting.elections.refusals import (
    CountsDiffer,
    Impossible,
    ListFixed,
    ListNotInOrder,
    NeedsDecision,
    NotATeller,
    PanelNotInOrder,
    WrongStep,
)
from voting.elections.seconding import agree_round, ask_round
from voting.models import Candidate, Election, Entry, Round
from voting.sentences import elected_on
from voting.votes import AnotherOpen, NotCurrent, open_vote

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> World:
    return world(state="running", present=10)


def add(here: World, election: Election, name: str, source: str = "prepared") -> Candidate:
    plan = CandidatePlan(name=name, source=source)
    return candidates.add_candidate(election=election, plan=plan, by=here.secretary, at=here.at(2))


def test_the_list_is_in_the_order_of_given_names(here: World) -> None:
    names = ("Trần Văn Ước", "Lê Thị Ánh", "Bùi An", "Võ Thành Đạt", "Hồ Dũng", "Nguyễn Văn An", "Nguyễn Thị An")
    round_ = make_round(here, people=names, posts=6)
    assert [line.name for line in round_.lines.all()] == [
        "Bùi An",
        "Nguyễn Thị An",
        "Nguyễn Văn An",
        "Lê Thị Ánh",
        "Hồ Dũng",
        "Võ Thành Đạt",
        "Trần Văn Ước",
    ]


def test_a_whole_election(here: World) -> None:
    declared = make_declared(here, 9, 8, 3, 6)
    shown = result_of(declared)
    assert shown is not None
    assert [(row.line.name, row.why) for row in shown.rows] == [
        ("Nguyễn Đức Ân", "Cần 6/11; được 9: trúng cử"),
        ("Võ Thành Đạt", "Cần 6/11; được 8: trúng cử"),
        ("Hồ Ngọc Ước", "Cần 6/11; được 6: trúng cử"),
        ("Đặng Thị Ánh Nguyệt", "Cần 6/11; được 3: không trúng cử"),
    ]
    assert declared.election.stage == "over"
    assert [one.kind for one in Event.objects.filter(meeting=here.meeting).order_by("seq")][-7:] == [
        "RoundOpened",
        "RoundAdvanced",
        "RoundAdvanced",
        "CountEntered",
        "CountEntered",
        "CountAccepted",
        "ResultDeclared",
    ]
    (offer,) = elected_on(here.items[1])
    assert offer.text.startswith("Ủy ban Kiểm tra Đảng ủy phường, nhiệm kỳ 2025 - 2030, vòng 1.")


def test_nobody_hears_of_a_count_before_it_is_declared(here: World) -> None:
    make_counted(here, 9, 8, 3, 6)
    told = [str(one.payload) for one in Event.objects.filter(meeting=here.meeting)]
    assert not [said for said in told if "yes" in said or "votes" in said]
    assert result_of(Round.objects.get()) is None


def test_half_is_not_enough_and_another_round_is_proposed(here: World) -> None:
    first = make_declared(here, 9, 8, 5, 5)
    second = rounds.propose_round(election_id=first.election_id, by=here.chair, at=here.at(20))
    assert (second.number, second.posts, second.tie_break) == (2, 1, False)
    assert [line.name for line in second.lines.all()] == ["Đặng Thị Ánh Nguyệt", "Hồ Ngọc Ước"]
    second = make_declared(here, 4, 6, round_=second)
    assert result_of(second).words == "Trúng cử 1/1"  # type: ignore[union-attr]
    with pytest.raises(WrongStep, match="Đã bầu đủ"):
        rounds.propose_round(election_id=first.election_id, by=here.chair, at=here.at(30))


def test_who_is_level_at_the_last_post_is_voted_on_again(here: World) -> None:
    first = make_declared(here, 9, 8, 6, 6)
    assert first.outcome["standings"][2]["fate"] == "tied"
    again = rounds.propose_round(election_id=first.election_id, by=here.chair, at=here.at(20))
    assert (again.posts, again.tie_break, again.lines.count()) == (1, True, 2)
    again = make_declared(here, 5, 4, round_=again, papers=9)
    assert result_of(again).words == "Trúng cử 1/1"  # type: ignore[union-attr]


def test_level_again_is_for_the_conference_to_decide(here: World) -> None:
    first = make_declared(here, 9, 8, 6, 6)
    again = rounds.propose_round(election_id=first.election_id, by=here.chair, at=here.at(20))
    make_declared(here, 5, 5, round_=again)
    with pytest.raises(NeedsDecision):
        rounds.propose_round(election_id=first.election_id, by=here.chair, at=here.at(30))
    said = "Hội nghị thống nhất bầu lại."
    third = rounds.propose_round(election_id=first.election_id, decision=said, by=here.chair, at=here.at(30))
    assert (third.number, third.decision) == (3, said)


def test_names_are_added_for_the_open_posts(here: World) -> None:
    first = make_declared(here, 9, 8, 5, 5)
    election = lists.reopen_list(election=first.election, by=here.secretary, at=here.at(20))
    one = add(here, election, "Lý Văn Ơn", "nominated")
    candidates.note_support(candidate=one, agree=4, attending=10, by=here.secretary, at=here.at(21))
    with pytest.raises(ListNotInOrder, match="tối đa 2"):
        make_round(here, election)
    gone = Candidate.objects.get(name="Hồ Ngọc Ước")
    candidates.ask_to_withdraw(candidate=gone, reason="Tuổi", by=here.secretary, at=here.at(22))
    candidates.decide_withdrawal(candidate=gone, agree=9, attending=10, by=here.secretary, at=here.at(23))
    second = make_round(here, election)
    assert (second.number, second.posts) == (2, 1)
    assert [line.name for line in second.lines.all()] == ["Đặng Thị Ánh Nguyệt", "Lý Văn Ơn"]


@pytest.mark.parametrize(("agree", "listed"), [(3, False), (4, True)])
def test_a_nominee_needs_more_than_thirty_percent(here: World, agree: int, listed: bool) -> None:
    election = make_election(here, posts=4, people=("Nguyễn Đức Ân", "Võ Thành Đạt", "Hồ Ngọc Ước", "Trần An"))
    one = add(here, election, "Lý Văn Ơn", "nominated")
    candidates.note_support(candidate=one, agree=agree, attending=10, by=here.secretary, at=here.at(3))
    assert ("Lý Văn Ơn" in [found.name for found in lists.listed(election, here.at().date())]) is listed


@pytest.mark.parametrize(("agree", "state"), [(5, "refused"), (6, "accepted")])
def test_a_withdrawal_is_decided_by_more_than_half(here: World, agree: int, state: str) -> None:
    election = make_election(here)
    one = election.candidates.all()[0]
    candidates.ask_to_withdraw(candidate=one, reason="Sức khỏe", by=here.secretary, at=here.at(3))
    with pytest.raises(ListNotInOrder, match="xin rút"):
        make_round(here, election)
    done = candidates.decide_withdrawal(candidate=one, agree=agree, attending=10, by=here.secretary, at=here.at(3))
    assert done.withdrawal == state


def test_a_list_that_breaks_the_rules_is_not_fixed(here: World) -> None:
    with pytest.raises(ListNotInOrder, match="có số dư"):
        make_round(here, posts=4)
    with pytest.raises(ListNotInOrder, match="tối đa 3"):
        make_round(here, number=1, posts=2)


def test_a_candidate_does_not_count(here: World) -> None:
    election = make_election(here)
    seats = {here.attendee(name).pk: seat for name, seat in {**PANEL, "an": "member"}.items()}
    with pytest.raises(PanelNotInOrder, match="Nguyễn Đức Ân"):
        preparing.name_panel(election=election, seats=seats, agree=10, attending=10, by=here.secretary, at=here.at())
    with pytest.raises(PanelNotInOrder, match="ban kiểm phiếu"):
        add(here, election, "Phạm Quỳnh Giao")


@pytest.mark.parametrize("names", [{"giao": "head"}, {"giao": "head", "don": "head", "nhi": "member"}])
def test_a_panel_has_a_head_a_secretary_and_a_member(here: World, names: dict[str, str]) -> None:
    election = make_election(here)
    seats = {here.attendee(name).pk: seat for name, seat in names.items()}
    with pytest.raises(PanelNotInOrder):
        preparing.name_panel(election=election, seats=seats, agree=10, attending=10, by=here.secretary, at=here.at())


def test_a_fixed_list_stays_until_it_is_opened_again(here: World) -> None:
    round_ = make_round(here)
    with pytest.raises(ListFixed):
        add(here, round_.election, "Lý Văn Ơn")
    lists.reopen_list(election=round_.election, by=here.secretary, at=here.at(5))
    assert not Round.objects.exists()
    round_ = make_round(here, Election.objects.get())
    make_issuing(here, round_)
    with pytest.raises(ListFixed):
        lists.reopen_list(election=round_.election, by=here.secretary, at=here.at(20))


def test_papers_go_out_on_the_current_item_alone(here: World) -> None:
    round_ = make_round(here)
    with pytest.raises(NotCurrent):
        rounds.open_round(round_=round_, by=here.chair, at=here.at(9))


def test_one_ballot_at_a_time(here: World) -> None:
    round_ = make_issuing(here)
    with pytest.raises(AnotherOpen):
        open_vote(vote=make_vote(here), by=here.chair, at=here.at(12))
    rounds.cancel_round(round_=round_, reason="In sai phiếu", by=here.chair, at=here.at(13))
    make_open(here)
    with pytest.raises(AnotherOpen):
        rounds.open_round(round_=Round.objects.get(number=2), by=here.chair, at=here.at(60))


def test_who_comes_while_papers_go_out_is_among_those_present(here: World) -> None:
    round_ = make_issuing(here)
    assert round_.present == 10
    Attendance.objects.create(attendee=here.attendee("on"), in_at=here.at(10), how="desk", noted_by=here.secretary)
    assert rounds.start_voting(round_=round_, by=here.chair, at=here.at(11)).present == 11


def test_a_cancelled_round_is_held_again_with_the_same_list(here: World) -> None:
    round_ = make_counting(here)
    with pytest.raises(BadInput):
        rounds.cancel_round(round_=round_, reason=" ", by=here.chair, at=here.at(13))
    rounds.cancel_round(round_=round_, reason="Thùng phiếu hở", by=here.chair, at=here.at(13))
    again = Round.objects.get(number=2)
    assert (again.state, again.lines.count()) == ("ready", 4)


def test_two_tellers_must_agree(here: World) -> None:
    round_ = make_counting(here)
    enter(here, round_, "giao", tally(round_, 9, 8, 3, 6))
    assert compared(round_) is None
    with pytest.raises(CountsDiffer, match="hai đồng chí"):
        accept_count(round_=round_, by=here.users["giao"], at=here.at(14))
    enter(here, round_, "don", tally(round_, 9, 7, 3, 6))
    assert compared(round_) == [(("yes", 1), 8, 7)]
    with pytest.raises(CountsDiffer, match="1 chỗ"):
        accept_count(round_=round_, by=here.users["giao"], at=here.at(14))
    enter(here, round_, "don", tally(round_, 9, 8, 3, 6), revision=1)
    with pytest.raises(NotAllowed):
        accept_count(round_=round_, by=here.users["don"], at=here.at(14))
    assert accept_count(round_=round_, by=here.users["giao"], at=here.at(14)).state == "counted"


def test_who_may_not_enter(here: World) -> None:
    round_ = make_counting(here)
    for name in ("hanh", "khoi", "thuong"):
        with pytest.raises(NotATeller):
            enter(here, round_, name, tally(round_, 9, 8, 3, 6))
    for name in ("giao", "don"):
        enter(here, round_, name, tally(round_, 9, 8, 3, 6))
    with pytest.raises(NotATeller, match="Hai đồng chí khác"):
        enter(here, round_, "nhi", tally(round_, 9, 8, 3, 6))


def test_an_impossible_count_is_refused_with_its_numbers(here: World) -> None:
    round_ = make_counting(here)
    with pytest.raises(Impossible, match="Phát ra 11 phiếu, nhiều hơn 10 người có mặt"):
        enter(here, round_, "giao", tally(round_, 9, 8, 3, 6, papers=11))
    with pytest.raises(Impossible, match="Nguyễn Đức Ân: 12 phiếu, nhiều hơn 10"):
        enter(here, round_, "giao", tally(round_, 12, 8, 3, 6))
    assert not Entry.objects.exists()


def test_two_windows_of_one_teller(here: World) -> None:
    round_ = make_counting(here)
    enter(here, round_, "giao", tally(round_, 9, 8, 3, 6))
    with pytest.raises(Stale):
        enter(here, round_, "giao", tally(round_, 9, 7, 3, 6))


def test_an_accepted_count_is_counted_again_before_it_is_declared(here: World) -> None:
    round_ = make_counted(here, 9, 8, 3, 6)
    ask_round(round_=round_, step="recount", reason="Sót một phiếu", by=here.chair, at=here.at(15))
    again = agree_round(round_=round_, by=here.secretary, at=here.at(15))
    assert (again.state, again.count, again.entries.count()) == ("counting", {}, 0)
    with pytest.raises(WrongStep):
        declare_result(round_=again, by=here.chair, at=here.at(16))


def test_the_chair_alone_declares(here: World) -> None:
    round_ = make_counted(here, 9, 8, 3, 6)
    for user in (here.secretary, here.users["giao"]):
        with pytest.raises(NotAllowed):
            declare_result(round_=round_, by=user, at=here.at(15))
    assert declare_result(round_=round_, by=here.chair, at=here.at(15)).state == "declared"


def test_a_question_of_two_options(here: World) -> None:
    declared = make_declared(
        here, 7, 5, people=("Hình thức cảnh cáo", "Hình thức khiển trách"), kind="question", matter="discipline"
    )
    shown = result_of(declared)
    assert shown is not None
    assert shown.words == "1/2 nội dung đạt"
    assert [row.why for row in shown.rows] == ["Cần 6/11; được 7: đạt", "Cần 6/11; được 5: không đạt"]
    with pytest.raises(WrongStep):
        rounds.propose_round(election_id=declared.election_id, by=here.chair, at=here.at(20))


def test_nothing_is_left_with_papers_out(here: World) -> None:
    make_counted(here, 9, 8, 3, 6)
    stands = {one.key for one in checks.before("close", here.meeting) if one.blocking and not one.ok}
    assert "papers_out" in stands


def test_a_ballot_that_was_never_held_is_taken_back(here: World) -> None:
    election = make_election(here)
    preparing.withdraw_election(election=election, by=here.secretary, at=here.at(5))
    assert not Election.objects.exists()
    declared = make_declared(here, 9, 8, 5, 5)
    lists.reopen_list(election=declared.election, by=here.secretary, at=here.at(20))
    with pytest.raises(ListFixed):
        preparing.withdraw_election(election=declared.election, by=here.secretary, at=here.at(21))
