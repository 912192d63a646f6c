"""Hands that are counted for a group: once each, never more than are there, and said as what they are."""

from typing import Any
from uuid import uuid4

import pytest

from documents.composition.minutes import compose_minutes
from documents.dossier.exporting.ballots import vote as exported
from meetings.access import Audience
from meetings.models import Attendance
from people.refusals import BadInput, NotAllowed
from tests.agenda.factories import kinds, make_current
from tests.factories import World
from tests.voting.factories import cast, make_open, make_rating, make_vote
from tests.voting.mixed import count, enter
from voting import parts
from voting.hand_counts import NotFree, TooMany, withdraw_count
from voting.models import HandCount, HouseRule, Vote
from voting.queries import Standing, my_ballot, outcome_sentence, progress
from voting.receipts import CountedInGroup, KeyReused, VoteNotOpen
from voting.rules import Tie
from voting.states import Display
from voting.votes import close_vote, open_vote

TABLETS = ("khoi", "hanh", "an", "giao", "dat", "nguyet", "quocan")
REST = ("don", "uoc", "nhi")


def seven_answered(here: World, display: str = Display.TOTALS) -> Vote:
    vote = make_open(here, display=display)
    for name in TABLETS:
        cast(here, vote, name)
    return vote


def test_a_group_is_counted_without_names(running: World) -> None:
    vote = seven_answered(running)
    made = count(running, vote, REST, yes=2, other=1)
    assert (made.counts, made.total, made.size, made.entered_by) == ({"yes": 2, "other": 1}, 3, 3, running.secretary)
    assert (progress(vote).cast, progress(vote).eligible, progress(vote).missing) == (10, 10, 0)
    assert my_ballot(vote, running.attendee("don")).standing is Standing.COUNTED
    assert kinds(running.meeting)[-1] == "HandsCounted"
    outcome = close_vote(vote=vote, by=running.chair, at=running.at(55)).outcome
    assert (outcome["yes"], outcome["other"], outcome["present"], outcome["silent"]) == (9, 1, 10, 0)
    assert outcome["ways"] == {"tablet": 7, "hand": 0, "slip": 0, "counted": 3}


def test_an_impossible_count_is_refused_with_the_sum_shown(running: World) -> None:
    vote = seven_answered(running)
    with pytest.raises(TooMany, match=r"^Có mặt 10, đã có 7 phiếu; không thể thêm 4[.]$"):
        count(running, vote, REST, yes=4)
    with pytest.raises(TooMany, match="Nhóm có 2 đồng chí; không thể có 3 người giơ tay"):
        count(running, vote, ["don", "uoc"], yes=3)
    count(running, vote, ["don", "uoc"], yes=1)
    with pytest.raises(TooMany, match="đã có 8 phiếu và 1 đồng chí đã được đếm mà không giơ tay; không thể thêm 2"):
        count(running, vote, ["nhi"], yes=2)
    assert HandCount.objects.count() == 1


def test_nobody_counts_twice(running: World) -> None:
    vote = seven_answered(running)
    with pytest.raises(NotFree, match="Lê Thị Thu Hạnh"):
        count(running, vote, ["hanh", "don"], yes=2)
    enter(running, vote, "don")
    with pytest.raises(NotFree, match="Bùi Khắc Đôn"):
        count(running, vote, ["don", "uoc"], yes=2)
    count(running, vote, ["uoc", "nhi"], yes=2)
    with pytest.raises(CountedInGroup, match="báo văn phòng"):
        cast(running, vote, "uoc", "no")
    with pytest.raises(TooMany, match="Có mặt 10, đã có 10 phiếu"):
        count(running, vote, ["uoc"], yes=1)
    assert close_vote(vote=vote, by=running.chair, at=running.at(55)).outcome["yes"] == 10


@pytest.mark.parametrize("name", ["on", "luc", "thuong"])
def test_a_group_stands_in_the_room_and_may_vote(running: World, name: str) -> None:
    with pytest.raises(NotFree):
        count(running, make_open(running), ["hanh", name], yes=1)


def test_who_was_counted_and_left_was_there(running: World) -> None:
    vote = seven_answered(running)
    count(running, vote, REST, yes=3)
    Attendance.objects.filter(attendee__user=running.users["don"]).update(out_at=running.at(53))
    assert close_vote(vote=vote, by=running.chair, at=running.at(55)).outcome["present"] == 10


def test_a_wrong_count_is_taken_back(running: World) -> None:
    vote = seven_answered(running)
    made = count(running, vote, REST, yes=3)
    for _again in range(2):
        withdraw_count(count=made, by=running.clerk, at=running.at(53))
    assert (progress(vote).cast, kinds(running.meeting).count("HandCountWithdrawn")) == (7, 1)
    assert HandCount.objects.get().withdrawn_by == running.clerk
    cast(running, vote, "don", "no", revision=0)
    outcome = close_vote(vote=vote, by=running.chair, at=running.at(55)).outcome
    assert (outcome["yes"], outcome["no"], outcome["ways"]["counted"]) == (7, 1, 0)


