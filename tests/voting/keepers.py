"""The tablets of a panel in a process of their own, so that who asks it never has a share: one JSON line, one answer.

`python -m tests.voting.keepers N`. `{"keys": 0}` gives public keys; `{"shares": [...], "context": ...}` proofs;
`{"opening": ...}` the shares wrapped again; `{"half": path, "other": ...}` notes the key that a server keeps, of
which it answers the public half; `{"process": pid, "folders": [...]}` how often the key of the box, a share
or a tablet's key is found in that process' memory and those folders, and whether what is there was found.
"""

import json
import sys
from pathlib import Path
from typing import Any

from voting.sealed import chamber, keys, shamir, wrap


class Keepers:
    def __init__(self, count: int) -> None:
        self.secrets = [keys.make() for _ in range(count)]
        self.shares: list[bytes] = []
        self.context = b""
        self.halves: list[bytes] = []  # the key of a box without a panel, and the half that is not in the database

    def answer(self, told: dict[str, Any]) -> dict[str, Any]:
        if "keys" in told:
            return {"keys": [keys.public(one).hex() for one in self.secrets]}
        if "shares" in told:
            self.context = bytes.fromhex(told["context"])
            pairs = zip(told["shares"], self.secrets, strict=True)
            self.shares = [wrap.unwrap(bytes.fromhex(share), secret, self.context) for share, secret in pairs]
            return {"proofs": [chamber.proof(share, self.context).hex() for share in self.shares]}
        if "opening" in told:
            opening = bytes.fromhex(told["opening"])
            return {"wrapped": [wrap.wrap(share, opening, self.context).hex() for share in self.shares]}
        if "half" in told:
            one = Path(told["half"]).read_bytes()[: keys.SECRET]
            self.halves = [keys.join(one, bytes.fromhex(told["other"])), one]
            return {"public": keys.public(self.halves[0]).hex()}
        return self.search(told["process"], [Path(one) for one in told["folders"]])

    def search(self, process: int, folders: list[Path]) -> dict[str, Any]:
        joined = self.halves[0] if self.halves else shamir.join(dict(enumerate(self.shares, start=1)))
        hidden = [joined, *self.halves, *self.shares, *self.secrets]
        needles = [*hidden, *(one.hex().encode() for one in hidden)]
        public = keys.public(joined)
        texts = [*memory(process), *(path.read_bytes() for folder in folders for path in folder.rglob("*"))]
        hits = sum(needle in text for text in texts for needle in needles)
        return {"hits": hits, "seen": any(public.hex().encode() in text for text in texts)}


def memory(process: int) -> list[bytes]:
    """What a process holds in memory that it may write to, region by region."""
    found = []
    with Path(f"/proc/{process}/mem").open("rb", buffering=0) as file:
        for line in Path(f"/proc/{process}/maps").read_text().splitlines():
            place, rights, *_rest = line.split()
            if not rights.startswith("rw"):
                continue
            start, end = (int(one, 16) for one in place.split("-"))
            try:
                file.seek(start)
                found.append(file.read(end - start) or b"")
            except (OSError, ValueError, OverflowError):
                continue  # a region of the kernel's
    return found


if __name__ == "__main__":
    here = Keepers(int(sys.argv[1]))
    for line in sys.stdin:
        print(json.dumps(here.answer(json.loads(line))), flush=True)
