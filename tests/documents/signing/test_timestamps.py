"""With a time-stamp authority and revocation lists the signature proves more: B-T, B-LT, and for the archive B-LTA."""

import io
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from django.utils import timezone
from pypdf import PdfWriter
from pytest_django import Settings

from documents import drafts
from documents.demo.authority import Authority, make_authority
from documents.models import ActSignature, SigningRule
from documents.signing import keys, pades, steps, trust
from documents.signing.verdicts import verdicts
from documents.states import SignatureMethod
from tests.documents.signing.factories import OFFICE, PASSWORD, PERSONAL, SIGNER, approved, sign
from tests.factories import World


def stamps(authority: Authority) -> object:
    """A time-stamp authority in this process, certified by the tests' own."""
    from asn1crypto import keys as raw_keys
    from asn1crypto import x509 as raw
    from pyhanko.sign.timestamps import DummyTimeStamper
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    now, key = timezone.now(), rsa.generate_private_key(public_exponent=65537, key_size=2048)
    named = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Time stamps of the tests")])
    usage = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
    made = x509.CertificateBuilder().subject_name(named).issuer_name(authority.certificate.subject)
    made = made.public_key(key.public_key()).serial_number(x509.random_serial_number())
    made = made.not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=9))
    der = made.add_extension(usage, critical=True).sign(authority.key, hashes.SHA256())
    lock, plain = serialization.NoEncryption(), serialization.PrivateFormat.PKCS8
    secret = key.private_bytes(serialization.Encoding.DER, plain, lock)
    root = raw.Certificate.load(authority.certificate.public_bytes(serialization.Encoding.DER))
    return DummyTimeStamper(
        raw.Certificate.load(der.public_bytes(serialization.Encoding.DER)),
        raw_keys.PrivateKeyInfo.load(secret),
        certs_to_embed=SimpleCertificateStore.from_certs([root]),
        include_nonce=False,
    )


def revocation_list(authority: Authority) -> bytes:
    now = timezone.now()
    made = x509.CertificateRevocationListBuilder().issuer_name(authority.certificate.subject)
    made = made.last_update(now - timedelta(hours=1)).next_update(now + timedelta(days=9))
    return made.sign(authority.key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)


@pytest.mark.parametrize(("revocation", "level"), [(False, "B-T"), (True, "B-LTA")])
def test_the_file_says_when_it_was_signed_and_proves_the_certificate(
    here: World, trusted: Path, monkeypatch: pytest.MonkeyPatch, revocation: bool, level: str
) -> None:
    SigningRule.objects.update(seal=False)
    authority = make_authority(timezone.now(), "Authority of today")
    root = authority.certificate.public_bytes(serialization.Encoding.PEM)
    (trusted / "today.pem").write_bytes(root)
    if revocation:
        (trusted / "today.crl").write_bytes(revocation_list(authority))
    stamper = stamps(authority)
    monkeypatch.setattr(trust, "timestamper", lambda: stamper)
    signer = keys.from_pkcs12(authority.pkcs12(SIGNER, PASSWORD, timezone.now()), PASSWORD)
    act = steps.sign_act(
        act=approved(here),
        role=PERSONAL,
        signer=signer,
        method=SignatureMethod.FILE,
        by=here.users["hanh"],
        at=timezone.now(),
    )
    row = ActSignature.objects.get()
    assert (row.level, row.trusted, row.stamped_at is not None) == (level, True, True)
    assert [(one.sound, one.level) for one in verdicts(drafts.pdf_of(act))] == [(True, level)]


def today(trusted: Path, monkeypatch: pytest.MonkeyPatch) -> Authority:
    """An authority that is believed, with its revocation list and time stamps."""
    authority = make_authority(timezone.now(), "Authority of today")
    (trusted / "today.pem").write_bytes(authority.certificate.public_bytes(serialization.Encoding.PEM))
    (trusted / "today.crl").write_bytes(revocation_list(authority))
    stamper = stamps(authority)
    monkeypatch.setattr(trust, "timestamper", lambda: stamper)
    return authority


def test_only_the_last_signature_ends_the_file_for_the_archive(
    here: World, trusted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    authority, act = today(trusted, monkeypatch), approved(here)
    levels = []
    for role, name, by in ((PERSONAL, SIGNER, here.users["hanh"]), (OFFICE, here.organisation.name, here.clerk)):
        signer = keys.from_pkcs12(authority.pkcs12(name, PASSWORD, timezone.now()), PASSWORD)
        act = steps.sign_act(act=act, role=role, signer=signer, method=SignatureMethod.FILE, by=by, at=timezone.now())
        levels.append([(one.sound, one.level) for one in verdicts(drafts.pdf_of(act))])
    assert levels == [[(True, "B-LT")], [(True, "B-LTA"), (True, "B-LTA")]]


def test_what_comes_after_the_archive_stamp_is_told(
    here: World, trusted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    SigningRule.objects.update(seal=False)
    authority = today(trusted, monkeypatch)
    signer = keys.from_pkcs12(authority.pkcs12(SIGNER, PASSWORD, timezone.now()), PASSWORD)
    act = steps.sign_act(
        act=approved(here),
        role=PERSONAL,
        signer=signer,
        method=SignatureMethod.FILE,
        by=here.users["hanh"],
        at=timezone.now(),
    )
    writer = PdfWriter(io.BytesIO(drafts.pdf_of(act)), incremental=True)
    writer.add_blank_page(595, 842)
    longer = io.BytesIO()
    writer.write(longer)
    assert [(one.sound, one.level) for one in verdicts(longer.getvalue())] == [(False, "B-LT")]


def test_an_authority_that_does_not_answer_stops_the_signature_and_nothing_is_issued(
    here: World, settings: Settings
) -> None:
    settings.TSA_URL = "http://127.0.0.1:9/"
    with pytest.raises(pades.NotSigned):
        sign(here, approved(here))
    assert ActSignature.objects.count() == 0
