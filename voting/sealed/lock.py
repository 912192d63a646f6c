"""Bytes that only one private key opens: ephemeral ECDH on P-256, HKDF-SHA256, AES-256-GCM.

A label keeps each use apart from the others, and `bound` ties what is locked to what it belongs to.
"""

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from voting.sealed import keys

TAG = 16
AROUND = keys.POINT + TAG  # bytes that locking adds
# Each locking has a key of its own that is used once, so that the counter may start at nothing.
START = bytes(12)


class Foreign(ValueError):
    """Locked for another key or something else, or damaged."""


def lock(
    plain: bytes, to: bytes, label: bytes, bound: bytes, *, ephemeral: ec.EllipticCurvePrivateKey | None = None
) -> bytes:
    """The bytes for the owner of this public key. `ephemeral` is for test vectors. Raises `ValueError` for no key."""
    mine = ephemeral or ec.generate_private_key(ec.SECP256R1())
    point = keys.encoded(mine.public_key())
    key = _key(mine.exchange(ec.ECDH(), keys.decoded(to)), label + point + to)
    return point + AESGCM(key).encrypt(START, plain, bound)


def unlock(locked: bytes, secret: bytes, label: bytes, bound: bytes) -> bytes:
    """The bytes, by the private key they were locked for. Raises `Foreign`."""
    point, content = locked[: keys.POINT], locked[keys.POINT :]
    mine = keys.private(secret)
    try:
        shared = mine.exchange(ec.ECDH(), keys.decoded(point))
        return AESGCM(_key(shared, label + point + keys.encoded(mine.public_key()))).decrypt(START, content, bound)
    except (ValueError, InvalidTag) as error:
        raise Foreign("this key does not open it") from error


def _key(shared: bytes, info: bytes) -> bytes:
    return HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=info).derive(shared)