def test_the_same_count_again_is_one(running: World) -> None:
    vote, key = seven_answered(running), uuid4()
    assert count(running, vote, REST, key=key, yes=3) == count(running, vote, REST, key=key, yes=3)
    with pytest.raises(KeyReused):
        count(running, vote, REST, key=key, no=3)
    assert HandCount.objects.count() == 1


def test_what_is_no_count(running: World) -> None:
    vote = make_open(running)
    impossible: tuple[dict[str, Any], ...] = ({}, {"yes": 0}, {"yes": -1}, {"perhaps": 1}, {"yes": 2, "no": -1})
    for hands in impossible:
        with pytest.raises(BadInput):
            count(running, vote, REST, **hands)
    with pytest.raises(BadInput, match="người đếm"):
        count(running, vote, REST, who="  ", yes=1)
    with pytest.raises(BadInput, match="nhóm"):
        count(running, vote, [], yes=1)
    with pytest.raises(NotAllowed):
        count(running, vote, REST, by="khoi", yes=1)


def test_only_while_it_is_open(running: World) -> None:
    vote = seven_answered(running)
    made = count(running, vote, REST, yes=3)
    close_vote(vote=vote, by=running.chair, at=running.at(55))
    with pytest.raises(VoteNotOpen):
        count(running, vote, REST, yes=1)
    with pytest.raises(VoteNotOpen):
        withdraw_count(count=made, by=running.secretary, at=running.at(56))


def test_grades_are_counted(running: World) -> None:
    make_current(running, 2)
    rating = open_vote(vote=make_rating(running), by=running.chair, at=running.at(50))
    cast(running, rating, "khoi", "g1")
    count(running, rating, REST, g1=2, g2=1)
    counted = close_vote(vote=rating, by=running.chair, at=running.at(55)).outcome
    assert [row["counts"]["yes"] for row in counted["rows"]] == [3, 1, 0]
    assert (counted["cast"], counted["ways"]["counted"]) == (4, 3)


def test_the_chair_is_named_where_their_answer_settles_a_tie(running: World) -> None:
    HouseRule.objects.create(
        body=running.body,
        matter="ordinary",
        basis="Quy chế",
        starts=running.at().date(),
        tie=Tie.CHAIR.value,
        entered_by=running.secretary,
        entered_at=running.at(),
    )
    make_current(running, 2)
    vote = open_vote(vote=make_vote(running), by=running.chair, at=running.at(50))
    with pytest.raises(NotFree, match="chủ trì"):
        count(running, vote, ["khoi", "hanh"], yes=2)


def test_the_policy_of_the_vote_hides_counts_and_not_how_many(running: World) -> None:
    vote = seven_answered(running, display=Display.AFTER)
    count(running, vote, REST, yes=2, no=1)
    seen = parts.result(vote, Audience.MEMBER)
    assert (seen["tally"], seen["hands"], seen["ways"]) == (None, [], "10 phiếu: 7 trên máy, 3 đếm chung không ghi tên")
    (hands,) = parts.result(vote, Audience.SECRETARY)["hands"]
    assert hands["figures"] == "2 tán thành, 1 không tán thành"


def test_minutes_conclusion_and_dossier_say_how_the_answers_came(running: World) -> None:
    vote = make_open(running)
    for name in TABLETS[:5]:
        cast(running, vote, name)
    enter(running, vote, "nguyet", way="slip")
    enter(running, vote, "quocan")
    count(running, vote, REST, yes=1, other=2)
    vote = close_vote(vote=vote, by=running.chair, at=running.at(55))
    ways = "10 phiếu: 5 trên máy, 1 giơ tay, 1 phiếu viết, 3 đếm chung không ghi tên"
    assert f"({ways})" in outcome_sentence(vote)
    (item,) = (one for one in compose_minutes(running.meeting).items if one.votes)
    assert item.votes[0].origins == (
        f"Cách ghi nhận {ways}.",
        "Văn phòng ghi thay theo ý kiến của "
        "đồng chí Đặng Thị Ánh Nguyệt (phiếu viết), đồng chí Huỳnh Quốc Ấn (giơ tay).",
        "Đếm chung 3 đồng chí giơ tay, không ghi tên: 1 tán thành, 2 ý kiến khác. Người đếm: Ngô Bảo Châm.",
    )
    told = exported(vote, all_ballots=True)
    assert (told["hand_counts"][0]["counts"], told["hand_counts"][0]["counted_by"]) == (
        {"yes": 1, "other": 2},
        "Ngô Bảo Châm",
    )
    by = {one["person"]: (one["way"], one["entered_by"], one["choice"]) for one in told["ballots"]}
    assert [by[name] for name in ("khoi", "nguyet", "don", "on")] == [
        ("tablet", None, "yes"),
        ("slip", "thuong", "yes"),
        ("counted", None, None),
        (None, None, None),
    ]
