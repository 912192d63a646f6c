"""The frozen manifest and its hash."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voting.manifest import canonical, is_intact, rule_of, rule_to_plain, seal, short_code
from voting.outcomes import from_plain, to_plain
from voting.rules import Base, Counts, Rule, decide

CONTENT = {"question": "Thống nhất?", "base": 11, "choices": [["yes", "Tán thành"]]}

plain = st.dictionaries(
    st.text(max_size=8).filter(lambda key: key != "sha256"), st.integers() | st.text(max_size=8) | st.none(), max_size=5
)


def test_the_hash_is_that_of_the_canonical_form() -> None:
    assert canonical(CONTENT).decode() == '{"base":11,"choices":[["yes","Tán thành"]],"question":"Thống nhất?"}'
    sealed = seal(CONTENT)
    assert sealed["sha256"] == "cee38b00ecc2d782c7c22cb895884ed1cc8980086a2c5a2cbb66f36dcb9561bc"
    assert (is_intact(sealed), short_code(sealed)) == (True, "cee3-8b00")


@given(plain)
def test_the_order_of_keys_and_the_database_do_not_matter(content: dict[str, Any]) -> None:
    sealed = seal(content)
    turned = json.loads(json.dumps(dict(reversed(sealed.items()))))
    assert is_intact(turned)


@pytest.mark.parametrize("change", [{"base": 12}, {"question": "Thống nhất ?"}, {"extra": None}, {"sha256": "0"}])
def test_every_change_shows(change: dict[str, Any]) -> None:
    assert is_intact({**seal(CONTENT), **change}) is False


def test_nothing_sealed_has_no_code() -> None:
    assert (short_code({}), is_intact({})) == ("", False)


@pytest.mark.parametrize("base", list(Base))
def test_a_rule_comes_back(base: Base) -> None:
    rule = Rule(base=base, numerator=2, denominator=3, strict=False, basis="Quy chế")
    assert rule_of(json.loads(json.dumps({"rule": rule_to_plain(rule)}))) == rule


@given(st.integers(1, 300), st.data())
def test_an_outcome_comes_back(base: int, data: st.DataObject) -> None:
    rule = Rule(base=Base.MEMBERS, numerator=1, denominator=2, strict=True, basis="")
    yes = data.draw(st.integers(0, base))
    no = data.draw(st.integers(0, base - yes))
    outcome = decide(rule, base=base, present=base, counts=Counts(yes=yes, no=no))
    assert from_plain(json.loads(json.dumps(to_plain(outcome)))) == outcome
