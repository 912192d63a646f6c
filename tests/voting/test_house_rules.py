"""Rules of a body's own working rules: entered with their basis and days, never below the law."""

from datetime import date
from typing import Any

import pytest

from people.models import Body
from people.queries import may_keep
from people.refusals import BadInput, NotAllowed, Refusal
from tests.agenda.factories import make_current
from tests.factories import World
from tests.voting.factories import QUESTION, cast, make_open
from voting.house_rules import (
    AlreadyEnded,
    Overlaps,
    WeakerThanLaw,
    end_rule,
    enter_rule,
    matters_of,
    rule_on,
)
from voting.matters import Matter
from voting.models import HouseRule, Vote
from voting.opening import NobodyVotes, WrongWay
from voting.questions import change_question, put_question
from voting.rulebook import NoRule
from voting.rules import Base, Exclusion, Form, Tie
from voting.votes import close_vote, open_vote

FIRST = date(2026, 1, 1)
BASIS = "Quy chế làm việc số 12-QC/ĐU, ngày 02/01/2026, Điều 15"


def enter(here: World, by: str = "thuong", **changes: Any) -> HouseRule:
    values: dict[str, Any] = {
        "body": here.body,
        "matter": Matter.REGULATION.value,
        "numerator": 2,
        "denominator": 3,
        "strict": False,
        "basis": BASIS,
        "starts": FIRST,
    }
    return enter_rule(rule=HouseRule(**values | changes), by=here.users[by], at=here.at())


def put(here: World, matter: str) -> Vote:
    return put_question(item=here.items[1], question=QUESTION, matter=matter, by=here.secretary, at=here.at(40))


def test_a_rule_of_the_house_decides_its_kind_of_question_alone(running: World) -> None:
    enter(running)
    make_current(running, 2)
    vote = open_vote(vote=put(running, Matter.REGULATION), by=running.chair, at=running.at(50))
    assert (vote.manifest["matter"], vote.manifest["threshold"], vote.manifest["base"]) == ("regulation", 8, 11)
    assert vote.manifest["rule"]["basis"] == BASIS
    for name in ("khoi", "hanh", "an", "giao", "dat", "nguyet", "quocan"):
        cast(running, vote, name)
    outcome = close_vote(vote=vote, by=running.chair, at=running.at(55)).outcome
    assert (outcome["passed"], outcome["yes"], outcome["short"]) == (False, 7, 1)
    assert make_open(running, minute=56).manifest["threshold"] == 6


def test_a_rule_is_in_force_from_its_first_day_to_its_last(running: World) -> None:
    rule = enter(running, starts=date(2026, 3, 1), ends=date(2026, 3, 31))
    for day, own in (
        (date(2026, 2, 28), False),
        (date(2026, 3, 1), True),
        (date(2026, 3, 31), True),
        (date(2026, 4, 1), False),
    ):
        assert (rule_on(running.body, Matter.REGULATION, day) == rule.rule) == own
        found = {one.matter: one.is_own for one in matters_of(running.body, day)}
        assert found[Matter.REGULATION] == own
        assert not found[Matter.ORDINARY]


def test_the_rule_of_the_opening_stays_when_the_house_changes_it(running: World) -> None:
    rule = enter(running)
    make_current(running, 2)
    vote = open_vote(vote=put(running, Matter.REGULATION), by=running.chair, at=running.at(50))
    HouseRule.objects.filter(pk=rule.pk).update(numerator=1, denominator=1)
    assert close_vote(vote=vote, by=running.chair, at=running.at(55)).outcome["threshold"] == 8


def test_who_takes_no_part_may_stay_in_the_base(running: World) -> None:
    enter(running, matter=Matter.ORDINARY, numerator=1, denominator=2, strict=True, counts_recused=True)
    vote = make_open(running, recused=("on",))
    assert (vote.manifest["base"], vote.manifest["recused"], vote.manifest["threshold"]) == (11, 1, 6)
    assert Exclusion.RECUSED not in HouseRule.objects.get().rule.excluded


def test_a_rule_may_have_a_quorum_of_its_own(running: World) -> None:
    enter(running, matter=Matter.ORDINARY, quorum_numerator=9, quorum_denominator=10)
    assert make_open(running).manifest["quorum"] == {"members": 11, "present": 10, "needed": 10}


def test_an_advisory_body_may_count_those_present(running: World) -> None:
    Body.objects.update(kind="hd")
    running.body.refresh_from_db()
    enter(running, matter=Matter.ORDINARY, numerator=1, denominator=2, strict=True, base=Base.PRESENT.value)
    vote = make_open(running)
    assert (vote.manifest["base"], vote.manifest["threshold"]) == (10, 6)
    for name in ("khoi", "hanh", "an", "giao", "dat"):
        cast(running, vote, name)
    outcome = close_vote(vote=vote, by=running.chair, at=running.at(55)).outcome
    assert (outcome["passed"], outcome["base"], outcome["tied"]) == (False, 10, True)


def test_where_nobody_cast_a_rule_of_ballots_carries_nothing(running: World) -> None:
    Body.objects.update(kind="hd")
    running.body.refresh_from_db()
    enter(running, matter=Matter.ORDINARY, numerator=1, denominator=2, strict=True, base=Base.CAST.value)
    vote = make_open(running)
    outcome = close_vote(vote=vote, by=running.chair, at=running.at(55)).outcome
    assert (outcome["passed"], outcome["base"], outcome["threshold"]) == (False, 0, 1)


