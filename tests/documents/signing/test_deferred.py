"""A signature made elsewhere: only the digest goes out."""

import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.serialization import pkcs12

from documents import drafts
from documents.models import Act, ActSignature, DeferredSignature, Series
from documents.reservations import reserve
from documents.signing import deferred, keys, pades, rule
from documents.signing.verdicts import verdicts
from tests.documents.signing.factories import OFFICE, PASSWORD, PERSONAL, SIGNER, approved, key, sign
from tests.factories import World


def begin(here: World, act: Act) -> DeferredSignature:
    return deferred.begin(act=act, role=PERSONAL, by=here.users["hanh"], at=here.at(220))


def finish(here: World, act: Act, cms: bytes) -> Act:
    return deferred.finish(act=act, role=PERSONAL, signature=cms, by=here.users["hanh"], at=here.at(222))


def by_openssl(data: bytes, tmp_path: Path, name: str = SIGNER) -> bytes:
    """A detached CMS over the bytes, as a signer's own machine makes it."""
    made = pkcs12.load_pkcs12(key(name), PASSWORD.encode())
    assert made.key is not None
    assert made.cert is not None
    lock = serialization.NoEncryption()
    secret = made.key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, lock)
    (tmp_path / "key.pem").write_bytes(secret)
    (tmp_path / "cert.pem").write_bytes(made.cert.certificate.public_bytes(serialization.Encoding.PEM))
    (tmp_path / "data").write_bytes(data)
    command = "openssl cms -sign -binary -cades -md sha256 -in data -signer cert.pem -inkey key.pem"
    command += " -outform DER -out p7s"
    subprocess.run(command.split(), cwd=tmp_path, check=True, capture_output=True)
    return (tmp_path / "p7s").read_bytes()


def test_what_comes_back_is_put_into_the_file_and_the_seal_follows(here: World, tmp_path: Path) -> None:
    act = approved(here)
    row = begin(here, act)
    data = pades.to_be_signed(deferred.prepared(row))
    digest = hashes.Hash(hashes.SHA256())
    digest.update(data)
    assert digest.finalize().hex() == row.digest
    act = finish(here, act, by_openssl(data, tmp_path))
    assert (rule.turn(act), DeferredSignature.objects.count()) == (OFFICE, 0)
    act = sign(here, act, OFFICE, minute=225)
    found = verdicts(drafts.pdf_of(act))
    assert [(one.by.name, one.sound, one.trusted) for one in found] == [
        (SIGNER, True, True),
        (here.organisation.name, True, True),
    ]
    assert act.signatures.get(role="personal").method == "deferred"


def test_asking_twice_gives_the_same_file(here: World) -> None:
    act = approved(here)
    assert begin(here, act).digest == begin(here, act).digest


@pytest.mark.parametrize("answer", [b"", b"nonsense", b"-----BEGIN CMS-----\nMAA=\n-----END CMS-----\n"])
def test_what_is_no_signature_is_refused(here: World, answer: bytes) -> None:
    act = approved(here)
    begin(here, act)
    with pytest.raises(pades.NotASignature):
        finish(here, act, answer)


def test_a_signature_over_something_else_is_refused(here: World, tmp_path: Path) -> None:
    act = approved(here)
    begin(here, act)
    with pytest.raises(pades.NotASignature):
        finish(here, act, by_openssl(b"another document", tmp_path))
    assert ActSignature.objects.count() == 0


def test_another_persons_signature_is_refused(here: World, tmp_path: Path) -> None:
    act = approved(here)
    data = pades.to_be_signed(deferred.prepared(begin(here, act)))
    with pytest.raises(keys.Unsuitable):
        finish(here, act, by_openssl(data, tmp_path, "Trần Minh Khôi"))


def test_an_answer_that_comes_after_the_number_went_is_asked_for_again(here: World, tmp_path: Path) -> None:
    act = approved(here)
    data = pades.to_be_signed(deferred.prepared(begin(here, act)))
    Series.objects.get_or_create(organisation=here.organisation, type="TB", period="2025-2030")
    reserve(series=Series.objects.get(), by=here.clerk, at=here.at(221))
    with pytest.raises(deferred.NothingPrepared):
        finish(here, act, by_openssl(data, tmp_path))


def test_a_certificate_that_nobody_vouches_for_signs_but_is_not_believed(here: World, trusted: Path) -> None:
    (trusted / "root.pem").unlink()
    act = sign(here, approved(here))
    assert act.signatures.get().trusted is False
    assert [one.sound for one in verdicts(drafts.pdf_of(act))] == [True]
