"""What only a run on PostgreSQL and Redis can say: that of tests which can come to them."""

from pathlib import PurePosixPath

import pytest

# Whose tests hear Redis, or start processes that find both by themselves.
WITH_PROCESSES = ("browser", "config", "deploy", "product", "realtime")


def reaches(item: pytest.Item) -> bool:
    """Whether a test can come to the database or to Redis: the database opens for no test that does not ask for it."""
    if item.get_closest_marker("django_db") or {"db", "transactional_db"} & set(getattr(item, "fixturenames", ())):
        return True
    path = PurePosixPath(item.nodeid.partition("::")[0])
    return any(path.is_relative_to(f"tests/{folder}") for folder in WITH_PROCESSES)
