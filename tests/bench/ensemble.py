"""A cluster under test: what `make cluster` starts, with the seeded meetings in it."""

import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import redis

from deploy.cluster import proxy
from deploy.cluster.cluster import Cluster
from deploy.cluster.plan import REDIS, SERVER, Plan, passing_database
from tests.bench import machine
from tests.bench.child import ROOT
from tests.bench.site import Site
from tests.deploy.needs import free_ports


class Ensemble:
    """A running cluster as the load client sees it: one thing that uses processor time."""

    def __init__(self, cluster: Cluster) -> None:
        self._pids = [child.pid for child in cluster.children]

    def cpu(self) -> float:
        return sum(machine.cpu(pid) for pid in self._pids)

    def calm(self, patience: float = 30.0) -> None:
        """Several processes that only tick are never quite still."""
        deadline, before = time.monotonic() + patience, self.cpu()
        while time.monotonic() < deadline:
            time.sleep(0.3)
            now = self.cpu()
            if now - before < 0.03:
                return
            before = now

    def tell(self, line: str) -> None:
        raise AssertionError(f"nobody of several processes hears “{line}”")


def missing() -> str:
    """What the cluster needs and this machine has not; empty if it has everything."""
    if proxy.found() is None:
        return "there is no nginx"
    try:
        psycopg.connect(SERVER.rpartition("/")[0] + "/postgres", connect_timeout=2).close()
        redis.Redis.from_url(REDIS, socket_timeout=2).ping()
    except (psycopg.Error, redis.RedisError):
        return "PostgreSQL or Redis does not answer on this machine"
    return ""


@contextmanager
def running(processes: int, members: int) -> Iterator[tuple[Cluster, Site]]:
    """A cluster of so many processes with seeded meetings of so many members."""
    folder = Path(tempfile.mkdtemp(prefix="phienhop-bench-"))
    database = passing_database(SERVER)
    plan = Plan(folder, database, passing=True, port=free_ports(processes + 2), processes=processes, demo=False)
    cluster = Cluster(plan)
    try:
        cluster.start()
        yield cluster, Site(plan.port, _seeded(plan, members))
    finally:
        cluster.stop()
        shutil.rmtree(folder, ignore_errors=True)


def _seeded(plan: Plan, members: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.bench.seed", str(members)]
    said = subprocess.run(command, cwd=ROOT, env=plan.environment(), capture_output=True, text=True, check=True).stdout
    facts: dict[str, Any] = json.loads(said)
    return facts
