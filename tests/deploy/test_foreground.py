"""`make cluster` in the foreground, with TLS: it serves, and leaves nothing behind when it is told to end."""

import json
import os
import signal
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest

from deploy.cluster.plan import ROOT, SERVER
from tests.deploy import needs
from tests.deploy.visitor import Visitor

pytestmark = pytest.mark.timeout(600)

START_SECONDS = 300
DEMO_PASSWORD = "hopkhonggiay"


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple["subprocess.Popen[str]", dict[str, Any]]]:
    """The command with the demo and two processes, and what its cluster.json says."""
    needs.require_services()
    temporary = tmp_path_factory.mktemp("foreground")
    unset = ("DATA_DIR", "DATABASE_URL", "SECRET_KEY", "DJANGO_SETTINGS_MODULE")
    kept = {name: value for name, value in os.environ.items() if name not in unset}
    asked = {"PORT": str(needs.free_ports(4)), "PROCESSES": "2", "TLS": "1", "REDIS_URL": needs.REDIS, "DEMO": "1"}
    command = [sys.executable, "-m", "deploy.cluster"]
    environment = {**kept, **asked, "TMPDIR": str(temporary)}
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
    try:
        yield process, _told(process, temporary)
    finally:
        if process.poll() is None:
            process.terminate()
            process.wait(60)
        assert process.stdout is not None
        process.stdout.close()


def _told(process: "subprocess.Popen[str]", temporary: Path) -> dict[str, Any]:
    until = time.monotonic() + START_SECONDS
    while not (found := list(temporary.glob("phienhop-cluster-*/cluster.json"))):
        assert process.poll() is None, process.stdout and process.stdout.read()
        assert time.monotonic() < until, "the cluster did not start"
        time.sleep(0.2)
    told: dict[str, Any] = json.loads(found[0].read_text())
    return {**told, "folder": found[0].parent}


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def databases() -> list[str]:
    with psycopg.connect(SERVER.rpartition("/")[0] + "/postgres") as server:
        return [row[0] for row in server.execute("SELECT datname FROM pg_database").fetchall()]


async def test_pages_and_sockets_come_over_tls_that_the_own_authority_vouches_for(started: Any) -> None:
    _process, told = started
    authority = ssl.create_default_context(cafile=str(told["folder"] / "tls" / "ca.crt"))
    person = Visitor(told["url"], tls=authority)
    try:
        answer = await person.sign_in("thuong", DEMO_PASSWORD)
        assert (answer.url.scheme, answer.url.path) == ("https", "/")
        assert sorted(person.http.cookies) == ["__Host-csrf", "__Host-sid"]
        assert "max-age=31536000" in answer.headers["Strict-Transport-Security"]
        meeting = answer.text.split('href="/meetings/')[1].split("/")[0]
        page = await person.open(f"/meetings/{meeting}/desk/")
        assert await page.until(lambda frame: "now" in frame)
    finally:
        await person.close()


async def test_without_tls_there_is_the_page_about_trust_and_the_way_to_tls(started: Any) -> None:
    _process, told = started
    port = urlsplit(told["url"]).port
    assert port is not None
    plain = Visitor(f"http://127.0.0.1:{port + 3}")
    plain.http.follow_redirects = False
    try:
        page, certificate, elsewhere = [await plain.get(path) for path in ("/trust/", "/trust/ca.crt", "/tasks/")]
        style = page.text.split('rel="stylesheet" href="')[1].split('"')[0]
        assert (page.status_code, (await plain.get(style)).status_code) == (200, 200)
    finally:
        await plain.close()
    assert certificate.content == (told["folder"] / "tls" / "ca.crt").read_bytes()
    assert (elsewhere.status_code, elsewhere.headers["Location"]) == (301, f"{told['url']}/tasks/")


async def test_static_files_come_from_nginx_with_their_life_and_type(started: Any) -> None:
    _process, told = started
    authority = ssl.create_default_context(cafile=str(told["folder"] / "tls" / "ca.crt"))
    person = Visitor(told["url"], tls=authority)
    try:
        page = (await person.get("/sign-in/")).text
        script = page.split('<script type="module" src="')[1].split('"')[0]
        answer = await person.get(script, **{"Accept-Encoding": "gzip"})
    finally:
        await person.close()
    wanted = {
        "Cache-Control": "public, max-age=31536000, immutable",
        "Content-Encoding": "gzip",
        "Content-Type": "text/javascript; charset=utf-8",
        "X-Content-Type-Options": "nosniff",
    }
    assert {name: answer.headers[name] for name in wanted} == wanted


def test_told_to_end_it_leaves_nothing_behind(started: Any) -> None:
    """The last test of this file: it ends what the others use."""
    process, told = started
    pids = [told["nginx"], *(one["pid"] for one in told["processes"])]
    name = urlsplit(told["database_url"]).path.lstrip("/")
    assert ([is_alive(pid) for pid in pids], name in databases()) == ([True] * 3, True)
    process.send_signal(signal.SIGTERM)
    assert process.wait(60) == 0
    assert ([is_alive(pid) for pid in pids], name in databases()) == ([False] * 3, False)
    assert not told["folder"].exists()
