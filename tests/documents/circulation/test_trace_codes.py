"""Codes are read whatever way a person types them off a photograph."""

import pytest

from documents.circulation import trace_codes


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("K7M2P9QX", "K7M2P9QX"),
        (" k7m2 p9qx ", "K7M2P9QX"),
        ("K7M2-P9QX", "K7M2P9QX"),
        ("o7ml p9qi", "07M1P9Q1"),
        ("K7M2P9Q", ""),
        ("K7M2P9QXX", ""),
        ("K7M2P9QU", ""),
        ("", ""),
        ("<script>", ""),
    ],
)
def test_reading_a_code(typed: str, code: str) -> None:
    assert trace_codes.read(typed) == code


def test_new_codes_can_be_read_as_they_are_shown() -> None:
    codes = {trace_codes.new() for _ in range(200)}
    assert len(codes) == 200
    assert all(trace_codes.read(trace_codes.shown(code)) == code for code in codes)
