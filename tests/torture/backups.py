"""Who has the write-ahead log of a secret vote and a backup from the middle of it learns no answer and no key.

Played by `secret_vote` on a PostgreSQL of its own, stopped in between so that all that was cast is on the disk.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, Final

from tests.product.postgresql import PostgreSQL

ROOT: Final = Path(__file__).resolve().parents[2]
NONE: Final[dict[str, Any]] = {"leaks": 0, "seen": True}  # of a database without a log of its own
VOTERS: Final = 5  # of `tests.voting.tablets.ANSWERS`


def leaks() -> dict[str, Any]:
    """`leaks`: keys, shares, random bytes of ballots and, before the opening, trackers in any file of the database.

    `seen`: whether the search sees what is there, the digests of the envelopes and, after the opening, the trackers.
    """
    folder = Path(tempfile.mkdtemp(prefix="phienhop-backups-"))
    server = PostgreSQL()
    try:
        return _played(server, folder)
    finally:
        server.drop()
        shutil.rmtree(folder, ignore_errors=True)


def _played(server: PostgreSQL, folder: Path) -> dict[str, Any]:
    told = _step(server, "cast", folder)
    data = server.folder / "data"
    server.stop("fast")
    backup = folder / "backup"
    shutil.copytree(data, backup)
    server.start()
    _step(server, "open", folder)
    server.stop("fast")
    log = data / "pg_wal"
    hidden = told["hidden"] + told["nonces"]
    leaked = sum(_found(place, hidden) for place in (backup, data)) + _found(backup, told["trackers"])
    leaked += sum(1 for _key in (folder / "keys").iterdir())
    seen = [_found(place, told["digests"]) for place in (backup, log)] + [_found(data, told["trackers"])]
    return {"leaks": leaked, "seen": seen == [VOTERS] * 3}


def _step(server: PostgreSQL, step: str, folder: Path) -> dict[str, list[str]]:
    file = folder / "tablets.json"
    environment = {**os.environ, "DATABASE_URL": server.url, "DATA_DIR": str(folder / "data")}
    environment |= {"KEY_DIR": str(folder / "keys"), "DJANGO_SETTINGS_MODULE": "tests.settings"}
    command = [sys.executable, "-m", "tests.torture.secret_vote", step, str(file)]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
    told: dict[str, list[str]] = json.loads(file.read_text())
    return told


def _found(folder: Path, secrets: list[str]) -> int:
    """How many of these bytes (in hexadecimal), as they are or written in digits, any file under the folder holds."""
    texts = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    return sum(any(bytes.fromhex(one) in text or one.encode() in text for text in texts) for one in secrets)
