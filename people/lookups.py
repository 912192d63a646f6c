"""`among`: whether a column has one of many values, given as one parameter.

`in` makes a parameter of each value, and asks five times what the database takes for it: of a ballot in a full room
that was a third of what the writer did. PostgreSQL takes a list, SQLite reads one from JSON.
"""

import json
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Field, ForeignObject, Lookup
from django.db.models.sql.compiler import SQLCompiler

Statement = tuple[str, list[Any]]


class Among(Lookup[Any]):
    """`filter(user__among=ids)`: UUIDs, whole numbers or texts, as many as there are; none matches nothing."""

    lookup_name = "among"
    prepare_rhs = False

    def __init__(self, lhs: Any, rhs: Iterable[Any]) -> None:
        super().__init__(lhs, list(rhs))

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> Any:
        """For PostgreSQL."""
        column, before = self.process_lhs(compiler, connection)
        return f"{column} = ANY(%s)", [*before, self.rhs]

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> Statement:
        """SQLite keeps UUIDs as 32 digits."""
        column, before = self.process_lhs(compiler, connection)
        plain = [one.hex if isinstance(one, UUID) else one for one in self.rhs]
        return f"{column} IN (SELECT value FROM json_each(%s))", [*before, json.dumps(plain)]  # noqa: S608


def register() -> None:
    """Lets every field be asked, and those that name a row elsewhere."""
    Field.register_lookup(Among)
    ForeignObject.register_lookup(Among)
