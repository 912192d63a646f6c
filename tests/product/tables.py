"""An empty database with all tables, made once for the code as it is and copied by whoever needs one.

Going through every migration takes a worker or a server of the suite longer than most of what follows.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / "var" / "tables"
CODE = ("config", "people", "meetings", "agenda", "voting", "documents", "realtime")
NAME = "phienhop.sqlite3"


def copied(to: Path) -> None:
    """Puts the database at `to`, a file that is not there yet; makes its folder."""
    to.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    shutil.copyfile(_made(), to)


def ready(environment: Mapping[str, str]) -> None:
    """Makes all tables where the product keeps its data in this environment, and has none yet."""
    if environment.get("DATABASE_URL"):
        _fill(environment)
    else:
        copied(Path(environment["DATA_DIR"]) / NAME)


def _fill(environment: Mapping[str, str]) -> None:
    """On PostgreSQL whoever comes first goes through the migrations and writes down what came of it."""
    url, path = environment["DATABASE_URL"], KEPT / f"{_digest()}.sql"
    if shutil.which("pg_dump") is None or shutil.which("psql") is None:
        _migrate(environment)
        return
    with _alone():
        if not path.exists():
            _migrate(environment)
            _forget(".sql")
            dump = path.with_suffix(".part")
            subprocess.run(["pg_dump", "--no-owner", "--no-acl", "-f", str(dump), url], check=True)
            dump.rename(path)
            return
    load = ["psql", "-qX1", "-v", "ON_ERROR_STOP=1", "-o", os.devnull, "-f", str(path), url]  # in one transaction
    subprocess.run(load, check=True)


@cache
def _made() -> Path:
    """Where the SQLite one lies."""
    path = KEPT / f"{_digest()}.sqlite3"
    with _alone():
        if not path.exists():
            _forget(".sqlite3")
            _make(path)
    return path


@contextmanager
def _alone() -> Iterator[None]:
    """Whoever comes first makes it, the others wait."""
    KEPT.mkdir(parents=True, exist_ok=True)
    with (KEPT / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _forget(suffix: str) -> None:
    """Those of older code go."""
    for older in KEPT.glob(f"*{suffix}"):
        older.unlink()


def _make(path: Path) -> None:
    with tempfile.TemporaryDirectory(dir=KEPT) as folder:
        own = {"DJANGO_SETTINGS_MODULE": "config.settings", "DATA_DIR": folder, "SECRET_KEY": "of-nothing" * 6}
        _migrate({name: value for name, value in os.environ.items() if name != "DATABASE_URL"} | own)
        made = Path(folder) / NAME
        assert not made.with_name(f"{NAME}-wal").exists(), "the last connection that closed has written everything"
        made.rename(path)


def _migrate(environment: Mapping[str, str]) -> None:
    subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], cwd=ROOT, env=environment, check=True)


def _digest() -> str:
    """Of all that has a say in what tables there are: the product's code and what it stands on."""
    said = hashlib.sha256(sys.version.encode())
    for path in sorted(one for name in CODE for one in (ROOT / name).rglob("*.py")):
        said.update(f"{path.relative_to(ROOT)}\n".encode() + path.read_bytes())
    said.update((ROOT / "requirements" / "run.txt").read_bytes())
    return said.hexdigest()[:16]
