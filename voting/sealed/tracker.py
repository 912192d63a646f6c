"""The mark by which a voter finds their answer in the published list, and nobody else does."""

import base64
import hashlib
import hmac

SIZE = 10  # bytes; two of 2,000 ballots are alike once in 10**18 votes


def tracker(nonce: bytes, manifest_hash: bytes, line: int = 0) -> str:
    """The tracker of one line of a ballot, as four groups: "ABCD-EFGH-IJKL-MNOP"."""
    mark = hmac.new(nonce, b"tracker" + manifest_hash + line.to_bytes(4), hashlib.sha256).digest()[:SIZE]
    text = base64.b32encode(mark).decode()
    return "-".join(text[start : start + 4] for start in range(0, len(text), 4))
