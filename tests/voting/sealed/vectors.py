"""The committed vectors of the sealed envelope, and how they were made: `python -m tests.voting.sealed.vectors`.

Everything random in them is fixed: keys, nonces and, for each envelope, the ephemeral key.
"""

import base64
import hashlib
import json
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec

from voting.manifest import seal as sealed
from voting.sealed import acknowledgement, bundle, envelope, keys, retry, slip
from voting.sealed.opening import open_all
from voting.sealed.tracker import tracker

PATH = Path(__file__).with_name("vectors.json")
BOX = bytes(range(1, 33))
SEED = bytes(range(33, 65))
TAGS = bytes(range(65, 97))
ELECTORS = [f"00000000-0000-4000-8000-00000000000{number}" for number in range(1, 6)]
CHOICES = ["yes", "no", "other", "yes"]  # the fifth elector does not vote


def manifest() -> dict[str, Any]:
    return sealed(
        {
            "vote": "11111111-1111-4111-8111-111111111111",
            "question": 'Thống nhất chủ trương “giảm hội họp”? \\ "đúng" \u2028 \u007f 🗳',
            "choices": [["yes", "Tán thành"], ["no", "Không tán thành"], ["other", "Ý kiến khác"]],
            "rule": {"base": "members", "numerator": 1, "denominator": 2, "strict": True, "basis": "Điều lệ Đảng"},
            "base": 5,
            "electors": hashlib.sha256("\n".join(ELECTORS).encode()).hexdigest(),
            "repeats": None,
            "sealed": {
                "box": keys.public(BOX).hex(),
                "ack": acknowledgement.public(SEED).hex(),
                "custody": "A0",
                "lines": 1,
            },
        }
    )


def ephemeral(number: int) -> ec.EllipticCurvePrivateKey:
    return keys.private(bytes([number + 100]) * 32)


def jwk(number: int) -> dict[str, str]:
    """An ephemeral key as WebCrypto imports it."""
    secret = bytes([number + 100]) * 32
    point = keys.public(secret)
    parts = {"d": secret, "x": point[1:33], "y": point[33:]}
    return {
        "kty": "EC",
        "crv": "P-256",
        **{name: base64.urlsafe_b64encode(value).decode().rstrip("=") for name, value in parts.items()},
    }


def envelopes() -> list[bytes]:
    terms = manifest()
    manifest_hash, box = bytes.fromhex(terms["sha256"]), bytes.fromhex(terms["sealed"]["box"])
    return [
        envelope.seal(slip.pack(bytes([number]) * 16, [choice]), box, manifest_hash, ephemeral=ephemeral(number))
        for number, choice in enumerate(CHOICES)
    ]


def published() -> bytes:
    terms, made = manifest(), envelopes()
    opened = open_all(made, BOX, bytes.fromhex(terms["sha256"]), ["yes", "no", "other"])
    digests = [envelope.digest(one) for one in made]
    return bundle.make(terms, electors=ELECTORS, participants=ELECTORS[:4], digests=digests, opened=opened, seed=SEED)


def made() -> dict[str, Any]:
    """The vectors as they must be."""
    terms = manifest()
    manifest_hash = bytes.fromhex(terms["sha256"])
    ballots = []
    for number, (choice, one) in enumerate(zip(CHOICES, envelopes(), strict=True)):
        nonce, digest = bytes([number]) * 16, envelope.digest(one)
        ballots.append(
            {
                "choice": choice,
                "nonce": nonce.hex(),
                "ephemeral": jwk(number),
                "slip": slip.pack(nonce, [choice]).hex(),
                "envelope": one.hex(),
                "digest": digest.hex(),
                "ack": acknowledgement.sign(SEED, manifest_hash, digest).hex(),
                "tracker": tracker(nonce, manifest_hash),
                "second_line": tracker(nonce, manifest_hash, 1),
                "tag": retry.tag(TAGS, bytes([number]) * 16, bytes(16), digest).hex(),
            }
        )
    return {
        "manifest": terms,
        "box_secret": BOX.hex(),
        "ack_seed": SEED.hex(),
        "ballots": ballots,
        "bundle": published().decode(),
    }


if __name__ == "__main__":
    PATH.write_text(json.dumps(made(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
