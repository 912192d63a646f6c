"""Sealing a slip so that only the box opens it: ephemeral ECDH on P-256, HKDF-SHA256, AES-256-GCM."""

import hashlib

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from voting.sealed import keys, slip

LABEL = b"phienhop/box/1"
TAG = 16
SIZE = keys.POINT + slip.SIZE + TAG  # 593 bytes, always
# Each envelope has a key of its own that is used once, so that the counter may start at nothing.
START = bytes(12)


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
    mine = ephemeral or ec.generate_private_key(ec.SECP256R1())
    point = keys.encoded(mine.public_key())
    key = _key(mine.exchange(ec.ECDH(), keys.decoded(box)), point, box)
    return point + AESGCM(key).encrypt(START, plain, manifest_hash)


def unseal(envelope: bytes, secret: bytes, manifest_hash: bytes) -> bytes:
    """The 512 bytes in an envelope, by the box's private key. Raises `Unreadable`."""
    if len(envelope) != SIZE:
        raise Unreadable("not the size of an envelope")
    point, sealed = envelope[: keys.POINT], envelope[keys.POINT :]
    box = keys.private(secret)
    try:
        shared = box.exchange(ec.ECDH(), keys.decoded(point))
        key = _key(shared, point, keys.encoded(box.public_key()))
        return AESGCM(key).decrypt(START, sealed, manifest_hash)
    except (ValueError, InvalidTag) as error:
        raise Unreadable("the box does not open it") from error


def digest(envelope: bytes) -> bytes:
    """The SHA-256 by which an envelope is known: in the acknowledgement and in the published list."""
    return hashlib.sha256(envelope).digest()


def _key(shared: bytes, point: bytes, box: bytes) -> bytes:
    return HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=LABEL + point + box).derive(shared)
