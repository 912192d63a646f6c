"""The rules of votes against the golden table, and against a second implementation in SQL."""

from collections import Counter
from decimal import Decimal

import pytest

from tests.voting.golden import Case, answers, cases
from tests.voting.golden_sql import judged
from voting.rules import (
    Base,
    Counts,
    Exclusion,
    NoElectors,
    Roll,
    Rule,
    Share,
    Tie,
    base_of,
    decide,
    quorum_of,
    threshold,
)

TABLE = cases()


def share(text: str) -> Share:
    numerator, denominator = text.lstrip(">=").split("/")
    return Share(numerator=int(numerator), denominator=int(denominator), strict=not text.startswith(">="))


def rule_of(case: Case) -> Rule:
    carries = share(case["share"])
    return Rule(
        numerator=carries.numerator,
        denominator=carries.denominator,
        strict=carries.strict,
        base=Base(case["base"]),
        basis=case["basis"],
        excluded=frozenset(Exclusion(reason) for reason in case["excluded"].split("+") if reason),
        quorum=share(case["quorum"]) if case["quorum"] else None,
        tie=Tie(case["tie"]),
    )


class Engine:
    """The product's answer to a case; all its numbers are units of the case's grain."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.grain = Decimal(case["grain"])
        self.rule = rule_of(case)

    def number(self, name: str) -> int:
        return int(Decimal(self.case[name]) / self.grain)

    def told(self, number: int) -> str:
        return f"{(number * self.grain).normalize():f}"

    def answer(self) -> dict[str, str]:
        try:
            return self.judged()
        except ValueError:
            return dict.fromkeys(answers(self.case), "") | {"result": "impossible"}

    def judged(self) -> dict[str, str]:
        people = ("members", "summoned", "present", *Exclusion)
        roll = Roll(**{name: self.number(name) for name in people})
        counts = Counts(**{name: self.number(name) for name in ("yes", "no", "other", "blank", "invalid")})
        base = base_of(self.rule, roll, counts)
        quorum = quorum_of(self.rule, roll)
        found = {"of": self.told(base), "threshold": "", "short": "", "tied": ""}
        found["quorum_needed"] = self.told(quorum.needed)
        try:
            threshold(self.rule, base)
        except NoElectors:
            return found | {"result": "nobody"}
        outcome = decide(self.rule, base=base, present=roll.present, counts=counts, chair=self.case["chair"])
        if not quorum.reached:
            return found | {"result": "no_quorum"}
        return found | {
            "result": "carried" if outcome.passed else "failed",
            "threshold": self.told(outcome.threshold),
            "short": self.told(outcome.short),
            "tied": "yes" if outcome.tied else "no",
        }


@pytest.mark.parametrize("case", TABLE, ids=lambda case: f"{case['case']}: {case['reason']}")
def test_the_engine_says_what_the_table_says(case: Case) -> None:
    assert Engine(case).answer() == answers(case)


@pytest.mark.parametrize("case", TABLE, ids=lambda case: f"{case['case']}: {case['reason']}")
def test_sql_says_what_the_table_says(case: Case) -> None:
    assert judged(case) == answers(case)


def test_the_table_is_large_and_every_case_has_its_reason() -> None:
    assert len(TABLE) >= 150
    assert [case["case"] for case in TABLE] == [str(number) for number in range(1, len(TABLE) + 1)]
    assert all(case["reason"] and case["basis"] for case in TABLE)


def test_the_table_leaves_nothing_out() -> None:
    assert {case["base"] for case in TABLE} == set(Base)
    assert {case["tie"] for case in TABLE} == set(Tie)
    assert {reason for case in TABLE for reason in case["excluded"].split("+")} == {*Exclusion, ""}
    results = Counter(case["result"] for case in TABLE)
    assert min(results[name] for name in ("carried", "failed", "no_quorum", "nobody", "impossible")) >= 5


def test_no_two_cases_ask_the_same() -> None:
    asked = Counter(tuple(value for key, value in case.items() if key not in ("case", "reason")) for case in TABLE)
    assert [case for case, number in asked.items() if number > 1] == []
