"""Between a fresh clone and a page that opens."""

import errno
import os
import socket
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.management.base import CommandError
from django.db import OperationalError

from config import greeting, readiness
from config.management.commands import prepare
from config.management.commands.prepare import seeded
from config.management.commands.start import require_free
from documents.demo.setting import Account, Demo
from meetings.models import Meeting
from tests.factories import make_user

ROOT = Path(__file__).resolve().parent.parent.parent
DEMO = Demo(Meeting(title="Phiên họp thứ 18"), [Account("khoi", "Trần Minh Khôi", "chủ trì")], made=True)


def test_a_port_that_is_taken_is_told_in_words() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(CommandError, match=rf"Port {port} on 127.0.0.1 is not free .* make run PORT={port + 1}"):
            require_free("127.0.0.1", port)


@pytest.mark.parametrize(
    ("host", "port", "said"),
    [
        ("127.0.0.1", 99999, "There is no port 99999: take one from 1024 to 65535."),
        ("203.0.113.7", 8000, "Nothing can listen on port 8000 of 203.0.113.7: Cannot assign requested address."),
    ],
)
def test_an_address_that_cannot_be_is_told_in_words(host: str, port: int, said: str) -> None:
    with pytest.raises(CommandError) as refused:
        require_free(host, port)
    assert str(refused.value).startswith(said)


def test_a_port_that_is_free_passes() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        port = other.getsockname()[1]
    require_free("127.0.0.1", port)


def test_greeting_gives_every_account_an_address_of_its_own() -> None:
    said = greeting.lines("127.0.0.1", 8100, DEMO)
    assert "  Phienhop 0.1.0   http://localhost:8100/   (Ctrl+C stops it)" in said
    assert "  khoi     Trần Minh Khôi           chủ trì            http://khoi.localhost:8100/" in said


def test_greeting_for_other_machines_names_the_hosts_and_no_local_addresses() -> None:
    said = "\n".join(greeting.lines("0.0.0.0", 8100, DEMO))  # noqa: S104 - nothing listens
    assert "ALLOWED_HOSTS" in said
    assert "khoi.localhost" not in said


def test_greeting_where_real_people_work_tells_no_password() -> None:
    assert "hopkhonggiay" not in "\n".join(greeting.lines("127.0.0.1", 8100, None))


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OperationalError("database or disk is full"), "cannot be used: database or disk is full. Is there room"),
        (OSError(errno.ENOSPC, "No space left on device", "/data/files/x"), "/data/files/x: No space left on device."),
    ],
)
def test_a_disk_that_is_full_is_told_in_words(error: Exception, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails() -> None:
        raise error

    monkeypatch.setattr(readiness, "migrate", fails)
    monkeypatch.setattr(prepare, "connection", SimpleNamespace(vendor="sqlite"))
    with pytest.raises(CommandError) as refused:
        prepare.Command().prepare()
    assert said in str(refused.value)


def test_a_database_elsewhere_that_does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prepare, "connection", SimpleNamespace(vendor="postgresql"))
    assert prepare.unanswered(OperationalError("connection refused")).endswith("Is DATABASE_URL right?")


def manage(place: Path, **given: str) -> tuple[int, str]:
    """Status and standard error of `manage.py start` that keeps its data at `place`."""
    environment = {"PATH": os.environ["PATH"], "DATA_DIR": str(place), **given}
    done = subprocess.run(
        [sys.executable, "manage.py", "start"], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    return done.returncode, done.stderr.strip()


def test_a_data_folder_that_cannot_be_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for place in (tmp_path / "file", tmp_path / "file" / "below"):
        status, said = manage(place)
        assert status == 1
        assert said.startswith(f"Configuration: {place} cannot be used: ")
        assert len(said.splitlines()) == 1


def test_settings_that_exclude_each_other_are_one_sentence(tmp_path: Path) -> None:
    status, said = manage(tmp_path, SECURE="1", DEBUG="1")
    assert (status, len(said.splitlines())) == (1, 1)
    assert said.startswith("Configuration: SECURE=1 and DEBUG=1 exclude each other")


@pytest.mark.django_db
def test_no_demo_beside_real_people() -> None:
    make_user("that", "Người Thật")
    assert seeded() is None


@pytest.mark.django_db
def test_tables_that_are_up_to_date_are_left_alone() -> None:
    assert readiness.migrate() is False


def test_static_files_are_collected_only_when_a_source_changed(tmp_path: Path, settings: Any) -> None:
    source = tmp_path / "sources"
    source.mkdir()
    (source / "a.css").write_text("a{}")
    settings.STATICFILES_DIRS = [source]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATIC_ROOT = tmp_path / "static"
    assert readiness.collect() is True
    assert (tmp_path / "static" / "a.css").read_text() == "a{}"
    assert readiness.collect() is False
    (source / "a.css").write_text("a{color:red}")
    assert readiness.collect() is True
