"""A key on a token: PKCS#11, tried with SoftHSM where it is installed."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.serialization import pkcs12
from pytest_django import Settings

from documents import store
from documents.signing import extracts, keys, steps
from documents.states import SignatureMethod
from tests.documents.signing.factories import OFFICE, PASSWORD, approved, key, sign
from tests.documents.signing.test_steps import pdfsig
from tests.factories import World, make_user

MODULE = Path("/usr/lib/softhsm/libsofthsm2.so")
PIN = "246813"


@pytest.fixture
def token(here: World, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A token with the office's key and certificate."""
    if not MODULE.exists():
        pytest.skip("There is no SoftHSM on this machine (Debian: apt-get install softhsm2).")
    (tmp_path / "tokens").mkdir()
    (tmp_path / "softhsm2.conf").write_text(f"directories.tokendir = {tmp_path / 'tokens'}\n")
    monkeypatch.setenv("SOFTHSM2_CONF", str(tmp_path / "softhsm2.conf"))
    command = f"softhsm2-util --init-token --free --label van-phong --pin {PIN} --so-pin 13572468"
    subprocess.run(command.split(), check=True, capture_output=True, env=os.environ)
    settings.PKCS11_MODULE, settings.PKCS11_TOKEN, settings.PKCS11_KEY = str(MODULE), "van-phong", "con-dau"
    _fill(here.organisation.name)
    yield
    import pkcs11

    pkcs11.unload(str(MODULE))


def _fill(name: str) -> None:
    import pkcs11
    from pkcs11.util.rsa import decode_rsa_private_key
    from pkcs11.util.x509 import decode_x509_certificate

    made = pkcs12.load_pkcs12(key(name), PASSWORD.encode())
    assert made.key is not None
    assert made.cert is not None
    lock, plain = serialization.NoEncryption(), serialization.PrivateFormat.TraditionalOpenSSL
    secret = made.key.private_bytes(serialization.Encoding.DER, plain, lock)
    certificate = made.cert.certificate.public_bytes(serialization.Encoding.DER)
    label = {pkcs11.Attribute.LABEL: "con-dau", pkcs11.Attribute.TOKEN: True}
    with pkcs11.lib(str(MODULE)).get_token(token_label="van-phong").open(rw=True, user_pin=PIN) as session:
        session.create_object({**decode_rsa_private_key(secret), **label})
        session.create_object({**decode_x509_certificate(certificate), **label})


@pytest.mark.usefixtures("token")
def test_the_token_signs_for_the_office_and_refuses_a_wrong_pin(here: World) -> None:
    act = sign(here, approved(here))
    with pytest.raises(keys.WrongPin), keys.from_token("000000"):
        pass
    with keys.from_token(PIN) as signer:
        act = steps.sign_act(
            act=act, role=OFFICE, signer=signer, method=SignatureMethod.TOKEN, by=here.clerk, at=here.at(225)
        )
    assert (act.state, act.signatures.get(role="seal").method) == ("issued", "token")


@pytest.mark.parametrize("module", ["", "/nowhere/module.so"])
def test_without_a_token_nothing_is_signed(settings: Settings, module: str) -> None:
    settings.PKCS11_MODULE = module
    with pytest.raises(keys.NoToken), keys.from_token(PIN):
        pass


@pytest.mark.usefixtures("token")
def test_the_token_signs_every_extract_in_one_session(here: World, tmp_path: Path) -> None:
    make_user("board", "Hoàng Xây Dựng", office=here.offices["Ban Xây dựng Đảng"])
    act = sign(here, sign(here, approved(here)), OFFICE, minute=225)
    with keys.from_token(PIN) as signer:
        count = extracts.sign_extracts(
            act=act, signer=signer, method=SignatureMethod.TOKEN, by=here.clerk, at=here.at(230)
        )
    rows = extracts.of_act(act)
    assert (count, len(rows)) == (len(rows), len(rows))
    assert rows
    for row in rows:
        assert pdfsig(store.intact(row.file_sha256), tmp_path).count("Signature is Valid.") == 1
