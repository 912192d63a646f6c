"""The key pair of a ballot box (P-256), and its private half in two halves of which one alone says nothing."""

import secrets

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

SECRET = 32  # bytes of a private key
POINT = 65  # bytes of an uncompressed public key
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551  # of P-256


def make() -> bytes:
    """A new private key, as its 32 bytes."""
    return ec.generate_private_key(ec.SECP256R1()).private_numbers().private_value.to_bytes(SECRET)


def private(secret: bytes) -> ec.EllipticCurvePrivateKey:
    return ec.derive_private_key(int.from_bytes(secret), ec.SECP256R1())


def public(secret: bytes) -> bytes:
    """The public half as an uncompressed point."""
    return encoded(private(secret).public_key())


def encoded(key: ec.EllipticCurvePublicKey) -> bytes:
    return key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def decoded(point: bytes) -> ec.EllipticCurvePublicKey:
    """The public key of an uncompressed point. Raises `ValueError` for bytes that are no point of the curve."""
    if len(point) != POINT:
        raise ValueError(f"a point has {POINT} bytes")
    return ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)


def split(secret: bytes) -> tuple[bytes, bytes]:
    """Two halves whose XOR is the secret; each alone is random."""
    one = secrets.token_bytes(len(secret))
    return one, join(one, secret)


def join(one: bytes, other: bytes) -> bytes:
    """The secret of two halves. Raises `ValueError` if they are not of the same length."""
    return bytes(a ^ b for a, b in zip(one, other, strict=True))
