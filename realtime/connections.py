"""This process's connections to a database that has been away."""

from typing import Any

from django.db import connection


def renew() -> None:
    """Replaces idle connections that are dead, so that whoever asks next meets none.

    After a restart of PostgreSQL every pooled connection is: without this, each would cost somebody their request.
    """
    pool: Any = getattr(connection, "pool", None)
    if pool is not None and not pool.closed:
        pool.check()
