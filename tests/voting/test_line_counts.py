"""Hands and slips of a group on a ballot with several lines: every line adds up, nobody counts twice."""

from typing import Any

import pytest

from documents.composition.minutes import compose_minutes
from documents.dossier.exporting.ballots import vote as exported
from people.refusals import BadInput
from tests.agenda.factories import kinds, make_current
from tests.factories import World
from tests.voting.factories import cast, make_options
from tests.voting.mixed import count, count_lines, enter
from tests.voting.test_entries_page import sent, shown
from voting.hand_counts import NotFree, TooMany, withdraw_count
from voting.house_rules import enter_rule
from voting.kinds import Kind
from voting.matters import Matter
from voting.models import Ballot, HandCount, HouseRule, Vote
from voting.queries import Standing, my_ballot, outcome_sentence, progress, tally_of
from voting.questions import put_question
from voting.receipts import CountedInGroup, KeyReused
from voting.votes import close_vote, open_vote

TABLETS = ("khoi", "hanh", "an", "giao", "dat", "nguyet")
REST = ("quocan", "don", "uoc", "nhi")
A, B, NONE = {"yes": 1}, {"yes": 2}, {"yes": 0}


def options(here: World, least: int = 0) -> Vote:
    """At most two of three options, open; six have answered on tablets: all for A, two for C."""
    make_current(here, 2)
    vote = open_vote(vote=make_options(here, least=least), by=here.chair, at=here.at(50))
    for place, name in enumerate(TABLETS):
        cast(here, vote, name, "yes,no,yes" if place < 2 else "yes,no,no")
    return vote


def persons(here: World) -> Vote:
    """Two persons by name, as the working rules of an advisory council let it."""
    here.body.kind = "hd"
    here.body.save(update_fields=["kind"])
    rule = HouseRule(body=here.body, matter=Matter.CONFIDENCE, basis="Quy chế, Điều 9", starts=here.at().date())
    enter_rule(rule=rule, by=here.secretary, at=here.at())
    make_current(here, 2)
    people = ("Trần Thị Bình, Phó Trưởng ban", "Lê Văn An, Trưởng ban")
    told: dict[str, Any] = {"matter": Matter.CONFIDENCE, "kind": Kind.TRUST, "lines": people}
    item = here.items[1]
    vote = put_question(item=item, question="Bỏ phiếu tín nhiệm", by=here.secretary, at=here.at(40), **told)
    return open_vote(vote=vote, by=here.chair, at=here.at(50))


def closed(here: World, vote: Vote) -> Vote:
    return close_vote(vote=vote, by=here.chair, at=here.at(55))


def test_options_are_counted_line_by_line(running: World) -> None:
    vote = options(running)
    made = count_lines(running, vote, REST, 3, A, B, B)
    assert (made.counts, made.total, made.size) == ([{"yes": 1}, {"yes": 2}, {"yes": 2}], 3, 4)
    assert (progress(vote).cast, progress(vote).eligible) == (9, 10)
    assert my_ballot(vote, running.attendee("don")).standing is Standing.COUNTED
    vote = closed(running, vote)
    found = tally_of(vote)
    assert found is not None
    assert [row.counts for row in found.rows] == [{"yes": 7, "no": 2}, {"yes": 2, "no": 7}, {"yes": 4, "no": 5}]
    assert (found.present, found.cast, found.silent) == (10, 9, 1)
    assert vote.outcome["ways"] == {"tablet": 6, "hand": 0, "slip": 0, "counted": 3}


def test_persons_are_counted_with_every_mark(running: World) -> None:
    vote = persons(running)
    for name in TABLETS:
        cast(running, vote, name, "yes,no")
    count_lines(running, vote, REST, 4, {"yes": 3, "no": 1}, {"yes": 2, "no": 1, "blank": 1})
    found = tally_of(closed(running, vote))
    assert found is not None
    assert [row.counts for row in found.rows] == [
        {"yes": 9, "no": 1, "blank": 0},
        {"yes": 2, "no": 7, "blank": 1},
    ]


def test_a_line_that_does_not_add_up_is_refused_with_its_sum(running: World) -> None:
    vote = persons(running)
    with pytest.raises(BadInput, match="“Lê Văn An, Trưởng ban” cộng lại được 3, phải bằng số phiếu là 4"):
        count_lines(running, vote, REST, 4, {"yes": 3}, {"yes": 4})
    assert not HandCount.objects.exists()


