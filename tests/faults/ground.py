"""The installation on which faults are made: two processes, PostgreSQL and Redis, all of a test's own."""

import sys
import time
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest

from deploy.cluster import ports
from deploy.cluster.children import Child
from deploy.cluster.plan import ROOT
from realtime.rehearsal.stage import Stage
from tests.faults.clerk import Clerk
from tests.product import postgresql, redis_server
from tests.product.postgresql import PostgreSQL
from tests.product.redis_server import RedisServer

READY_SECONDS = 120


class Ground(Stage):
    """As a rehearsal's stage, without nginx between the tablets and the processes: `ports` are theirs."""

    def __init__(self, folder: Path) -> None:
        if postgresql.found() is None:
            pytest.skip("There is no PostgreSQL server on this machine (Debian: apt-get install postgresql-15).")
        if redis_server.found() is None:
            pytest.skip("There is no Redis server on this machine (Debian: apt-get install redis-server).")
        first = ports.free(2)
        assert first is not None, "no free ports"
        self.ports = (first, first + 1)
        self.redis = RedisServer()
        self.postgresql = PostgreSQL()
        self._children: list[Child] = []
        super().__init__(self.postgresql.url, "", static=folder / "none", port=first, say=lambda _text: None)
        self._clerk = Clerk(self.environment)

    @property
    def environment(self) -> dict[str, str]:
        own = {"REDIS_URL": self.redis.url, "REDIS_PREFIX": self.name, "DATABASE_WAIT": "2"}
        return {**super().environment, **own}

    @property
    def servers(self) -> list[Child]:
        return self._children

    def build(self) -> None:
        from deploy.cluster import database

        (self.folder / "data").mkdir(mode=0o700, exist_ok=True)  # the clerk, who has begun by now, may have been sooner
        database.make(self.plan.database_url)
        self.run("manage.py", "prepare")
        self._children = [self._server(port) for port in self.ports]
        for port in self.ports:
            self._until_ready(port)

    def run(self, *arguments: str) -> str:
        self._clerk.ask("tests.faults.acts.command", list(arguments[1:]))
        return ""

    def ask(self, module: str, **told: Any) -> dict[str, Any]:
        found: dict[str, Any] = self._clerk.ask(f"realtime.rehearsal.{module}.main", *([told] if told else []))
        return found

    def act(self, name: str, **told: Any) -> Any:
        """Something of `tests.faults.acts`."""
        return self._clerk.ask(f"tests.faults.acts.{name}", told)

    def mend(self) -> list[str]:
        return [child.name for child in self._children if child.mend()]

    def strike(self) -> None:
        self._clerk.leave()
        try:
            super().strike()
        finally:
            self.redis.kill()
            self.postgresql.drop()

    def said(self) -> str:
        """What the servers have written so far."""
        return "".join(child.log.read_text(errors="replace") for child in self._children)

    def _server(self, port: int) -> Child:
        command = [sys.executable, str(ROOT / "manage.py"), "serve", "--port", str(port)]
        return Child(f"serve-{port}", command, self.environment, self.folder)

    def _until_ready(self, port: int) -> None:
        deadline = time.monotonic() + READY_SECONDS
        while not is_ready(port):
            assert time.monotonic() < deadline, self.said()[-3000:]
            time.sleep(0.05)


def is_ready(port: int) -> bool:
    """Whether the process on that port serves and reaches its data."""
    try:
        with urlopen(f"http://127.0.0.1:{port}/health/", timeout=5) as answer:
            return bool(answer.status == 200)
    except (HTTPError, URLError, OSError):
        return False
