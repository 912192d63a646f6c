"""Backup and restore, one command each: what comes back is what was there."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from deploy.cluster import database
from deploy.cluster.plan import SERVER, passing_database

ROOT = Path(__file__).resolve().parents[2]
PAPER = "ab/cd/" + "abcd" * 16


def run(script: str, argument: Path, data: Path, url: str) -> "subprocess.CompletedProcess[str]":
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("DATA", "S3_"))}
    environment = {**kept, "DATA_DIR": str(data), "DATABASE_URL": url}
    command = ["sh", f"deploy/{script}.sh", str(argument)]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def kept(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    for name in (PAPER, f"pages/{PAPER}/1/1.180.webp", "incoming/tmp1", "drafts/x.pdf", "books/x.pdf"):
        path = folder / "files" / name
        path.parent.mkdir(parents=True)
        path.write_bytes(name.encode())
    (folder / "secret_key").write_text("a key")
    return folder


@pytest.fixture(params=["sqlite", "postgresql"])
def databases(request: pytest.FixtureRequest, data: Path, tmp_path: Path) -> Iterator[tuple[str, str]]:
    """The address of a database with one row, and of an empty one."""
    if request.param == "sqlite":
        with sqlite3.connect(data / "phienhop.sqlite3") as connection:
            connection.execute("CREATE TABLE meeting (title text)")
            connection.execute("INSERT INTO meeting VALUES ('Phiên họp thứ 18')")
        connection.close()
        yield f"sqlite:///{data}/phienhop.sqlite3", f"sqlite:///{tmp_path}/back/phienhop.sqlite3"
        return
    if shutil.which("pg_dump") is None:
        pytest.skip("There is no pg_dump on this machine (Debian: apt-get install postgresql-client).")
    full, empty = passing_database(SERVER), passing_database(SERVER)
    try:
        database.make(full)
        database.make(empty)
    except psycopg.OperationalError:
        pytest.skip("There is no PostgreSQL on 127.0.0.1 that lets postgres in.")
    with psycopg.connect(full) as connection_:
        connection_.execute("CREATE TABLE meeting (title text)")
        connection_.execute("INSERT INTO meeting VALUES ('Phiên họp thứ 18')")
    yield full, empty
    database.drop(full)
    database.drop(empty)


def rows(url: str) -> list[tuple[str]]:
    if url.startswith("sqlite"):
        connection = sqlite3.connect(url.removeprefix("sqlite:///"))
        found = connection.execute("SELECT * FROM meeting").fetchall()
        connection.close()
        return found
    with psycopg.connect(url) as server:
        return server.execute("SELECT * FROM meeting").fetchall()


def test_everything_comes_back_that_cannot_be_made_again(
    databases: tuple[str, str], data: Path, tmp_path: Path
) -> None:
    full, empty = databases
    done = run("backup", tmp_path / "backups", data, full)
    assert done.returncode == 0, done.stderr
    file = Path(done.stdout.strip())
    assert (file.parent, file.stat().st_mode & 0o777) == (tmp_path / "backups", 0o600)
    assert [path.name for path in file.parent.iterdir()] == [file.name]
    back = tmp_path / "back"
    done = run("restore", file, back, empty)
    assert done.returncode == 0, done.stderr
    assert rows(empty) == [("Phiên họp thứ 18",)]
    there = {name: content for name, content in kept(back).items() if not name.endswith("sqlite3")}
    assert there == {f"files/{PAPER}": PAPER.encode(), "secret_key": b"a key"}
    assert list(back.glob(".restore*")) == []


def test_nothing_that_is_there_is_overwritten(databases: tuple[str, str], data: Path, tmp_path: Path) -> None:
    full, _empty = databases
    file = Path(run("backup", tmp_path / "backups", data, full).stdout.strip())
    before = kept(data)
    done = run("restore", file, data, full)
    assert (done.returncode, "Move that folder away first" in done.stderr, kept(data)) == (1, True, before)
    shutil.rmtree(data / "files")
    done = run("restore", file, data, full)
    assert (done.returncode, rows(full)) == (1, [("Phiên họp thứ 18",)]), done.stderr


def test_a_damaged_backup_is_refused(databases: tuple[str, str], data: Path, tmp_path: Path) -> None:
    full, empty = databases
    file = Path(run("backup", tmp_path / "backups", data, full).stdout.strip())
    content = file.read_bytes()
    assert PAPER.encode() * 1 in content
    file.write_bytes(content.replace(PAPER.encode(), PAPER.upper().encode()))
    done = run("restore", file, tmp_path / "back", empty)
    assert (done.returncode, (tmp_path / "back" / "files").exists()) == (1, False)


def test_a_database_that_is_away_leaves_no_backup(data: Path, tmp_path: Path) -> None:
    done = run("backup", tmp_path / "backups", data, "postgres://nobody@127.0.0.1:1/none")
    assert (done.returncode != 0, list((tmp_path / "backups").iterdir())) == (True, [])
