"""A certificate authority for trying out signatures, made when the demo is; what it signs proves nothing.

`SECURE=1` refuses its certificates, whoever brings them (`documents.signing.trust`).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID
from django.conf import settings
from django.db.models import Q

from documents.demo.setting import ORGANISATION, PASSWORD
from documents.models import Signatory
from documents.signing import keys, trust
from meetings.models import Attendee
from meetings.models.attendee import Role
from people.models import Organisation, StaffRole, User

YEARS: Final = 5
KEY_BITS: Final = 2048


@dataclass(frozen=True)
class Authority:
    """A root certificate and its key, which lives as long as this object does."""

    key: rsa.RSAPrivateKey
    certificate: x509.Certificate

    def pkcs12(self, name: str, password: str, at: datetime) -> bytes:
        """A new key and certificate for `name`, in a file locked with `password`."""
        key = rsa.generate_private_key(public_exponent=65537, key_size=KEY_BITS)
        certificate = _built(_name(name), key.public_key(), self.certificate.subject, at, signs_others=False)
        made = certificate.sign(self.key, hashes.SHA256())
        lock = serialization.BestAvailableEncryption(password.encode())
        return pkcs12.serialize_key_and_certificates(name.encode(), key, made, [self.certificate], lock)


def make_authority(at: datetime, name: str = "Phienhop development CA") -> Authority:
    key = rsa.generate_private_key(public_exponent=65537, key_size=KEY_BITS)
    subject = _name(name)
    made = _built(subject, key.public_key(), subject, at, signs_others=True).sign(key, hashes.SHA256())
    return Authority(key, made)


def equip_demo(*, at: datetime) -> None:
    """Keys for who signs in the demo, and for its seal, under the demo's password; never on a real deployment."""
    organisation = Organisation.objects.filter(code=ORGANISATION).first()
    if settings.SECURE or organisation is None or keys.seal_file(organisation).exists():
        return
    signatories = Signatory.objects.filter(body__organisation=organisation).values("user")
    staff = StaffRole.objects.filter(body__organisation=organisation, role=StaffRole.Role.SECRETARY).values("user")
    chairs = Attendee.objects.filter(meeting__body__organisation=organisation, role=Role.CHAIR).values("user")
    users = User.objects.filter(Q(pk__in=signatories) | Q(pk__in=staff) | Q(pk__in=chairs))
    equip(users, organisation, password=PASSWORD, at=at)


def equip(users: Iterable[User], organisation: Organisation, *, password: str, at: datetime) -> None:
    """Puts keys for these people and the organisation's seal where the server looks for them, and the root to trust."""
    authority = make_authority(at)
    files = {keys.person_file(user): user.full_name for user in users}
    files[keys.seal_file(organisation)] = organisation.name
    for path, name in files.items():
        _write(path, authority.pkcs12(name, password, at))
    root = authority.certificate.public_bytes(serialization.Encoding.PEM)
    _write(trust.folder() / f"development-{organisation.code}.pem", root)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    path.touch(mode=0o600)
    path.write_bytes(data)


def _name(common: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "VN"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, trust.DEVELOPMENT),
            x509.NameAttribute(NameOID.COMMON_NAME, common),
        ]
    )


def _built(
    subject: x509.Name, key: rsa.RSAPublicKey, issuer: x509.Name, at: datetime, *, signs_others: bool
) -> x509.CertificateBuilder:
    usage = x509.KeyUsage(
        digital_signature=not signs_others,
        content_commitment=not signs_others,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs_others,
        crl_sign=signs_others,
        encipher_only=False,
        decipher_only=False,
    )
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(at - timedelta(days=1))
        .not_valid_after(at + timedelta(days=365 * YEARS))
        .add_extension(x509.BasicConstraints(ca=signs_others, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
    )
