"""Whom a signature is believed: root certificates, revocation lists and a time-stamp authority of the office's choice.

`SIGNING_DIR/trust` holds certificates (.pem, .crt, .cer) and revocation lists (.crl); `TSA_URL` names an RFC 3161
authority. The development authority of the demo is believed only where `SECURE` is off.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from asn1crypto import crl, pem, x509
from django.conf import settings

if TYPE_CHECKING:
    from pyhanko.sign.timestamps import TimeStamper
    from pyhanko_certvalidator import ValidationContext

DEVELOPMENT: Final = "Phienhop development authority, worth nothing"
CERTIFICATES: Final = (".pem", ".crt", ".cer")


def folder() -> Path:
    """Where certificates to believe in are put."""
    return Path(settings.SIGNING_DIR) / "trust"


def certificates() -> list[x509.Certificate]:
    """The certificates to believe in; never the development authority's on a real deployment."""
    found = [x509.Certificate.load(data) for path in _files(*CERTIFICATES) for data in _der(path.read_bytes())]
    return [one for one in found if not (settings.SECURE and is_development(one))]


def revocations() -> list[crl.CertificateList]:
    return [crl.CertificateList.load(data) for path in _files(".crl") for data in _der(path.read_bytes())]


def is_development(certificate: x509.Certificate) -> bool:
    """Whether a certificate is of the demo's own authority."""
    return DEVELOPMENT in {str(name.native.get("organization_name", "")) for name in _names(certificate)}


def _names(certificate: x509.Certificate) -> tuple[Any, Any]:
    return certificate.subject, certificate.issuer


def _files(*suffixes: str) -> list[Path]:
    place = folder()
    return sorted(path for path in place.iterdir() if path.suffix.lower() in suffixes) if place.is_dir() else []


def _der(data: bytes) -> list[bytes]:
    return [der for _kind, _headers, der in pem.unarmor(data, multiple=True)] if pem.detect(data) else [data]


def context(*, archive: bool = False) -> "ValidationContext":
    """What pyHanko validates with. With `archive` a signer without revocation data is refused, else it is let pass."""
    from pyhanko_certvalidator import ValidationContext

    return ValidationContext(
        trust_roots=certificates(),
        crls=revocations(),
        allow_fetching=settings.SIGNING_FETCH,
        revocation_mode="require" if archive else "soft-fail",
    )


def timestamper() -> "TimeStamper | None":
    """The time-stamp authority, or None where none is configured: then signatures are PAdES B-B."""
    if not settings.TSA_URL:
        return None
    from pyhanko.sign.timestamps import HTTPTimeStamper

    return HTTPTimeStamper(settings.TSA_URL, timeout=10)


def has_revocation_data() -> bool:
    """Whether what proves that a certificate was good can be put into the file (PAdES B-LT)."""
    return bool(settings.SIGNING_FETCH or revocations())
