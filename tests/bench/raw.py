"""How many single rows a second one connection can insert durably: `python -m tests.bench.raw <database>`.

The database is a PostgreSQL address or the path of a SQLite file, opened as the product opens it. The row has the
columns of `voting.BallotChange`. Prints transactions a second.
"""

import sqlite3
import sys
import time
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import psycopg

SECONDS = 1.0
MAKE = "CREATE TABLE bench_raw (id {key} PRIMARY KEY, elector bigint, revision int, choice text, key {key}, at {at})"
INSERT = "INSERT INTO bench_raw VALUES ({mark}, {mark}, {mark}, {mark}, {mark}, {mark})"


def opened(where: str) -> tuple[Any, str, dict[str, str]]:
    """The connection in autocommit, its placeholder, its names of types."""
    if where.startswith("postgres"):
        return psycopg.connect(where, autocommit=True), "%s", {"key": "uuid", "at": "timestamptz"}
    database = sqlite3.connect(where, timeout=30, isolation_level=None)
    database.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;")
    return database, "?", {"key": "char(32)", "at": "datetime"}


def main(where: str) -> float:
    database, mark, types = opened(where)
    database.execute("DROP TABLE IF EXISTS bench_raw")
    database.execute(MAKE.format(**types))
    statement, at = INSERT.format(mark=mark), datetime.now(UTC).isoformat()
    count, began = 0, time.monotonic()
    while time.monotonic() - began < SECONDS:
        database.execute(statement, (uuid4().hex, count, 1, "yes", uuid4().hex, at))
        count += 1
    rate = count / (time.monotonic() - began)
    database.execute("DROP TABLE bench_raw")
    return rate


if __name__ == "__main__":
    print(main(sys.argv[1]))
