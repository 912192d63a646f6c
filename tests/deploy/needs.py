"""What a cluster needs of the machine; the tests are skipped, with a reason, where it is missing."""

from pathlib import Path

import psycopg
import pytest
import redis

from deploy.cluster import ports, proxy
from deploy.cluster.plan import SERVER, Plan, passing_database

REDIS = "redis://127.0.0.1:6379/9"  # a database that no other test empties


def require_services() -> None:
    if proxy.found() is None:
        pytest.skip("There is no nginx on this machine (Debian: apt-get install nginx-light).")
    try:
        psycopg.connect(SERVER.rpartition("/")[0] + "/postgres", connect_timeout=5).close()
    except psycopg.Error:
        pytest.skip("There is no PostgreSQL on 127.0.0.1 that lets postgres in.")
    try:
        redis.Redis.from_url(REDIS, socket_timeout=5).ping()
    except redis.RedisError:
        pytest.skip("There is no Redis on 127.0.0.1.")


def plan(folder: Path, *, processes: int = 3, tls: bool = False) -> Plan:
    """A cluster of its own, without the demo, on ports that are free."""
    return Plan(
        folder=folder,
        database_url=passing_database(SERVER),
        passing=True,
        redis_url=REDIS,
        port=free_ports(processes + 2),
        processes=processes,
        tls=tls,
        demo=False,
    )


def free_ports(count: int) -> int:
    """The first of so many free ports in a row."""
    first = ports.free(count)
    assert first is not None, "no free ports"
    return first
