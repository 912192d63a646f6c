"""Triggers that keep an issued act as it is, whatever the code or a person at the database's prompt tries.

They are taken away before every migration and come after it: SQLite loses the triggers of a table when a migration
rebuilds it, and does not let a table be rebuilt that a trigger of another one asks.
"""

from typing import Any, Final

from django.db import connections
from django.db.models import Model

from documents.models import Act, ActSignature, Extract, ExtractSignature

WHY: Final = "an issued act is never changed"


def install(using: str = "default", **_signal: Any) -> None:
    """Makes the triggers anew in a database; runs after each `migrate`."""
    connection = connections[using]
    if Act._meta.db_table not in connection.introspection.table_names():
        return
    make = _postgresql if connection.vendor == "postgresql" else _sqlite
    with connection.cursor() as cursor:
        for name, table, moment, condition in _rules(connection.vendor):
            for statement in make(name, table, moment, condition):
                cursor.execute(statement)


def lift(using: str = "default", **_signal: Any) -> None:
    """Takes the triggers away from a database; runs before each `migrate`, and by hand before a `flush`."""
    connection = connections[using]
    tables = connection.introspection.table_names()
    with connection.cursor() as cursor:
        for name, table, _moment, _condition in _rules(connection.vendor):
            if table in tables:
                on = f' ON "{table}"' if connection.vendor == "postgresql" else ""
                cursor.execute(f'DROP TRIGGER IF EXISTS "{name}"{on}')


def _rules(vendor: str) -> list[tuple[str, str, str, str]]:
    """Name, table, when, and under which condition a change is refused."""
    act, signature = Act._meta.db_table, ActSignature._meta.db_table
    differs = "IS DISTINCT FROM" if vendor == "postgresql" else "IS NOT"
    changed = " OR ".join(f'OLD."{column}" {differs} NEW."{column}"' for column in _columns(Act))
    issued = f"EXISTS (SELECT 1 FROM \"{act}\" WHERE id = NEW.act_id AND state = 'issued')"  # noqa: S608 - names of our own tables
    extract, signed = Extract._meta.db_table, ExtractSignature._meta.db_table
    kept = " OR ".join(f'OLD."{one}" {differs} NEW."{one}"' for one in ("act_id", "office_id", "entry_id", "content"))
    bears = f'EXISTS (SELECT 1 FROM "{signed}" WHERE extract_id = OLD.id)'  # noqa: S608 - as above
    return [
        ("extract_stays", extract, "UPDATE", f"{kept} OR {bears} AND OLD.file_sha256 {differs} NEW.file_sha256"),
        ("extract_signature_stays", signed, "UPDATE", "TRUE"),
        ("issued_act_stays", act, "UPDATE", f"OLD.state = 'issued' AND ({changed})"),
        ("issued_signatures_stay", signature, "UPDATE", issued),
        ("issued_act_is_signed", signature, "INSERT", issued),
        ("issued_act_is_kept", act, "DELETE", "OLD.state = 'issued'"),
        ("issued_signatures_are_kept", signature, "DELETE", issued.replace("NEW.", "OLD.")),
    ]


def _columns(model: type[Model]) -> list[str]:
    return [str(field.column) for field in model._meta.local_concrete_fields]


def _sqlite(name: str, table: str, moment: str, condition: str) -> list[str]:
    refuse = f"SELECT RAISE(ABORT, '{WHY}')"
    return [
        f'DROP TRIGGER IF EXISTS "{name}"',
        f'CREATE TRIGGER "{name}" BEFORE {moment} ON "{table}" WHEN {condition} BEGIN {refuse}; END',
    ]


def _postgresql(name: str, table: str, moment: str, condition: str) -> list[str]:
    """A trigger's WHEN may not ask other tables, so the condition is asked inside the function."""
    row = "OLD" if moment == "DELETE" else "NEW"  # nothing happens to a row for which a trigger returns none
    refuse = f"RAISE EXCEPTION '{WHY}' USING ERRCODE = 'integrity_constraint_violation'"
    return [
        f'CREATE OR REPLACE FUNCTION "{name}"() RETURNS trigger LANGUAGE plpgsql AS '
        f"$$ BEGIN IF {condition} THEN {refuse}; END IF; RETURN {row}; END $$",
        f'DROP TRIGGER IF EXISTS "{name}" ON "{table}"',
        f'CREATE TRIGGER "{name}" BEFORE {moment} ON "{table}" FOR EACH ROW EXECUTE FUNCTION "{name}"()',
    ]
