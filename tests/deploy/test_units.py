"""What the files of deploy/ say of each other and of the product."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from django.core.management import get_commands

from tests.deploy.needs import free_ports
from tests.product import tables

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
UNITS = sorted((DEPLOY / "systemd").glob("*.service"))
SETTING = re.compile(r"^\| `([A-Z0-9_]+)` \|", re.MULTILINE)


def known_settings() -> set[str]:
    told = set(SETTING.findall((ROOT / "docs" / "settings.md").read_text(encoding="utf-8")))
    return told | {f"{name}_FILE" for name in told}


def test_settings_of_the_example_and_of_the_containers_exist() -> None:
    example = (DEPLOY / "phienhop.env.example").read_text(encoding="utf-8")
    named = set(re.findall(r"^(?:# )?([A-Z0-9_]+)=", example, re.MULTILINE))
    compose = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
    named |= set(compose["services"]["process1"]["environment"])
    assert len(named) > 12
    assert named - known_settings() == set()


def test_units_run_commands_that_there_are() -> None:
    said = "\n".join(unit.read_text(encoding="utf-8") for unit in UNITS)
    commands = re.findall(r"manage\.py (\w+)", said)
    scripts = re.findall(r"/opt/phienhop/(deploy/\S+)", said)
    assert set(commands) - set(get_commands()) == set()
    assert [script for script in scripts if not os.access(ROOT / script, os.X_OK)] == []
    assert (len(commands), scripts) == (5, ["deploy/backup.sh"])


def test_proxies_and_units_agree_on_the_processes() -> None:
    readme = (DEPLOY / "README.md").read_text(encoding="utf-8")
    enabled = re.findall(r"phienhop@(80\d\d)", readme.split("enable --now")[1].split("\n")[0])
    nginx = re.findall(r"server 127\.0\.0\.1:(\d+)", (DEPLOY / "nginx.conf").read_text(encoding="utf-8"))
    caddy = re.findall(r"127\.0\.0\.1:(\d+)", (DEPLOY / "Caddyfile").read_text(encoding="utf-8"))
    assert enabled == nginx == caddy == ["8001", "8002", "8003"]


def test_containers_believe_their_proxy_and_nobody_else() -> None:
    compose = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
    proxy = compose["services"]["proxy"]
    processes = [name for name in compose["services"] if name.startswith("process")]
    address = proxy["networks"]["default"]["ipv4_address"]
    assert {compose["services"][name]["environment"]["TRUSTED_PROXIES"] for name in processes} == {address}
    assert proxy["environment"]["PHIENHOP_PROCESSES"].split() == [f"{name}:8000" for name in processes]
    assert [name for name, service in compose["services"].items() if "ports" in service] == ["proxy"]


@pytest.fixture
def manager(tmp_path: Path) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind(str(tmp_path / "notify"))
        listening.settimeout(120)
        yield listening


def test_a_served_process_tells_its_manager_that_it_serves_and_lives(manager: socket.socket, tmp_path: Path) -> None:
    """What `Type=notify` and `WatchdogSec=` of the unit wait for."""
    kept = {name: value for name, value in os.environ.items() if name not in ("DJANGO_SETTINGS_MODULE", "DATABASE_URL")}
    told = {"NOTIFY_SOCKET": manager.getsockname(), "WATCHDOG_USEC": "500000"}
    environment = {**kept, **told, "DATA_DIR": str(tmp_path / "data"), "REDIS_URL": ""}
    tables.copied(tmp_path / "data" / tables.NAME)
    command = [sys.executable, "manage.py", "serve", "--port", str(free_ports(1))]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    try:
        assert [manager.recv(100) for _word in range(4)] == [b"READY=1", *[b"WATCHDOG=1"] * 3]
    finally:
        process.send_signal(signal.SIGTERM)
        assert process.wait(60) == 0
