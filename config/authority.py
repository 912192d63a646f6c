"""The office's own certificate authority: what a tablet must be told to trust where no public one can be asked."""

import hashlib
import ssl
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings


@dataclass(frozen=True)
class Authority:
    """The certificate of the authority in PEM, as it is offered for download."""

    pem: str

    @property
    def fingerprint(self) -> str:
        """Its SHA-256 as devices show it: `AB:CD:…`, 32 pairs."""
        digest = hashlib.sha256(ssl.PEM_cert_to_DER_cert(self.pem)).hexdigest().upper()
        return ":".join(digest[start : start + 2] for start in range(0, len(digest), 2))

    @property
    def lines(self) -> list[str]:
        """The fingerprint in four lines of eight pairs, to compare it by eye."""
        pairs = self.fingerprint.split(":")
        return [" ".join(pairs[start : start + 8]) for start in range(0, len(pairs), 8)]


def named() -> Authority | None:
    """The authority that `CA_CERTIFICATE` names; None where devices trust the server's certificate already."""
    if not settings.CA_CERTIFICATE:
        return None
    return Authority(Path(settings.CA_CERTIFICATE).read_text(encoding="ascii"))
