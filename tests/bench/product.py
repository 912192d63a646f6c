"""The product under test: `manage.py serve` on a throw-away database with a thousand members in running meetings."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.bench import machine
from tests.bench.child import ROOT, Broken, Child
from tests.bench.site import Site
from tests.product import tables
from tests.product.database import Throwaway
from tests.product.server import UNWANTED, free_port

MEMBERS = 1000


class Data:
    """A database and its folder: SQLite, or PostgreSQL on the server named. `facts`: what the `seed` put into it."""

    def __init__(
        self,
        members: int,
        server: str = "",
        twin: "Data | None" = None,
        seed: str = "tests.bench.seed",
        settings: str = "tests.bench.settings",
    ) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="phienhop-bench-"))
        kept = {name: value for name, value in os.environ.items() if name not in UNWANTED | {"REDIS_URL"}}
        self._database = Throwaway(server)
        own = {"DATA_DIR": str(self.folder), "DJANGO_SETTINGS_MODULE": settings}
        self.environment = kept | own | self._database.environment
        if twin is None:
            tables.ready(self.environment)
            self.facts: dict[str, Any] = json.loads(self.run("-m", seed, str(members)))
        else:
            self.facts = twin.facts
            shutil.copytree(twin.folder, self.folder, dirs_exist_ok=True)

    def __enter__(self) -> "Data":
        return self

    def __exit__(self, *_: object) -> None:
        self.drop()

    def drop(self) -> None:
        self._database.drop()
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def where(self) -> str:
        """The address of the PostgreSQL database, or the path of the SQLite file."""
        return self.environment.get("DATABASE_URL") or str(self.folder / tables.NAME)

    def run(self, *arguments: str) -> str:
        """What a Python process on these data prints."""
        command = [sys.executable, *arguments]
        done = subprocess.run(command, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False)
        if done.returncode:
            raise Broken(f"{' '.join(arguments)} failed\n{done.stderr[-3000:]}")
        return done.stdout


class Product(Child):
    """The product's own server on these data, pinned to the servers' core."""

    def __init__(self, data: Data) -> None:
        self.port = free_port()
        self.data = data
        arguments = ("manage.py", "serve", "--port", str(self.port))
        super().__init__(*arguments, cores=machine.cores()[0], environment=data.environment)
        self.line()

    @property
    def site(self) -> Site:
        return Site(self.port, self.data.facts)


class Peer(Child):
    """One of the simpler servers, by the name of its module in `peers`."""

    def __init__(self, name: str) -> None:
        self.port = free_port()
        super().__init__("-m", f"tests.bench.peers.{name}", str(self.port), cores=machine.cores()[0])
        self.line()
