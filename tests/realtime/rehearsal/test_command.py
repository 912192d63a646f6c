"""A rehearsal plays a meeting, kills servers, loses no ballot, and leaves nothing behind."""

import json
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
import redis

from deploy.cluster import database
from deploy.cluster.plan import SERVER, passing_database
from realtime.rehearsal.stage import PREFIX
from tests.deploy import needs
from tests.product.server import ROOT, free_port
from tests.realtime.rehearsal.office import Office

ACTIONS = {"sign_in", "check_in", "first_page", "next_page", "ballot", "vote_seen", "news", "reconnect", "parts"}
TABLETS = 20


def told(office: Office, folder: Path, *arguments: str) -> dict[str, Any]:
    """The report of a small rehearsal that has gone well."""
    path = folder / "rehearsal.json"
    done = office.rehearse("--delegates", str(TABLETS), "--votes", "1", "--report", str(path), *arguments)
    assert done.returncode == 0, done.stdout + done.stderr
    report: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    assert report["verdict"]["vi"] in done.stdout
    assert report["verdict"]["en"] in done.stdout
    return report


def require_whole(report: dict[str, Any], kills: int) -> None:
    voters = report["delegates"] - 2  # the fixture's guest and observer have no vote
    assert (report["delegates"], report["kills"]) == (TABLETS, kills)
    assert report["ballots"] == {"acknowledged": voters, "counted": voters, "lost": 0, "double": 0, "unserved": 0}
    assert set(report["actions"]) >= ACTIONS
    for name, figures in report["actions"].items():
        assert 0 < figures["p50_ms"] <= figures["p95_ms"] <= figures["p99_ms"], name
    assert report["actions"]["check_in"]["count"] == TABLETS
    assert report["actions"]["ballot"]["count"] >= voters
    assert report["memory"]["peak_mb"] > 50
    assert (report["verdict"]["ok"], report["herd"]["away"], report["failures"]["count"]) == (True, 0, 0)
    assert f"{TABLETS} máy: " in report["verdict"]["vi"]
    assert "0 phiếu mất, 0 phiếu trùng" in report["verdict"]["vi"]
    assert "0 ballots lost, 0 counted twice" in report["verdict"]["en"]


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return Office(tmp_path_factory.mktemp("office"))


@pytest.fixture
def office(untouched: Office, tmp_path: Path) -> Office:
    return Office(tmp_path, another=untouched)


def test_a_server_on_sqlite_dies_and_nothing_is_lost(office: Office, tmp_path: Path) -> None:
    before = office.state()
    report = told(office, tmp_path, "--kill", "1", "--port", str(free_port()))
    require_whole(report, kills=1)
    assert (report["database"], report["processes"]) == ("sqlite", 1)
    assert (office.state(), office.left()) == (before, [])


def test_broken_off_it_leaves_nothing(office: Office) -> None:
    before = office.state()
    running = subprocess.Popen(
        # Whoever runs the tests in the background has given them an interrupt that is ignored.
        ["env", "--default-signal=INT", *office.command("--delegates", "15", "--port", str(free_port()))],
        cwd=ROOT,
        env=office.environment,
        text=True,
        stdout=subprocess.PIPE,
    )
    assert running.stdout is not None
    for line in running.stdout:
        if "tablets are in the room" in line:
            running.send_signal(signal.SIGINT)
    assert running.wait(30) == 130
    running.stdout.close()
    assert (office.state(), office.left()) == (before, [])


def test_no_meeting_is_said_in_words(office: Office) -> None:
    done = office.rehearse("--meeting", "nobody/1")
    assert (done.returncode, "nobody/1" in done.stderr, office.left()) == (1, True, [])


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Office]:
    needs.require_services()
    url = passing_database(SERVER)
    database.make(url)
    try:
        yield Office(tmp_path, url, needs.REDIS)
    finally:
        database.drop(url)


def test_processes_on_postgresql_die_and_nothing_is_lost(cluster: Office, tmp_path: Path) -> None:
    before = cluster.state()
    report = told(cluster, tmp_path, "--kill", "2")
    require_whole(report, kills=2)
    assert (report["database"], report["processes"]) == ("postgresql", 3)
    assert (cluster.state(), cluster.left()) == (before, [])
    with psycopg.connect(SERVER.rpartition("/")[0] + "/postgres") as server:
        names = server.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [PREFIX]).fetchall()
    with redis.Redis.from_url(needs.REDIS) as client:
        assert (names, list(client.scan_iter(f"{PREFIX}*"))) == ([], [])
