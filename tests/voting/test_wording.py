"""How a result is said."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from django.utils.translation import override

from voting.rules import Base, Counts, Exclusion, Form, Outcome, Rule, Share, Tie, decide
from voting.wording import (
    base_name,
    document_sentence,
    headline,
    reason,
    rule_words,
    share,
    shares,
    terms,
    tie,
    working,
)

HALF = Rule(base=Base.MEMBERS, numerator=1, denominator=2, strict=True, basis="")


def outcome(base: int, present: int, yes: int, no: int = 0, other: int = 0) -> Outcome:
    return decide(HALF, base=base, present=present, counts=Counts(yes=yes, no=no, other=other))


@pytest.mark.parametrize(
    ("decided", "head", "why"),
    [
        (outcome(12, 9, 6), "Không thông qua", "Cần 7/12 thành viên tán thành; có 6; thiếu 1"),
        (outcome(11, 10, 9, 0, 1), "Thông qua", "Cần 6/11 thành viên tán thành; có 9"),
        (outcome(20, 17, 10), "Không thông qua", "Cần 11/20 thành viên tán thành; có 10; thiếu 1"),
        (outcome(1, 1, 1), "Thông qua", "Cần 1/1 thành viên tán thành; có 1"),
    ],
)
def test_the_reason_is_a_sum_that_anybody_can_follow(decided: Outcome, head: str, why: str) -> None:
    assert (headline(decided), working(decided)) == (head, why)


@pytest.mark.parametrize(
    ("base", "why"),
    [
        (Base.PRESENT, "Cần 6/11 thành viên có mặt tán thành; có 9"),
        (Base.CAST, "Cần 6/11 phiếu tán thành; có 9"),
        (Base.SUMMONED, "Cần 6/11 đại biểu được triệu tập tán thành; có 9"),
        (Base.VALID, "Cần 6/11 phiếu hợp lệ tán thành; có 9"),
    ],
)
def test_the_base_is_named(base: Base, why: str) -> None:
    assert working(outcome(11, 10, 9), base) == why


def tied(tie: Tie, chair: str = "") -> Outcome:
    rule = replace(HALF, tie=tie)
    return decide(rule, base=12, present=12, counts=Counts(yes=6, no=6), chair=chair)


@pytest.mark.parametrize(
    ("decided", "said"),
    [
        (tied(Tie.FAILS), "chưa quá một nửa nên không thông qua"),
        (tied(Tie.REPEAT), "phải biểu quyết lại"),
        (tied(Tie.CHAIR, "yes"), "quyết định theo bên chủ trì đã tán thành"),
        (tied(Tie.CHAIR, "no"), "quyết định theo bên chủ trì đã không tán thành"),
        (tied(Tie.CHAIR, "other"), "quyết định theo bên chủ trì đã không tán thành"),
        (tied(Tie.CHAIR), "chủ trì không biểu quyết nên không thông qua"),
    ],
)
def test_a_tie_is_never_settled_without_a_word(decided: Outcome, said: str) -> None:
    assert "ngang nhau" in tie(decided)
    assert tie(decided).endswith(said)
    assert reason(decided) == f"{working(decided)}. {tie(decided)}"


def test_where_there_is_no_tie_none_is_said() -> None:
    assert (tie(outcome(12, 9, 7)), reason(outcome(12, 9, 7))) == ("", "Cần 7/12 thành viên tán thành; có 7")


@pytest.mark.parametrize("base", list(Base))
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_base_has_its_words(base: Base, language: str) -> None:
    with override(language):
        assert base_name(base)
        assert "6/11" in reason(outcome(11, 10, 9), base)
        assert share(Decimal("90.00")) in shares(outcome(11, 10, 9), base)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({}, "quá một nửa tổng số thành viên"),
        ({"numerator": 2, "denominator": 3, "strict": False}, "ít nhất hai phần ba tổng số thành viên"),
        ({"numerator": 3, "denominator": 4, "strict": False}, "ít nhất 3/4 tổng số thành viên"),
        ({"numerator": 2, "denominator": 3}, "trên 2/3 tổng số thành viên"),
        ({"numerator": 1, "denominator": 1, "strict": False}, "toàn bộ tổng số thành viên"),
        ({"base": Base.VALID}, "quá một nửa số phiếu hợp lệ"),
    ],
)
def test_a_rule_in_words(change: dict[str, Any], words: str) -> None:
    assert rule_words(replace(HALF, **change)) == terms(replace(HALF, **change)) == words


def test_all_terms_of_a_rule() -> None:
    rule = replace(
        HALF,
        quorum=Share(numerator=2, denominator=3, strict=False),
        excluded=frozenset({Exclusion.SUSPENDED}),
        tie=Tie.REPEAT,
        form=Form.SECRET,
    )
    assert terms(rule) == (
        "quá một nửa tổng số thành viên; phải có mặt ít nhất 2/3; người không tham gia vẫn tính vào mẫu số; "
        "ngang nhau thì biểu quyết lại; bỏ phiếu kín"
    )
    rule = replace(HALF, tie=Tie.CHAIR, form=Form.NAMED)
    assert terms(rule) == ("quá một nửa tổng số thành viên; ngang nhau thì theo bên chủ trì; biểu quyết công khai")


def test_both_shares_the_decisive_one_first() -> None:
    assert shares(outcome(11, 10, 9, 0, 1)) == "81,82% tổng số thành viên; 90,00% số có mặt"


@pytest.mark.parametrize(("value", "shown"), [("81.82", "81,82%"), ("0.00", "0,00%"), ("100.00", "100,00%")])
def test_two_decimals_and_a_comma(value: str, shown: str) -> None:
    assert share(Decimal(value)) == shown


def test_english_has_a_point() -> None:
    with override("en"):
        assert share(Decimal("81.82")) == "81.82%"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_documents_are_vietnamese_in_every_interface(language: str) -> None:
    with override(language):
        assert document_sentence("Ban Thường vụ", outcome(11, 10, 9, 0, 1)) == (
            "Ban Thường vụ biểu quyết: 9/11 đồng chí tán thành (81,82%), 0 không tán thành, 1 ý kiến khác."
        )


def test_who_was_silent_is_named() -> None:
    assert document_sentence("Ban Thường vụ", outcome(12, 9, 6, 1)) == (
        "Ban Thường vụ biểu quyết: 6/12 đồng chí tán thành (50,00%), 1 không tán thành, 0 ý kiến khác, "
        "2 có mặt nhưng không biểu quyết. Nội dung không được thông qua (cần ít nhất 7)."
    )
