"""The installation of a rehearsal: servers, database and files of its own, all of it gone at the end.

On PostgreSQL with Redis there are several processes behind the nginx of deploy/nginx.conf, as `make cluster` starts
them, on a database that is made for this run on the same server; otherwise one process.
"""

import json
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.error import URLError
from urllib.parse import urlsplit, urlunsplit
from urllib.request import urlopen

import redis

from deploy.cluster import database, ports, proxy
from deploy.cluster.children import Child
from deploy.cluster.cluster import Cluster, NotStarted
from deploy.cluster.plan import ROOT, Plan

PROCESSES: Final = 3
READY_SECONDS: Final = 120
PREFIX: Final = "phienhop_rehearsal_"
# What the surroundings say about the real installation must not reach the one that is thrown away.
REAL: Final = {
    "ALLOWED_HOSTS",
    "BEHIND_PROXY",
    "CA_CERTIFICATE",
    "CSRF_TRUSTED_ORIGINS",
    "DATABASE_URL",
    "DATA_DIR",
    "DEBUG",
    "DEMO",
    "NOTIFY_SOCKET",
    "PUBLIC_URL",
    "REDIS_PREFIX",
    "REDIS_URL",
    "S3_ACCESS_KEY",
    "S3_BUCKET",
    "S3_ENDPOINT",
    "S3_PREFIX",
    "S3_REGION",
    "S3_SECRET_KEY",
    "SECRET_KEY",
    "SECURE",
    "SSL_REDIRECT",
    "TRUSTED_PROXIES",
}


def cleaned(surroundings: Mapping[str, str]) -> dict[str, str]:
    """The surroundings without anything that leads to the real data, in the environment or in a file named there."""
    return {name: value for name, value in surroundings.items() if name.removesuffix("_FILE") not in REAL}


@dataclass(frozen=True)
class OwnPlan(Plan):
    """A cluster's plan that knows nothing of the real installation."""

    prefix: str = ""

    def environment(self) -> dict[str, str]:
        own = {name: value for name, value in super().environment().items() if name in REAL}
        return cleaned(os.environ) | own | {"REDIS_PREFIX": self.prefix, "PYTHONUNBUFFERED": "1"}


class Stage:
    """`build` starts everything, `mend` what has died, `strike` ends everything and leaves nothing.

    `database_url` names the real database (empty: SQLite), `redis_url` the real Redis (empty: none); both are only
    used to find the server. `static` is the folder of collected files, copied if it is there. `say` tells
    whoever waits.
    """

    def __init__(
        self, database_url: str, redis_url: str, *, static: Path, port: int, say: Callable[[str], object]
    ) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="phienhop-rehearsal-"))
        self.name = f"{PREFIX}{secrets.token_hex(6)}"
        self.is_postgresql = database_url.startswith(("postgres", "pgsql"))
        url = urlunsplit(urlsplit(database_url)._replace(path=f"/{self.name}")) if self.is_postgresql else ""
        several = self.is_postgresql and bool(redis_url) and proxy.found() is not None
        count = PROCESSES if several else 0
        self.plan = OwnPlan(
            folder=self.folder,
            database_url=url or f"sqlite:///{self.folder / 'data' / 'phienhop.sqlite3'}",
            passing=True,
            redis_url=redis_url if several else "",
            port=port or _free(count + 2),
            processes=count,
            demo=False,
            prefix=self.name if several else "",
        )
        self._cluster = Cluster(self.plan) if several else None
        self._lone: Child | None = None
        self._static = static
        self._made = False
        say(f"{self.kind}, {len(self.plan.ports) or 1} process(es), everything of this run in {self.folder}")

    @property
    def kind(self) -> str:
        """The database, and Redis if processes need it, in words."""
        if not self.is_postgresql:
            return "SQLite"
        return "PostgreSQL + Redis" if self._cluster else "PostgreSQL"

    @property
    def servers(self) -> list[Child]:
        """The serving processes."""
        return self._cluster.servers if self._cluster else [self._lone] if self._lone else []

    @property
    def environment(self) -> dict[str, str]:
        if self._cluster:
            return self.plan.environment()
        alone = {"BEHIND_PROXY": "0", "TRUSTED_PROXIES": "", "PUBLIC_URL": ""}
        return {**self.plan.environment(), **alone}

    def build(self) -> None:
        """Raises `NotStarted`, `psycopg.Error`."""
        (self.folder / "data").mkdir(mode=0o700)
        if self._static.is_dir():
            shutil.copytree(self._static, self.folder / "data" / "static")
        if self._cluster:
            self._cluster.start()
            return
        if self.is_postgresql:
            database.make(self.plan.database_url)
            self._made = True
        self.run("manage.py", "prepare")
        self._lone = self._started()
        self._wait()

    def run(self, *arguments: str) -> str:
        """What a Python process on the data of this run prints. Raises `NotStarted` with its last words."""
        command = [sys.executable, *arguments]
        done = subprocess.run(  # noqa: S603 - our own commands, no shell
            command, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise NotStarted(f"{' '.join(arguments[:2])}: {done.stderr.strip()[-2000:]}")
        return done.stdout

    def ask(self, module: str, **told: Any) -> dict[str, Any]:
        """What a module of this package answers, run as a process on the data of this run. Raises `NotStarted`."""
        found: dict[str, Any] = json.loads(self.run("-m", f"realtime.rehearsal.{module}", json.dumps(told)))
        return found

    def mend(self) -> list[str]:
        """Starts again what has died, as a service manager does; the names of it."""
        if self._cluster:
            return self._cluster.mend()
        return [self._lone.name] if self._lone and self._lone.mend() else []

    def strike(self) -> None:
        """Ends every process and removes the database and all files, whatever had been made until then."""
        try:
            self._end()
        finally:
            shutil.rmtree(self.folder, ignore_errors=True)

    def _end(self) -> None:
        for child in self.servers:  # nobody needs these data any more: no orderly end
            child.kill()
        try:
            if self._cluster:
                self._cluster.stop()
                self._forget()
        finally:
            if self._made:
                database.drop(self.plan.database_url)

    def _forget(self) -> None:
        """What the processes left in Redis."""
        with suppress(redis.RedisError), redis.Redis.from_url(self.plan.redis_url, socket_timeout=5) as client:
            if keys := list(client.scan_iter(f"{self.plan.prefix}*")):
                client.delete(*keys)

    def _started(self) -> Child:
        command = [sys.executable, str(ROOT / "manage.py"), "serve", "--port", str(self.plan.port)]
        return Child(f"serve-{self.plan.port}", command, self.environment, self.folder)

    def _wait(self) -> None:
        deadline = time.monotonic() + READY_SECONDS
        while not _answers(f"{self.plan.url}/health/"):
            if self._lone and (not self._lone.alive or time.monotonic() > deadline):
                raise NotStarted(f"the server: {self._lone.log.read_text(errors='replace')[-2000:]}")
            time.sleep(0.05)


def _answers(address: str) -> bool:
    try:
        with urlopen(address, timeout=5) as answer:  # noqa: S310 - our own address
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False


def _free(count: int) -> int:
    first = ports.free(count)
    if first is None:
        raise NotStarted("There are no free ports here; name one with --port.")
    return first
