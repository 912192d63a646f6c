"""The book of rules: complete, without overlap, chosen by day."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from people.models.body import BodyKind
from voting.rulebook import BOOK, Entry, NoRule, entry_for
from voting.rules import Base
from voting.states import Choice

TODAY = date(2026, 11, 12)


@pytest.mark.parametrize("kind", BodyKind.values)
def test_every_kind_of_body_has_a_rule(kind: str) -> None:
    rule = entry_for(kind, TODAY).rule
    assert (rule.base, rule.share.numerator, rule.share.denominator, rule.strict) == (Base.MEMBERS, 1, 2, True)


@pytest.mark.parametrize("kind", BodyKind.values)
def test_rules_of_one_body_follow_each_other_without_gap_or_overlap(kind: str) -> None:
    entries = [entry for entry in BOOK if kind in entry.kinds]
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
    assert entry_for("btv", day).rule.basis == basis


@pytest.mark.parametrize(("kind", "day"), [("btv", date(2021, 7, 29)), ("choir", TODAY)])
def test_what_the_book_does_not_know_is_refused(kind: str, day: date) -> None:
    with pytest.raises(NoRule):
        entry_for(kind, day)


@pytest.mark.parametrize("entry", BOOK)
def test_the_answers_are_those_that_a_ballot_can_hold(entry: Entry) -> None:
    assert [value for value, _ in entry.options] == Choice.values


@pytest.mark.parametrize(
    ("kind", "third"), [("btv", "Ý kiến khác"), ("hd", "Ý kiến khác"), ("ubnd", "Không biểu quyết")]
)
def test_party_and_state_name_the_third_answer_differently(kind: str, third: str) -> None:
    assert str(entry_for(kind, TODAY).options[2][1]) == third
