"""The published file counts itself, by a program of its own, and no byte of it can be changed."""

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.repository import tree
from tests.voting.sealed import vectors
from tests.voting.sealed.polls import poll
from voting.manifest import seal
from voting.sealed import acknowledgement, bundle
from voting.sealed.recount import problems, signed

SCRIPT = tree.ROOT / "voting" / "sealed" / "recount.py"


def test_two_hundred_votes_are_counted_as_they_were_cast() -> None:
    luck = random.Random(16)
    for _ in range(200):
        made = poll(luck)
        assert problems(made.data) == []
        counts = json.loads(made.data)["bundle"]["counts"]
        assert (counts if isinstance(counts, list) else [counts]) == made.counts


def test_no_byte_can_be_changed() -> None:
    data, luck = vectors.published(), random.Random(7)
    for _ in range(1000):
        place, bit = luck.randrange(len(data)), 1 << luck.randrange(8)
        changed = data[:place] + bytes([data[place] ^ bit]) + data[place + 1 :]
        assert problems(changed) != []


def resealed(**changes: Any) -> bytes:
    """The published vote with something changed by somebody who can write JSON but has no key."""
    file = json.loads(vectors.published())
    content = {**file["bundle"], **changes}
    return bundle.written({"bundle": seal(content), "signature": file["signature"]})


HELD = json.loads(vectors.published())["bundle"]
ATTACKS = {
    "drop an envelope": ({"envelopes": HELD["envelopes"][1:]}, "not as many envelopes"),
    "stuff a ballot": (
        {"ballots": [*HELD["ballots"], [0, "AAAA-AAAA-AAAA-AAAA", "no"]]},
        "ballots missing or too many",
    ),
    "an envelope twice": ({"envelopes": [HELD["envelopes"][0], *HELD["envelopes"][:3]]}, "an envelope twice"),
    "a tracker twice": ({"ballots": [HELD["ballots"][0], *HELD["ballots"][:3]]}, "two ballots with one tracker"),
    "a stranger": ({"participants": ["x", *HELD["participants"][1:]]}, "may not"),
    "an elector more": ({"electors": [*HELD["electors"], "x"]}, "other electors"),
    "other counts": ({"counts": {"yes": 4}}, "counts are wrong"),
    "another answer": ({"ballots": [[0, HELD["ballots"][0][1], "ja"], *HELD["ballots"][1:]]}, "not on the ballot"),
    "other terms": ({"manifest": {**HELD["manifest"], "base": 4}}, "terms of the vote"),
    "swap an answer and its count": (
        {
            "ballots": [[line, mark, "no"] for line, mark, _choice in HELD["ballots"]],
            "counts": {"no": 4},
        },
        "not signed",
    ),
}


@pytest.mark.parametrize("name", ATTACKS)
def test_who_changes_the_file_and_its_hash_is_found_out(name: str) -> None:
    changes, expected = ATTACKS[name]
    assert any(expected in one for one in problems(resealed(**changes)))


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b"null", b'{"bundle": {}}', b"[" * 100_000, b"\xff"])
def test_anything_else_is_no_published_vote(data: bytes) -> None:
    assert problems(data) == ["this is no published vote"]


def run(path: Path, *more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-I", "-S", str(SCRIPT), str(path), *more], capture_output=True, text=True, check=False
    )


def test_it_runs_alone(tmp_path: Path) -> None:
    """Without a site folder there is nothing but the standard library to import."""
    path = tmp_path / "result.json"
    path.write_bytes(vectors.published())
    told = run(path, HELD["sha256"])
    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout.split("\n")[1:] == [
        "{'Tán thành': 2, 'Không tán thành': 1, 'Ý kiến khác': 1}, invalid 0",
        HELD["sha256"],
        "",
    ]
    assert "another hash" in run(path, "0" * 64).stderr
    path.write_bytes(vectors.published().replace(b'"yes"', b'"no"'))
    assert (run(path).returncode, run(path).stdout) == (1, "")


def test_it_is_short_enough_to_be_read() -> None:
    assert len(SCRIPT.read_text(encoding="utf-8").splitlines()) < 100


def test_it_verifies_signatures_as_the_library_does() -> None:
    luck = random.Random(3)
    for _ in range(20):
        seed, message = luck.randbytes(32), luck.randbytes(64)
        key = acknowledgement.public(seed)
        made = acknowledgement.sign(seed, message[:32], message[32:])
        assert acknowledgement.holds(made, key, message[:32], message[32:])
        assert signed(key, b"ack" + message, made)
        wrong = bytes([made[0] ^ 1]) + made[1:]
        assert not acknowledgement.holds(wrong, key, message[:32], message[32:])
        with_other = [(key, b"ack" + message[1:], made), (acknowledgement.public(message[:32]), b"ack" + message, made)]
        assert not any(signed(*one) for one in with_other)