@pytest.mark.parametrize(
    ("changes", "refusal", "said"),
    [
        ({"basis": "  "}, BadInput, "căn cứ"),
        ({"ends": date(2025, 12, 31)}, BadInput, "trước ngày có hiệu lực"),
        ({"numerator": 4}, BadInput, "Không thể biểu quyết"),
        ({"denominator": 0}, BadInput, "Không thể biểu quyết"),
        ({"tie": Tie.REPEAT.value}, BadInput, "Không thể biểu quyết"),
        ({"quorum_numerator": 2}, BadInput, "tử số và mẫu số"),
        ({"quorum_numerator": 3, "quorum_denominator": 2}, BadInput, "Không thể biểu quyết"),
        ({"base": Base.PRESENT.value}, WeakerThanLaw, "quá một nửa tổng số thành viên"),
        ({"numerator": 1, "denominator": 2}, WeakerThanLaw, "Điều lệ Đảng"),
        ({"matter": "election", "form": Form.ANY.value}, WeakerThanLaw, "190-QĐ/TW"),
    ],
)
def test_what_cannot_be_or_may_not_be_is_refused_in_words(
    running: World, changes: dict[str, Any], refusal: type[Refusal], said: str
) -> None:
    with pytest.raises(refusal, match=said):
        enter(running, **changes)
    assert HouseRule.objects.count() == 0


def test_a_casting_vote_is_not_for_a_party_body(running: World) -> None:
    half: dict[str, Any] = {"numerator": 1, "denominator": 2, "strict": True}
    with pytest.raises(WeakerThanLaw):
        enter(running, **half, tie=Tie.CHAIR.value)
    assert enter(running, **half, tie=Tie.REPEAT.value).rule.tie == Tie.REPEAT


@pytest.mark.parametrize(
    ("starts", "ends"),
    [(date(2026, 6, 30), None), (date(2025, 1, 1), date(2026, 1, 1)), (date(2025, 1, 1), None)],
)
def test_two_rules_do_not_hold_on_one_day(running: World, starts: date, ends: date | None) -> None:
    enter(running, ends=date(2026, 6, 30))
    with pytest.raises(Overlaps, match="Từ ngày 01/01/2026"):
        enter(running, starts=starts, ends=ends)
    assert enter(running, starts=date(2026, 7, 1)).pk


@pytest.mark.parametrize("name", ["cham", "khoi", "hanh", "stranger"])
def test_only_the_secretary_keeps_the_rules(running: World, name: str) -> None:
    assert not may_keep(running.users[name], running.body)
    with pytest.raises(NotAllowed):
        enter(running, by=name)
    rule = enter(running)
    with pytest.raises(NotAllowed):
        end_rule(rule_id=rule.pk, last=date(2026, 12, 31), by=running.users[name])


def test_a_rule_gets_its_last_day_once(running: World) -> None:
    rule = enter(running)
    with pytest.raises(BadInput):
        end_rule(rule_id=rule.pk, last=date(2025, 12, 31), by=running.secretary)
    assert end_rule(rule_id=rule.pk, last=date(2026, 6, 30), by=running.secretary).ends == date(2026, 6, 30)
    with pytest.raises(AlreadyEnded):
        end_rule(rule_id=rule.pk, last=date(2026, 12, 31), by=running.secretary)


@pytest.mark.parametrize("matter", ["personnel", "discipline", "election", "confidence"])
def test_what_must_be_secret_is_not_put_to_an_open_vote(running: World, matter: str) -> None:
    with pytest.raises(WrongWay, match="phải bỏ phiếu kín"):
        put(running, matter)
    vote = put(running, Matter.ORDINARY)
    with pytest.raises(WrongWay):
        change_question(
            vote=vote, question="Có?", matter=matter, display="totals", by=running.secretary, at=running.at(41)
        )
    assert Vote.objects.get().matter == Matter.ORDINARY


def test_a_question_without_a_rule_is_refused(running: World) -> None:
    Body.objects.update(kind="hd")
    with pytest.raises(NobodyVotes, match="bầu cử"):
        put(running, Matter.ELECTION)
    with pytest.raises(NoRule):
        rule_on(Body.objects.get(pk=running.body.pk), Matter.ELECTION, FIRST)


def test_an_unknown_kind_of_question_is_refused(running: World) -> None:
    with pytest.raises(BadInput, match="loại nội dung"):
        put(running, "song")


def test_a_question_changes_its_kind_until_it_opens(running: World) -> None:
    vote = put(running, Matter.ORDINARY)
    change_question(
        vote=vote, question="Có?", matter="procedure", display="totals", by=running.secretary, at=running.at(41)
    )
    change_question(vote=vote, question="Có không?", display="totals", by=running.secretary, at=running.at(42))
    assert Vote.objects.get().matter == Matter.PROCEDURE


def test_what_must_be_secret_is_put_to_a_secret_vote_and_what_must_be_open_is_not(running: World) -> None:
    make: dict[str, Any] = {
        "item": running.items[1],
        "question": QUESTION,
        "by": running.secretary,
        "at": running.at(40),
    }
    vote = put_question(**make, matter=Matter.ELECTION, secret=True)
    assert (vote.matter, vote.secret) == (Matter.ELECTION, True)
    with pytest.raises(WrongWay, match="không bỏ phiếu kín được"):
        put_question(**make, matter=Matter.PROCEDURE, secret=True)
    make_current(running, 2)
    opened = open_vote(vote=vote, by=running.chair, at=running.at(50))
    assert opened.manifest["rule"]["form"] == "secret"
    assert "190-QĐ/TW" in opened.manifest["rule"]["basis"]
