"""deploy/ca.sh: an authority that can sign for this office's names and for nothing else."""

import socket
import ssl
import subprocess
import threading
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NAMES = ("hop.example", "127.0.0.1")


def made(folder: Path, *names: str) -> "subprocess.CompletedProcess[str]":
    command = ["sh", "deploy/ca.sh", "-n", str(folder), *names]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tls")
    assert made(folder, *NAMES).returncode == 0
    return folder


def handshake(certificate: Path, key: Path, authority: Path, name: str) -> str:
    """The TLS version on which a client that trusts the authority agrees with the server. Raises `ssl.SSLError`."""
    server = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    server.load_cert_chain(certificate, key)
    client = ssl.create_default_context(cafile=str(authority))
    near, far = socket.socketpair()

    def answer() -> None:
        try:
            server.wrap_socket(far, server_side=True).close()
        except OSError:
            far.close()

    thread = threading.Thread(target=answer)
    thread.start()
    try:
        with client.wrap_socket(near, server_hostname=name) as agreed:
            return str(agreed.version())
    finally:
        near.close()
        thread.join()


@pytest.mark.parametrize("name", NAMES)
def test_who_trusts_the_authority_trusts_the_server(folder: Path, name: str) -> None:
    assert handshake(folder / "server.crt", folder / "server.key", folder / "ca.crt", name) == "TLSv1.3"


def test_another_name_is_not_this_server(folder: Path) -> None:
    with pytest.raises(ssl.SSLCertVerificationError, match="Hostname mismatch"):
        handshake(folder / "server.crt", folder / "server.key", folder / "ca.crt", "other.example")


@pytest.mark.parametrize("name", ["bank.example", "10.0.0.1"])
def test_it_cannot_sign_for_other_sites(folder: Path, name: str) -> None:
    before = (folder / "server.crt").read_bytes()
    done = made(folder, name)
    assert (done.returncode, (folder / "server.crt").read_bytes()) == (1, before)
    assert "was not made for all of these names" in done.stderr


def test_even_who_has_its_key_cannot_make_tablets_believe_another_site(folder: Path, tmp_path: Path) -> None:
    """What openssl signs with the stolen key is refused by whoever trusts the authority."""
    key, wish, forged = (tmp_path / name for name in ("key", "csr", "crt"))
    (tmp_path / "names").write_text("subjectAltName = DNS:bank.example\n")
    authority = f"-CA {folder}/ca.crt -CAkey {folder}/ca.key -set_serial 7 -extfile {tmp_path}/names"
    for command in (
        "openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=bank.example"
        f" -keyout {key} -out {wish}",
        f"openssl x509 -req -in {wish} {authority} -out {forged}",
    ):
        subprocess.run(command.split(), check=True, capture_output=True)
    with pytest.raises(ssl.SSLCertVerificationError, match="permitted subtree violation"):
        handshake(forged, key, folder / "ca.crt", "bank.example")


def test_a_renewal_keeps_the_authority_that_tablets_know(folder: Path) -> None:
    before = [(folder / name).read_bytes() for name in ("ca.crt", "server.crt", "server.key")]
    assert made(folder, *NAMES).returncode == 0
    after = [(folder / name).read_bytes() for name in ("ca.crt", "server.crt", "server.key")]
    assert [old == new for old, new in zip(before, after, strict=True)] == [True, False, False]


def test_tablets_accept_the_length_of_its_life_and_nobody_else_reads_the_keys(folder: Path) -> None:
    info = ssl._ssl._test_decode_cert(str(folder / "server.crt"))  # type: ignore[attr-defined]
    days = (ssl.cert_time_to_seconds(info["notAfter"]) - ssl.cert_time_to_seconds(info["notBefore"])) / 86400
    assert days == 800
    modes = {name: (folder / name).stat().st_mode & 0o777 for name in ("ca.key", "server.key", "ca.crt", "server.crt")}
    assert modes == {"ca.key": 0o600, "server.key": 0o600, "ca.crt": 0o644, "server.crt": 0o644}
