"""Sealing: one size, one box, one vote; every changed bit is noticed."""

import secrets

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voting.sealed import envelope, keys, slip

BOX = keys.make()
PUBLIC = keys.public(BOX)
VOTE = secrets.token_bytes(32)
texts = st.text(max_size=12)
answers = st.lists(texts, max_size=6)


def sealed(*choices: str, vote: bytes = VOTE) -> bytes:
    return envelope.seal(slip.pack(secrets.token_bytes(16), choices), PUBLIC, vote)


@settings(max_examples=200, deadline=None)
@given(nonce=st.binary(min_size=16, max_size=16), choices=answers)
def test_what_was_sealed_comes_out_and_the_size_says_nothing(nonce: bytes, choices: list[str]) -> None:
    made = envelope.seal(slip.pack(nonce, choices), PUBLIC, VOTE)
    assert len(made) == envelope.SIZE == 593
    assert slip.unpack(envelope.unseal(made, BOX, VOTE)) == slip.Slip(nonce, tuple(choices))


def test_a_thousand_envelopes_have_one_size_and_nothing_in_common() -> None:
    made = [sealed(("yes", "no", "other", "")[number % 4]) for number in range(1000)]
    assert {len(one) for one in made} == {593}
    assert len({one[:65] for one in made}) == len({one[65:] for one in made}) == 1000


@given(place=st.integers(0, 593 * 8 - 1))
@settings(deadline=None)
def test_no_changed_bit_is_opened(place: int) -> None:
    made = bytearray(sealed("yes"))
    made[place // 8] ^= 1 << place % 8
    with pytest.raises(envelope.Unreadable):
        envelope.unseal(bytes(made), BOX, VOTE)


@pytest.mark.parametrize("size", [0, 64, 65, 592, 594])
def test_another_size_is_not_opened(size: int) -> None:
    with pytest.raises(envelope.Unreadable):
        envelope.unseal(sealed("yes").ljust(600, b"\0")[:size], BOX, VOTE)


def test_another_vote_or_box_does_not_open_it() -> None:
    made = sealed("yes")
    for secret, vote in ((BOX, secrets.token_bytes(32)), (keys.make(), VOTE)):
        with pytest.raises(envelope.Unreadable):
            envelope.unseal(made, secret, vote)


def test_only_a_whole_slip_is_sealed() -> None:
    with pytest.raises(ValueError, match="512"):
        envelope.seal(b"yes", PUBLIC, VOTE)
    with pytest.raises(ValueError, match="too long"):
        slip.pack(bytes(16), ["a" * 500])
    with pytest.raises(ValueError, match="16"):
        slip.pack(bytes(15), ["yes"])


GOOD = slip.pack(bytes(16), ["yes"])


@pytest.mark.parametrize(
    "plain",
    [
        b"",
        bytes(512),
        GOOD[:-1],
        GOOD + b"\0",
        GOOD[:-1] + b"\1",
        (511).to_bytes(2) + GOOD[2:],
        slip.pack(bytes(16), ["yes"]).replace(b'"c"', b'"d"'),
        GOOD.replace(b'["yes"]', b'[7,"y"]'),
        GOOD.replace(b'["yes"]', b'"seven"'),
        GOOD.replace(b"00", b"0x", 1),
    ],
)
def test_nothing_else_is_a_slip(plain: bytes) -> None:
    with pytest.raises(slip.Malformed):
        slip.unpack(plain)


def test_the_halves_of_a_key() -> None:
    one, other = keys.split(BOX)
    assert keys.join(one, other) == BOX
    assert one != other != BOX != one
    assert keys.split(BOX)[0] != one
    with pytest.raises(ValueError, match="shorter"):
        keys.join(one, other[:-1])
    with pytest.raises(ValueError, match="65"):
        keys.decoded(PUBLIC[:-1])
