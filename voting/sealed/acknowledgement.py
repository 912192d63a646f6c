"""The server's signature that an envelope is in the box: the same bytes for every retry, no name, no time."""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

SEED = 32  # bytes of a private key
ENVELOPE, BUNDLE = b"ack", b"bundle"


def public(seed: bytes) -> bytes:
    """The public half of the key, 32 bytes."""
    key = Ed25519PrivateKey.from_private_bytes(seed).public_key()
    return key.public_bytes(Encoding.Raw, PublicFormat.Raw)


def sign(seed: bytes, manifest_hash: bytes, digest: bytes, of: bytes = ENVELOPE) -> bytes:
    """64 bytes: the envelope (or `BUNDLE`) with this SHA-256 is accepted in the vote of this manifest."""
    return Ed25519PrivateKey.from_private_bytes(seed).sign(of + manifest_hash + digest)


def holds(signature: bytes, key: bytes, manifest_hash: bytes, digest: bytes, of: bytes = ENVELOPE) -> bool:
    """Whether the signature was made for exactly this."""
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, of + manifest_hash + digest)
    except (InvalidSignature, ValueError):
        return False
    return True
