"""How a retry is known again without a readable link between a voter and an envelope."""

import hashlib
import hmac

KEY = 32
SIZE = 16


def tag(key: bytes, voter: bytes, envelope_id: bytes, digest: bytes) -> bytes:
    """16 bytes that only this voter with this envelope has; without the key they say nothing of either."""
    return hmac.new(key, voter + envelope_id + digest, hashlib.sha256).digest()[:SIZE]


def same(one: bytes, other: bytes) -> bool:
    return hmac.compare_digest(one, other)
