"""An empty SQLite database with all tables, made once for the code as it is and copied by whoever needs one.

Going through every migration takes a worker or a server of the suite longer than most of what follows.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
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


@cache
def _made() -> Path:
    """Where it lies; whoever comes first makes it, the others wait."""
    path = KEPT / f"{_digest()}.sqlite3"
    KEPT.mkdir(parents=True, exist_ok=True)
    with (KEPT / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists():
            for older in KEPT.glob("*.sqlite3"):
                older.unlink()
            _make(path)
    return path


def _make(path: Path) -> None:
    with tempfile.TemporaryDirectory(dir=KEPT) as folder:
        own = {"DJANGO_SETTINGS_MODULE": "config.settings", "DATA_DIR": folder, "SECRET_KEY": "of-nothing" * 6}
        kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], cwd=ROOT, env=kept | own, check=True)
        made = Path(folder) / NAME
        assert not made.with_name(f"{NAME}-wal").exists(), "the last connection that closed has written everything"
        made.rename(path)


def _digest() -> str:
    """Of all that has a say in what tables there are: the product's code and what it stands on."""
    said = hashlib.sha256(sys.version.encode())
    for path in sorted(one for name in CODE for one in (ROOT / name).rglob("*.py")):
        said.update(f"{path.relative_to(ROOT)}\n".encode() + path.read_bytes())
    said.update((ROOT / "requirements" / "run.txt").read_bytes())
    return said.hexdigest()[:16]
