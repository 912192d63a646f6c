"""The database of a worker of the suite."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import connection

from tests.product import tables
from tests.product.database import Throwaway


@contextmanager
def tables_at_hand() -> Iterator[None]:
    """Has all tables where Django looks for the database of the tests; its folder or the database goes away."""
    wrapper: Any = connection
    name = wrapper.creation._get_test_db_name()
    if connection.vendor == "sqlite":
        tables.copied(Path(name))
        yield
        return
    database = Throwaway(name=name)
    try:
        tables.ready({**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings", **database.environment})
        yield
    finally:
        connection.close()
        wrapper.close_pool()
        database.drop()
