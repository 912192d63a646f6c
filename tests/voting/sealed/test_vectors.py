"""The formats do not drift: what the code makes today is what was committed, byte by byte."""

import json

from tests.voting.sealed import vectors


def test_everything_is_as_it_was_committed() -> None:
    assert vectors.made() == json.loads(vectors.PATH.read_text(encoding="utf-8"))
