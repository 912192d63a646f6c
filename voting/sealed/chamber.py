"""The only place where the key of a box is ever whole: a process that is asked one thing, answers and ends.

`python -m voting.sealed.chamber` reads one JSON object and writes one; bytes are hexadecimal. What comes in and goes
out is wrapped, public, one half of two, or the opened ballots in the order of their trackers: the server that asks
never has a share, the key of the box, the half in `KEY_DIR` or the opening key. The memory of the process goes back to
the machine when it ends.
"""

import hashlib
import hmac
import json
import os
import resource
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from voting.sealed import keys, lock, shamir, wrap
from voting.sealed.opening import Clash, open_all

PROOF = b"confirm"
Told = Mapping[str, Any]


def mark(share: bytes) -> bytes:
    """The SHA-256 by which a share is known without being known."""
    return hashlib.sha256(share).digest()


def proof(share: bytes, context: bytes) -> bytes:
    """What only the holder of the share can answer."""
    return hmac.new(share, PROOF + context, hashlib.sha256).digest()


def make(told: Told) -> dict[str, Any]:
    """`keys` of the tellers, `needed`, `context`: a new box key in shares. Its public half, and for each key in turn
    the share wrapped for it, its mark, and the proof that its holder will give. The key is nowhere afterwards.
    """
    secret = keys.make()
    shares = shamir.split(secret, told["needed"], len(told["keys"]))
    context = bytes.fromhex(told["context"])
    given = [
        {
            "wrapped": wrap.wrap(share, bytes.fromhex(key), context).hex(),
            "mark": mark(share).hex(),
            "proof": proof(share, context).hex(),
        }
        for share, key in zip(shares.values(), told["keys"], strict=True)
    ]
    return {"box": keys.public(secret).hex(), "shares": given}


def halve(told: Told) -> dict[str, Any]:
    """`path`: a new box key in two halves, of which one is written durably to the beginning of the file there.

    The public half of the key, and the `other` half of the private one.
    """
    secret = keys.make()
    one, other = keys.split(secret)
    handle = os.open(told["path"], os.O_WRONLY)
    try:
        os.pwrite(handle, one, 0)
        os.fsync(handle)
    finally:
        os.close(handle)
    return {"box": keys.public(secret).hex(), "other": other.hex()}


def prepare(told: Told) -> dict[str, Any]:
    """`path`: the public half of the opening key there, which is made and made durable if there is none."""
    path = Path(told["path"])
    if not path.exists():
        fresh = path.with_suffix(f".{os.getpid()}")
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(keys.make())
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
        folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
        os.fsync(folder)
        os.close(folder)
    return {"public": keys.public(path.read_bytes()).hex()}


def check(told: Told) -> dict[str, Any]:
    """Whether what a teller sent (`wrapped`, to the opening key at `path`) is their share, by its `mark`."""
    return {"right": _share(told, told["wrapped"], told["mark"]) is not None}


def open_box(told: Told) -> dict[str, Any]:
    """`shares` (number, wrapped, mark) of enough tellers, or the `other` half to the one at `path`; the public `box`,
    and what `opening.open_all` takes.

    `wrong`: these are not parts of the key of the box. `clash`: as `opening.Clash`.
    """
    secret = _halves(told) if "other" in told else _joined(told)
    if not 0 < int.from_bytes(secret) < keys.ORDER or keys.public(secret).hex() != told["box"]:
        return {"wrong": True}
    envelopes = [bytes.fromhex(one) for one in told["envelopes"]]
    try:
        opened = open_all(
            envelopes, secret, bytes.fromhex(told["terms"]), told["choices"], told["lines"], told["within"]
        )
    except Clash:
        return {"clash": True}
    return {"answers": [[one.line, one.tracker, one.choice] for one in opened.answers], "invalid": opened.invalid}


def _halves(told: Told) -> bytes:
    """The key whose halves these are; nothing if one is missing."""
    one, other = Path(told["path"]).read_bytes()[: keys.SECRET], bytes.fromhex(told["other"])
    return keys.join(one, other) if len(one) == len(other) else b""


def _joined(told: Told) -> bytes:
    """The key whose shares these are; nothing if one of them is not what was given to its teller."""
    shares = {number: _share(told, wrapped, mark_) for number, wrapped, mark_ in told["shares"]}
    held = {number: share for number, share in shares.items() if share is not None}
    return shamir.join(held) if len(held) == len(told["shares"]) > 1 else b""


def _share(told: Told, wrapped: str, expected: str) -> bytes | None:
    """The share in what a teller sent; None if it is not the one that was given to them."""
    try:
        share = wrap.unwrap(bytes.fromhex(wrapped), Path(told["path"]).read_bytes(), bytes.fromhex(told["context"]))
    except lock.Foreign:
        return None
    return share if hmac.compare_digest(mark(share).hex(), expected) else None


WORK = {"make": make, "halve": halve, "prepare": prepare, "check": check, "open": open_box}


def main() -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a crash leaves no copy of the memory
    told = json.load(sys.stdin)
    json.dump(WORK[told["work"]](told), sys.stdout)


if __name__ == "__main__":
    main()
