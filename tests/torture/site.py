"""Where people vote under torture: real processes on SQLite, or three behind nginx on PostgreSQL and Redis."""

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any
from unittest import mock

from documents.demo import setting
from documents.demo.printing import build
from realtime.rehearsal.stage import Stage
from tests.faults.clerk import Clerk
from tests.faults.ground import is_ready
from tests.product.postgresql import PostgreSQL
from tests.product.redis_server import RedisServer

READY_SECONDS = 120


class Site:
    """A meeting with everybody in the room; `votes` gives one after another. `close` ends its servers."""

    def __init__(self, *, postgresql: bool, voters: int, votes: int, say: Callable[[str], object]) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="phienhop-torture-"))
        self.postgresql = PostgreSQL() if postgresql else None
        self.redis = RedisServer() if postgresql else None
        self._stage: Stage | None = None
        self._clerk: Clerk | None = None
        self.begun = False
        self._mistake = self.folder / "mistake"
        try:
            with mock.patch.dict(os.environ, self._surroundings()):
                self._build(say)
            dossier = build(setting.ORGANISATION, self.folder / "dossier", date(2026, 11, 12))
            name = self.stage.name if postgresql else str(self.stage.folder)
            told = {"name": name, "dossier": str(dossier), "delegates": voters, "votes": votes}
            self.facts: dict[str, Any] = self.ask("realtime.rehearsal.seed.main", told)
            self.votes: Iterator[str] = iter(self.facts["votes"])
            self.ask("tests.faults.acts.arrive", {"meeting": self.facts["meeting"]})
        except BaseException:
            self.close()
            raise

    @property
    def stage(self) -> Stage:
        assert self._stage is not None
        return self._stage

    @property
    def ports(self) -> list[int]:
        """Of the processes themselves."""
        return self.stage.plan.ports or [self.stage.plan.port]

    def ask(self, act: str, *told: Any) -> Any:
        """What the clerk answers (`tests.faults.clerk`)."""
        assert self._clerk is not None
        return self._clerk.ask(act, *told)

    def err(self, mistake: str) -> None:
        """Starts all processes anew with a mistake in them (`tests.torture.bugs`); without one if it is empty."""
        self._mistake.unlink(missing_ok=True)
        if mistake:
            self._mistake.write_text(mistake, encoding="ascii")
        for child in self.stage.servers:
            child.kill()
        self.recover()

    def recover(self) -> None:
        """Starts what has died and waits until every process serves."""
        deadline = time.monotonic() + READY_SECONDS
        while not all(is_ready(port) for port in self.ports):
            assert time.monotonic() < deadline, "the servers do not come back"
            self.stage.mend()
            time.sleep(0.1)

    def logs(self) -> Iterator[str]:
        """Everything that a server of any kind has written down."""
        folders = [self.stage.folder, *([self.postgresql.folder] if self.postgresql else [])]
        for folder in folders:
            for path in folder.rglob("*.log"):
                yield path.read_text(encoding="utf-8", errors="replace")

    def close(self) -> None:
        if self._clerk is not None:
            self._clerk.leave()
        with suppress(Exception):
            self.stage.strike()
        if self.redis is not None:
            self.redis.kill()
        if self.postgresql is not None:
            self.postgresql.drop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _build(self, say: Callable[[str], object]) -> None:
        urls = (self.postgresql.url, self.redis.url) if self.postgresql and self.redis else ("", "")
        self._stage = Stage(*urls, static=self.folder / "none", port=0, say=say)
        self._stage.build()
        self._clerk = Clerk(self._stage.environment)

    def _surroundings(self) -> dict[str, str]:
        return {"DJANGO_SETTINGS_MODULE": "tests.torture.settings", "TORTURE_BUG_FILE": str(self._mistake)}
