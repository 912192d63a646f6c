"""Trying one thing after another on the same rows."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction


@contextmanager
def rolled_back() -> Iterator[None]:
    """Nothing that is written inside stays."""
    sid = transaction.savepoint()
    yield
    transaction.savepoint_rollback(sid)
