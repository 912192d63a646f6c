"""Wrapping a share of a key so that one other key opens it: the envelope's cryptography under a label of its own."""

from voting.sealed import keys
from voting.sealed.lock import AROUND, Foreign, lock, unlock

LABEL = b"phienhop/share/1"
SIZE = AROUND + keys.SECRET  # 113 bytes


def wrap(share: bytes, to: bytes, context: bytes) -> bytes:
    """A share of 32 bytes for the owner of this public key, bound to `context`. Raises `ValueError` for no key."""
    return lock(share, to, LABEL, context)


def unwrap(wrapped: bytes, secret: bytes, context: bytes) -> bytes:
    """The share, by the private key it was wrapped for. Raises `Foreign`."""
    if len(wrapped) != SIZE:
        raise Foreign("not the size of a wrapped share")
    return unlock(wrapped, secret, LABEL, context)
