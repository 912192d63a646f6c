"""Emptying the tables after a test with real transactions: those that hold rows, and no others.

Django's own way cuts off every table, which PostgreSQL pays for with a new file for each and each of its indexes, and
then writes down anew which tables there are. Both take longer than most tests.
"""

from functools import cache

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from documents import freezing
from documents.models import Act, ActSignature

OF_THE_TABLES = {"django_content_type", "auth_permission"}  # what `migrate` writes about the models; no test does
FROZEN = {Act._meta.db_table, ActSignature._meta.db_table}


def empty(using: str) -> None:
    """All that tests can have written in a database is gone; whoever still writes there is waited for."""
    connection = connections[using]
    with transaction.atomic(using):
        _alone(connection)
        full = _full(connection)
        frozen = not FROZEN.isdisjoint(full)
        if frozen:
            freezing.lift(using)
        with connection.cursor() as cursor:
            for table in full:
                cursor.execute(f"DELETE FROM {connection.ops.quote_name(table)}")  # noqa: S608 - a table of ours
    if frozen:
        freezing.install(using)


def _alone(connection: BaseDatabaseWrapper) -> None:
    """SQLite's transactions are alone from their beginning."""
    if connection.vendor == "postgresql":
        names = ", ".join(connection.ops.quote_name(table) for table in _tables(connection.alias))
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {names} IN EXCLUSIVE MODE")


def _full(connection: BaseDatabaseWrapper) -> list[str]:
    """The tables that hold rows."""
    asked = "SELECT '{0}' WHERE EXISTS (SELECT 1 FROM \"{0}\")"
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(asked.format(table) for table in _tables(connection.alias)))
        return [name for (name,) in cursor.fetchall()]


@cache
def _tables(using: str) -> list[str]:
    """Those of all models; a run makes none and drops none."""
    names = connections[using].introspection.django_table_names(only_existing=True, include_views=False)
    return sorted(set(names) - OF_THE_TABLES)
