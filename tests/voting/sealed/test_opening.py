"""Out of the box: every valid ballot under its tracker, whatever the order in which it came."""

import random
import secrets
from statistics import mean

import pytest

from voting.sealed import envelope, keys, retry, slip
from voting.sealed.opening import Answer, Clash, open_all
from voting.sealed.tracker import tracker

BOX = keys.make()
VOTE = secrets.token_bytes(32)
CHOICES = ["yes", "no", "other"]


def sealed(*choices: str, nonce: bytes = b"", vote: bytes = VOTE) -> bytes:
    return envelope.seal(slip.pack(nonce or secrets.token_bytes(16), choices), keys.public(BOX), vote)


def test_every_order_gives_the_same() -> None:
    made = [sealed(choice) for choice in ["yes"] * 5 + ["no"] * 3 + ["other"]]
    first = open_all(made, BOX, VOTE, CHOICES)
    assert first.counts() == {"no": 3, "other": 1, "yes": 5}
    assert [one.tracker for one in first.answers] == sorted(one.tracker for one in first.answers)
    for _ in range(5):
        random.shuffle(made)
        assert open_all(made, BOX, VOTE, CHOICES) == first


def test_what_is_no_ballot_of_this_vote_is_invalid_as_a_whole() -> None:
    good = sealed("yes")
    wrong = [
        sealed("perhaps"),
        sealed(),
        sealed("yes", "yes"),
        sealed("yes", vote=secrets.token_bytes(32)),
        good[:-1] + bytes([good[-1] ^ 1]),
        envelope.seal(bytes(512), keys.public(BOX), VOTE),
        secrets.token_bytes(593),
    ]
    opened = open_all([good, *wrong], BOX, VOTE, CHOICES)
    assert (opened.counts(), opened.invalid) == ({"yes": 1}, 7)


def test_a_copied_nonce_blocks_the_opening() -> None:
    with pytest.raises(Clash):
        open_all([sealed("yes", nonce=bytes(16)), sealed("no", nonce=bytes(16))], BOX, VOTE, CHOICES)


def test_a_replay_from_another_vote_is_never_opened() -> None:
    """Fifty envelopes of ten votes, each put into every other vote: none is opened there."""
    votes = [secrets.token_bytes(32) for _ in range(10)]
    made = {vote: [sealed("yes", vote=vote) for _ in range(5)] for vote in votes}
    for vote in votes:
        foreign = [one for other in votes if other != vote for one in made[other]]
        assert open_all(foreign, BOX, vote, CHOICES).invalid == len(foreign) == 45


def test_lines_of_one_ballot_are_not_beside_each_other() -> None:
    """Three lines, twenty voters: who puts the n-th rows of each line together gets whole ballots by chance."""
    nonces = [secrets.token_bytes(16) for _ in range(20)]
    made = [sealed(*(CHOICES[(place + line) % 3] for line in range(3)), nonce=one) for place, one in enumerate(nonces)]
    opened = open_all(made, BOX, VOTE, CHOICES, lines=3)
    rows = {line: [one for one in opened.answers if one.line == line] for line in range(3)}
    assert {line: len(found) for line, found in rows.items()} == {0: 20, 1: 20, 2: 20}
    place = {one.tracker: at for found in rows.values() for at, one in enumerate(found)}
    kept = sum(place[tracker(one, VOTE, 0)] == place[tracker(one, VOTE, 1)] for one in nonces)
    assert kept <= 8  # on average 1; 9 of 20 by chance once in a million
    assert Answer(2, tracker(nonces[0], VOTE, 2), "other") in opened.answers


def test_the_order_says_nothing_of_the_order_of_casting() -> None:
    """Kendall's tau between casting and publication, 1,000 votes of 10: its mean is nothing within 3.8 sigma."""

    def tau() -> float:
        marks = [tracker(secrets.token_bytes(16), VOTE) for _ in range(10)]
        pairs = [(a, b) for a in range(10) for b in range(a + 1, 10)]
        return sum(1 if marks[a] < marks[b] else -1 for a, b in pairs) / len(pairs)

    assert abs(mean(tau() for _ in range(1000))) <= 0.03


def test_a_tag_is_that_of_one_voter_with_one_envelope() -> None:
    key, parts = secrets.token_bytes(32), [secrets.token_bytes(size) for size in (16, 16, 32)]
    made = retry.tag(key, *parts)
    assert retry.same(made, retry.tag(key, *parts))
    assert len(made) == 16
    for place in range(3):
        other = [secrets.token_bytes(len(part)) if place == at else part for at, part in enumerate(parts)]
        assert not retry.same(made, retry.tag(key, *other))
    assert not retry.same(made, retry.tag(secrets.token_bytes(32), *parts))
