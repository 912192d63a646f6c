"""What lies in an envelope: the answers and the tablet's random bytes, padded to one size whatever they are."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

SIZE = 512  # bytes
LENGTH = 2  # of them say how long the content is
NONCE = 16  # random bytes, known to the tablet alone


class Malformed(ValueError):
    """The bytes are no slip."""


@dataclass(frozen=True, slots=True)
class Slip:
    """The answers, one for each line of the ballot, and the nonce from which the trackers are made."""

    nonce: bytes
    choices: tuple[str, ...]


def pack(nonce: bytes, choices: Sequence[str]) -> bytes:
    """512 bytes: length, `{"c": [...], "n": hex}`, zeros. Raises `ValueError` for more than fits."""
    if len(nonce) != NONCE:
        raise ValueError(f"a nonce has {NONCE} bytes")
    content = json.dumps({"c": list(choices), "n": nonce.hex()}, separators=(",", ":"), ensure_ascii=False).encode()
    if len(content) > SIZE - LENGTH:
        raise ValueError("the answers are too long for an envelope")
    return (len(content).to_bytes(LENGTH) + content).ljust(SIZE, b"\0")


def unpack(plain: bytes) -> Slip:
    """The slip in 512 bytes. Raises `Malformed` for anything that `pack` does not make."""
    length = int.from_bytes(plain[:LENGTH])
    content = plain[LENGTH : LENGTH + length]
    try:
        found = json.loads(content)
        slip = Slip(bytes.fromhex(found["n"]), tuple(found["c"]))
        made = pack(slip.nonce, slip.choices)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise Malformed("no slip") from error
    if made != plain or not all(isinstance(choice, str) for choice in slip.choices):
        raise Malformed("not written as a slip is")
    return slip
