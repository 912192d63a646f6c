"""Sealing a slip so that only the box opens it (`voting.sealed.lock`)."""

import hashlib

from cryptography.hazmat.primitives.asymmetric import ec

from voting.sealed import slip
from voting.sealed.lock import AROUND, Foreign, lock, unlock

LABEL = b"phienhop/box/1"
SIZE = AROUND + slip.SIZE  # 593 bytes, always


class Unreadable(ValueError):
    """The box cannot open it: made for another vote, damaged or no envelope at all."""


def seal(
    plain: bytes, box: bytes, manifest_hash: bytes, *, ephemeral: ec.EllipticCurvePrivateKey | None = None
) -> bytes:
    """The envelope of 512 plain bytes for the box with this public key, bound to the vote's manifest.

    `ephemeral` is for test vectors. Raises `ValueError` for another size or no public key.
    """
    if len(plain) != slip.SIZE:
        raise ValueError(f"an envelope holds {slip.SIZE} bytes")
    return lock(plain, box, LABEL, manifest_hash, ephemeral=ephemeral)


def unseal(envelope: bytes, secret: bytes, manifest_hash: bytes) -> bytes:
    """The 512 bytes in an envelope, by the box's private key. Raises `Unreadable`."""
    if len(envelope) != SIZE:
        raise Unreadable("not the size of an envelope")
    try:
        return unlock(envelope, secret, LABEL, manifest_hash)
    except Foreign as error:
        raise Unreadable("the box does not open it") from error


def digest(envelope: bytes) -> bytes:
    """The SHA-256 by which an envelope is known: in the acknowledgement and in the published list."""
    return hashlib.sha256(envelope).digest()
