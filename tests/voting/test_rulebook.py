"""The book of rules: complete, without overlap, chosen by day."""

from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

import pytest

from people.models.body import BodyKind
from voting.matters import Matter
from voting.rulebook import BOOK, NoRule, entry_for, options_for
from voting.rules import LEFT_OUT_OF_A_CELL, Base, Form, Tie
from voting.states import Choice

TODAY = date(2026, 11, 12)


@pytest.mark.parametrize("kind", BodyKind.values)
@pytest.mark.parametrize("matter", [Matter.ORDINARY, Matter.PROCEDURE, Matter.REGULATION])
def test_every_kind_of_body_has_a_rule(kind: str, matter: str) -> None:
    rule = entry_for(kind, matter, TODAY).rule
    assert (rule.base, rule.share.numerator, rule.share.denominator, rule.strict) == (Base.MEMBERS, 1, 2, True)


@pytest.mark.parametrize("kind", BodyKind.values)
@pytest.mark.parametrize("matter", Matter)
def test_rules_of_one_body_follow_each_other_without_gap_or_overlap(kind: str, matter: Matter) -> None:
    entries = [entry for entry in BOOK if kind in entry.kinds and matter in entry.matters]
    if not entries:
        with pytest.raises(NoRule):
            entry_for(kind, matter, TODAY)
        return
    for earlier, later in pairwise(entries):
        assert earlier.ends is not None
        assert later.starts - earlier.ends == timedelta(days=1)
    assert entries[-1].ends is None


@pytest.mark.parametrize(
    ("day", "regulation"),
    [
        (date(2021, 7, 30), "24-QĐ/TW"),
        (date(2025, 1, 19), "24-QĐ/TW"),
        (date(2025, 1, 20), "232-QĐ/TW"),
        (date(2025, 5, 25), "232-QĐ/TW"),
        (date(2025, 5, 26), "294-QĐ/TW"),
        (TODAY, "294-QĐ/TW"),
    ],
)
def test_the_basis_is_the_law_of_the_day(day: date, regulation: str) -> None:
    basis = f"Điều lệ Đảng, Điều 9 khoản 5; Quy định {regulation}, Điều 9.3"
    for matter in (Matter.ORDINARY, Matter.REGULATION):
        assert entry_for("btv", matter, day).rule.basis == basis


@pytest.mark.parametrize(
    ("day", "decision"), [(date(2024, 10, 9), "244-QĐ/TW"), (date(2024, 10, 10), "190-QĐ/TW, Điều 3")]
)
@pytest.mark.parametrize("matter", ["procedure", "personnel", "election"])
def test_elections_go_by_the_decision_of_the_day(day: date, decision: str, matter: str) -> None:
    basis = f"Điều lệ Đảng, Điều 9 khoản 5; Quyết định {decision}"
    assert entry_for("bch", matter, day).rule.basis == basis


@pytest.mark.parametrize(
    ("kind", "matter", "form"),
    [
        ("btv", "ordinary", Form.ANY),
        ("btv", "procedure", Form.NAMED),
        ("btv", "personnel", Form.SECRET),
        ("bch", "election", Form.SECRET),
        ("ubkt", "discipline", Form.SECRET),
        ("bch", "confidence", Form.SECRET),
        ("hdnd", "election", Form.SECRET),
        ("ubnd", "personnel", Form.ANY),
    ],
)
def test_the_law_says_what_is_secret(kind: str, matter: str, form: Form) -> None:
    assert entry_for(kind, matter, TODAY).rule.form == form


def test_a_vote_of_confidence_needs_two_thirds_in_the_room() -> None:
    quorum = entry_for("bch", Matter.CONFIDENCE, date(2023, 2, 2)).rule.quorum
    assert (quorum and quorum.share, quorum and quorum.strict) == (Fraction(2, 3), False)
    with pytest.raises(NoRule):
        entry_for("bch", Matter.CONFIDENCE, date(2023, 2, 1))


def test_only_the_peoples_committee_has_a_casting_vote() -> None:
    assert {kind for entry in BOOK if entry.rule.tie == Tie.CHAIR for kind in entry.kinds} == {"ubnd"}


def test_only_advisory_bodies_are_free_to_ask_for_less() -> None:
    free = {kind for entry in BOOK if not entry.binding for kind in entry.kinds}
    assert free == {"ban", "hd", "cb"}
    assert {matter for entry in BOOK if not entry.binding and "cb" in entry.kinds for matter in entry.matters} == {
        Matter.ADMISSION,
        Matter.EXPULSION,
    }


def test_a_cell_counts_its_official_members() -> None:
    entries = [entry for entry in BOOK if "cb" in entry.kinds]
    assert {entry.rule.excluded for entry in entries} == {LEFT_OUT_OF_A_CELL}
    for matter in (Matter.ADMISSION, Matter.EXPULSION):
        rule = entry_for("cb", matter, TODAY).rule
        assert (rule.share, rule.strict) == (Fraction(2, 3), False)
        with pytest.raises(NoRule):
            entry_for("btv", matter, TODAY)


@pytest.mark.parametrize(("kind", "day"), [("btv", date(2021, 7, 29)), ("choir", TODAY)])
def test_what_the_book_does_not_know_is_refused(kind: str, day: date) -> None:
    with pytest.raises(NoRule):
        entry_for(kind, Matter.ORDINARY, day)


@pytest.mark.parametrize("kind", BodyKind.values)
def test_the_answers_are_those_that_a_ballot_can_hold(kind: str) -> None:
    assert [value for value, _ in options_for(kind)] == Choice.values


@pytest.mark.parametrize(
    ("kind", "third"), [("btv", "Ý kiến khác"), ("hd", "Ý kiến khác"), ("ubnd", "Không biểu quyết")]
)
def test_party_and_state_name_the_third_answer_differently(kind: str, third: str) -> None:
    assert str(options_for(kind)[2][1]) == third
