"""What is published of a secret vote: all that anybody needs to count it again, and nothing that names a ballot."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from voting.manifest import seal
from voting.sealed import acknowledgement
from voting.sealed.opening import Opened

FORMAT = "phienhop-ballots/1"

Bundle = dict[str, Any]


def make(
    manifest: Mapping[str, Any],
    *,
    electors: Iterable[str],
    participants: Iterable[str],
    digests: Iterable[bytes],
    opened: Opened,
    seed: bytes,
) -> bytes:
    """The file: canonical JSON with its own hash, signed by the key that acknowledged the envelopes.

    `electors` and `participants` are identifiers of attendees, `digests` those of all envelopes. The same vote
    gives the same bytes, whenever and however often it is made.
    """
    content = seal(
        {
            "format": FORMAT,
            "manifest": dict(manifest),
            "electors": sorted(electors),
            "participants": sorted(participants),
            "envelopes": sorted(one.hex() for one in digests),
            "ballots": [[one.line, one.tracker, one.choice] for one in opened.answers],
            "counts": _counts(manifest, opened),
            "invalid": opened.invalid,
        }
    )
    manifest_hash, digest = bytes.fromhex(manifest["sha256"]), bytes.fromhex(content["sha256"])
    signature = acknowledgement.sign(seed, manifest_hash, digest, acknowledgement.BUNDLE)
    return written({"bundle": content, "signature": signature.hex()})


def _counts(manifest: Mapping[str, Any], opened: Opened) -> dict[str, int] | list[dict[str, int]]:
    """Of one question its counts; of a ballot of another kind those of each line, in order."""
    if "ballot" not in manifest:
        return opened.counts()
    return [opened.counts(line) for line in range(manifest["sealed"]["lines"])]


def hash_of(data: bytes) -> str:
    """The hash of a published file, as it is printed in the notice and as `recount.py` takes it."""
    return str(json.loads(data)["bundle"]["sha256"])


def written(value: Mapping[str, Any]) -> bytes:
    """JSON as it is in the file: one way to write it, so that no byte of it can be changed unseen."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