@pytest.mark.parametrize(
    ("least", "lines", "said"),
    [
        (0, ({"yes": 5}, NONE, NONE), "“Phương án A” có 5, nhiều hơn số phiếu là 4"),
        (0, ({"yes": 4}, {"yes": 4}, {"yes": 1}), "cộng lại được 9; 4 phiếu thì phải từ 0 đến 8"),
        (1, ({"yes": 3}, NONE, NONE), "cộng lại được 3; 4 phiếu thì phải từ 4 đến 8"),
        (0, (A, B), "Ghi số phiếu và số đếm của từng dòng"),
        (0, (A, B, {"maybe": 1}), "Ghi số phiếu và số đếm của từng dòng"),
        (0, (A, B, {"yes": -1}), "Ghi số phiếu và số đếm của từng dòng"),
    ],
)
def test_what_nobody_can_have_counted(running: World, least: int, lines: Any, said: str) -> None:
    with pytest.raises(BadInput, match=said):
        count_lines(running, options(running, least), REST, 4, *lines)


def test_no_more_than_are_there_and_nobody_twice(running: World) -> None:
    vote = options(running)
    with pytest.raises(TooMany, match="Có mặt 10, đã có 6 phiếu; không thể thêm 5"):
        count_lines(running, vote, REST, 5, A, B, B)
    with pytest.raises(TooMany, match="Nhóm có 2 đồng chí; không thể có 3"):
        count_lines(running, vote, REST[:2], 3, A, B, B)
    with pytest.raises(NotFree, match="Lê Thị Thu Hạnh"):
        count_lines(running, vote, ("hanh", "don"), 2, A, B, NONE)
    count_lines(running, vote, REST[:2], 2, A, B, NONE)
    with pytest.raises(CountedInGroup):
        cast(running, vote, "quocan", "yes,no,no")
    with pytest.raises(CountedInGroup):
        enter(running, vote, "don", "yes,no,no")


def test_one_line_is_no_count_of_several(running: World) -> None:
    with pytest.raises(BadInput):
        count(running, options(running), REST, yes=2)


def test_again_is_one_and_taken_back_is_none(running: World) -> None:
    vote = options(running)
    key = vote.pk
    made = count_lines(running, vote, REST, 3, A, B, B, key=key)
    assert count_lines(running, vote, REST, 3, A, B, B, key=key) == made
    with pytest.raises(KeyReused):
        count_lines(running, vote, REST, 3, A, B, A, key=key)
    with pytest.raises(KeyReused):
        count_lines(running, vote, REST, 4, A, B, B, key=key)
    withdraw_count(count=made, by=running.clerk, at=running.at(53))
    found = tally_of(vote)
    assert found is not None
    assert [row.counts["yes"] for row in found.rows] == [6, 0, 2]
    assert kinds(running.meeting)[-2:] == ["HandsCounted", "HandCountWithdrawn"]


def test_result_minutes_and_dossier_say_it(running: World) -> None:
    vote = options(running)
    count_lines(running, vote, REST, 3, A, B, NONE)
    vote = closed(running, vote)
    assert "(9 phiếu: 6 trên máy, 3 đếm chung không ghi tên)" in outcome_sentence(vote)
    (printed,) = compose_minutes(running.meeting).items[1].votes
    assert printed.origins[-1] == (
        "Đếm chung 4 đồng chí giơ tay, không ghi tên: Phương án A: 1 chọn; Phương án B: 2 chọn; Phương án C: 0. "
        "Người đếm: Ngô Bảo Châm."
    )
    assert exported(vote, all_ballots=False)["hand_counts"][0]["counts"] == [{"yes": 1}, {"yes": 2}, {}]


def test_the_page_counts_lines_and_corrects_an_entry(running: World) -> None:
    vote = options(running)
    people = [running.attendee(name).pk for name in REST]
    told: dict[str, Any] = {"people": people, "counted_by": "Ngô Bảo Châm", "ballots": "3"}
    told |= {"hands-0-yes": "1", "hands-1-yes": "2"}
    page = sent(running, vote, "hand-counts", **told)
    assert "Đã ghi 3 người giơ tay." in page
    assert "Phương án A: 1 chọn; Phương án B: 2 chọn; Phương án C: 0" in page
    withdraw_count(count=HandCount.objects.get(), by=running.clerk, at=running.at(53))
    enter(running, vote, "don", "yes,no,yes", "slip")
    page = shown(running, vote)
    for place, checked in (("0", True), ("1", False), ("2", True)):
        box = f'name="line" value="{place}"{" checked" if checked else ""}>'
        assert box in page
    told = {"attendee": running.attendee("don").pk, "way": "slip", "line": ["1"], "revision": 1}
    assert "Đã ghi phiếu của đồng chí Bùi Khắc Đôn." in sent(running, vote, **told)
    assert Ballot.objects.get(elector__attendee=running.attendee("don")).choice == "no,yes,no"
