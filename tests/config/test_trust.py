"""How a tablet learns to trust the server: open, in both languages, with the certificate and its fingerprint."""

import subprocess
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from config import authority

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What deploy/ca.sh makes."""
    made = tmp_path_factory.mktemp("tls")
    command = ["sh", "deploy/ca.sh", "-n", str(made), "hop.example", "10.1.2.3"]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return made


@pytest.fixture
def own(folder: Path, settings: Any) -> Path:
    settings.CA_CERTIFICATE = str(folder / "ca.crt")
    return folder


def test_the_fingerprint_is_the_one_that_openssl_prints(own: Path) -> None:
    command = ["openssl", "x509", "-in", str(own / "ca.crt"), "-noout", "-fingerprint", "-sha256"]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found = authority.named()
    assert found is not None
    assert printed.strip().endswith(f"={found.fingerprint}")
    assert " ".join(found.lines) == found.fingerprint.replace(":", " ")


def test_the_page_has_the_steps_for_every_device_and_the_fingerprint(own: Path, client: Client) -> None:
    page = client.get("/trust/").content.decode()
    found = authority.named()
    assert found is not None
    assert [
        part for part in ("iPad", "Android", "Windows", "Cài đặt tin cậy chứng nhận", *found.lines) if part not in page
    ] == []


def test_english_is_asked_for_in_the_address(own: Path, client: Client) -> None:
    answer = client.get("/trust/?language=en")
    assert answer["Content-Language"] == "en"
    assert "Certificate Trust Settings" in answer.content.decode()
    assert "language=xx" not in client.get("/trust/?language=xx").content.decode()


def test_the_certificate_comes_as_what_tablets_install(own: Path, client: Client) -> None:
    answer = client.get("/trust/ca.crt")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/x-x509-ca-cert")
    assert answer.content == (own / "ca.crt").read_bytes()


def test_without_an_own_authority_nothing_is_to_be_done(client: Client, settings: Any) -> None:
    settings.CA_CERTIFICATE = ""
    assert "Máy đã tin cậy máy chủ này" in client.get("/trust/").content.decode()
    assert client.get("/trust/ca.crt").status_code == 404


def test_it_leads_to_the_public_address(own: Path, client: Client, settings: Any) -> None:
    settings.PUBLIC_URL = "https://hop.example"
    assert 'href="https://hop.example/"' in client.get("/trust/").content.decode()
    settings.PUBLIC_URL = ""
    assert 'href="https://testserver/"' in client.get("/trust/").content.decode()
