"""Two texts, word by word."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from people.difference import pieces


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("", "", []),
        ("", "Một hai.", [("in", "Một hai.")]),
        ("Một hai.", "", [("out", "Một hai.")]),
        ("Một.\nHai.", "Một.\nBa.", [("equal", "Một.\n"), ("out", "Hai."), ("in", "Ba.")]),
        ("giữ cả hàng", "giữ một hàng", [("equal", "giữ"), ("out", "cả"), ("in", "một"), ("equal", "hàng")]),
    ],
)
def test_what_went_and_came(old: str, new: str, told: list[tuple[str, str]]) -> None:
    assert [(one.kind, one.text) for one in pieces(old, new)] == told


TEXTS = st.lists(st.sampled_from(["giao", "Văn phòng", "trước", "\n", "20/11"]), max_size=12).map(" ".join)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(TEXTS, TEXTS)
def test_either_text_can_be_read_from_it(old: str, new: str) -> None:
    found = pieces(old, new)
    assert " ".join(one.text for one in found if one.kind != "out").split() == new.split()
    assert " ".join(one.text for one in found if one.kind != "in").split() == old.split()
