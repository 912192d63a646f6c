"""Writes answers of a named vote: each into the history, and the last of each elector as their ballot."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any
from uuid import UUID, uuid4

from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.backends.base.base import BaseDatabaseWrapper

from voting.models import Ballot, BallotChange
from voting.receipts import Receipt

Answer = tuple[int, UUID, Receipt]  # the elector, the key of their intention, and what counts from now on

Row = dict[str, Any]  # by column

MOST = 500  # rows of one statement


def inscribe(answers: Sequence[Answer]) -> None:
    """Two statements for up to `MOST` answers; whoever calls has the electors locked.

    Raises `IntegrityError` where the same answer is there already.
    """
    for start in range(0, len(answers), MOST):
        _insert(BallotChange, [_change(*answer) for answer in answers[start : start + MOST]])
    last = list({answer[0]: answer for answer in answers}.values())
    for start in range(0, len(last), MOST):
        _insert(Ballot, [_ballot(*answer) for answer in last[start : start + MOST]], instead="elector_id")


def _change(elector: int, key: UUID, said: Receipt) -> Row:
    columns = {"choice": said.choice, "revision": said.revision, "at": said.cast_at, **_origin(said)}
    return {"id": uuid4(), "elector_id": elector, "key": key, **columns}


def _ballot(elector: int, key: UUID, said: Receipt) -> Row:
    columns = {"choice": said.choice, "revision": said.revision, "cast_at": said.cast_at, **_origin(said)}
    return {"elector_id": elector, "key": key, **columns}


def _origin(said: Receipt) -> Row:
    return {"way": said.way, "entered_by_id": said.entered_by}


def _prepared(field: Any, connection: BaseDatabaseWrapper) -> Callable[[Any], Any]:
    """What the database takes for a value of the field; asked once for each: answers and times are mostly the same."""
    return cache(lambda value: field.get_db_prep_save(value, connection))


def _insert(model: type[models.Model], rows: Sequence[Row], instead: str = "") -> None:
    """The rows as one statement that PostgreSQL and SQLite read alike; `instead` of one with the same value there."""
    connection = connections[DEFAULT_DB_ALIAS]  # asked ten times for each row
    name = connection.ops.quote_name
    columns = list(rows[0])
    one = f"({', '.join(['%s'] * len(columns))})"
    into = f"{name(model._meta.db_table)} ({', '.join(map(name, columns))})"
    statement = f"INSERT INTO {into} VALUES {', '.join([one] * len(rows))}"  # noqa: S608 - names of our own columns
    if instead:
        changes = [f"{name(column)} = excluded.{name(column)}" for column in columns if column != instead]
        statement += f" ON CONFLICT ({name(instead)}) DO UPDATE SET {', '.join(changes)}"
    fields: dict[str | None, Any] = {field.column: field for field in model._meta.concrete_fields}
    prepare = [(column, _prepared(fields[column], connection)) for column in columns]
    values = [prepared(row[column]) for row in rows for column, prepared in prepare]
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
