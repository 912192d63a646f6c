"""Whether the database keeps what it acknowledged."""

from django.db import connection

# What must be read back before a ballot may be acknowledged: on SQLite a power cut loses nothing with WAL and
# FULL, and what was erased is overwritten; on PostgreSQL nothing is acknowledged before it is on disk.
SQLITE = {"journal_mode": {"wal"}, "synchronous": {"2", "3"}, "secure_delete": {"1"}}
POSTGRESQL = {"fsync": {"on"}, "full_page_writes": {"on"}, "synchronous_commit": {"on", "remote_write", "remote_apply"}}


def shortcomings() -> list[str]:
    """Why this database must not be served from, one English sentence each; empty if it may."""
    wanted, ask = (SQLITE, "PRAGMA") if connection.vendor == "sqlite" else (POSTGRESQL, "SHOW")
    return [
        f"The database has {name}={value}, and must have {name}={' or '.join(sorted(good))}."
        for name, good in wanted.items()
        if (value := _setting(ask, name)) not in good
    ]


def _setting(ask: str, name: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"{ask} {name}")
        return str(cursor.fetchone()[0]).lower()
