"""Wrapping a share of a key so that one other key opens it: the envelope's cryptography under a name of its own."""

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from voting.sealed import keys

LABEL = b"phienhop/share/1"
TAG = 16
SIZE = keys.POINT + keys.SECRET + TAG  # 113 bytes
# Each wrapping has a key of its own that is used once, so that the counter may start at nothing.
START = bytes(12)


class Foreign(ValueError):
    """Wrapped for another key or another vote, or damaged."""


def wrap(share: bytes, to: bytes, context: bytes) -> bytes:
    """A share of 32 bytes for the owner of this public key, bound to `context`. Raises `ValueError` for no key."""
    mine = ec.generate_private_key(ec.SECP256R1())
    point = keys.encoded(mine.public_key())
    key = _key(mine.exchange(ec.ECDH(), keys.decoded(to)), point, to)
    return point + AESGCM(key).encrypt(START, share, context)


def unwrap(wrapped: bytes, secret: bytes, context: bytes) -> bytes:
    """The share, by the private key it was wrapped for. Raises `Foreign`."""
    if len(wrapped) != SIZE:
        raise Foreign("not the size of a wrapped share")
    point, content = wrapped[: keys.POINT], wrapped[keys.POINT :]
    mine = keys.private(secret)
    try:
        shared = mine.exchange(ec.ECDH(), keys.decoded(point))
        return AESGCM(_key(shared, point, keys.encoded(mine.public_key()))).decrypt(START, content, context)
    except (ValueError, InvalidTag) as error:
        raise Foreign("this key does not open it") from error


def _key(shared: bytes, point: bytes, to: bytes) -> bytes:
    return HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=LABEL + point + to).derive(shared)
