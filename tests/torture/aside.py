"""What one process plays on a database that is thrown away: the schedules of the network, the model of the box."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from tests.product.postgresql import PostgreSQL

ROOT: Final = Path(__file__).resolve().parents[2]
MODEL: Final = "tests/voting/test_sealed_model.py"
MEMORY: Final = Path("/dev/shm")  # noqa: S108 - a folder that lies in memory; what is made in it has a name of its own


def schedules(runs: int, *, postgresql: bool) -> dict[str, Any]:
    """The figures of `tests.torture.schedules`."""
    with _surroundings(postgresql) as environment:
        command = [sys.executable, "-m", "tests.torture.schedules", str(runs)]
        done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


def model(*, postgresql: bool) -> dict[str, Any]:
    """`model_failures`: 1 if the box and its model came apart in 2,000 plays of up to 50 steps; what failed is said."""
    with _surroundings(postgresql) as environment:
        command = [sys.executable, "-m", "pytest", "-q", MODEL]
        done = subprocess.run(command, cwd=ROOT, env={**environment, "LONG": "1"}, check=False)
    return {"model_failures": int(done.returncode != 0)}


@contextmanager
def _surroundings(postgresql: bool) -> Iterator[dict[str, str]]:
    """Nothing is killed here, so no commit waits for the disk, where 100,000 of them would take half an hour."""
    with tempfile.TemporaryDirectory(prefix="phienhop-torture-", dir=MEMORY if MEMORY.is_dir() else None) as folder:
        server = PostgreSQL() if postgresql else None
        url = server.url if server else f"sqlite:///{folder}/phienhop.sqlite3"
        try:
            own = {"DATABASE_URL": url, "DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "tests.settings"}
            yield {**os.environ, **own, "PGOPTIONS": "-c synchronous_commit=off"}
        finally:
            if server:
                server.drop()
