"""The tables that are copied are those that migrations make."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from tests.product import tables
from tests.product.database import Throwaway


def said(path: Path | str) -> set[tuple[str, ...]]:
    base = sqlite3.connect(path)
    try:
        rows = base.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_master").fetchall()
        return {tuple(row) for row in rows}
    finally:
        base.close()


def test_a_copy_has_every_table_and_trigger(tmp_path: Path) -> None:
    tables.copied(tmp_path / "data" / "copy.sqlite3")
    copy = said(tmp_path / "data" / "copy.sqlite3")
    assert {"meetings_event", "voting_ballot", "documents_act"} <= {
        name for kind, name, _sql in copy if kind == "table"
    }
    assert {kind for kind, _name, _sql in copy} == {"table", "index", "trigger"}


@pytest.mark.django_db
def test_nothing_is_left_to_migrate() -> None:
    executor = MigrationExecutor(connection)
    assert executor.migration_plan(executor.loader.graph.leaf_nodes()) == []


def test_a_product_begins_with_all_tables(tmp_path: Path) -> None:
    """The one for which they are made as well as the one that gets a copy."""
    for name in ("first", "second"):
        database = Throwaway()
        own = {"DJANGO_SETTINGS_MODULE": "config.settings", "DATA_DIR": str(tmp_path / name)}
        kept = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
        try:
            tables.ready(kept | own | database.environment)
            check = [sys.executable, "manage.py", "migrate", "--check"]
            done = subprocess.run(check, cwd=tables.ROOT, env=kept | own | database.environment, capture_output=True)
            assert (done.returncode, done.stdout) == (0, b""), name
        finally:
            database.drop()


def test_other_code_has_other_tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements" / "run.txt").write_text("django")
    (tmp_path / "people").mkdir()
    monkeypatch.setattr(tables, "ROOT", tmp_path)
    (tmp_path / "people" / "models.py").write_text("one")
    first = tables._digest()
    (tmp_path / "people" / "models.py").write_text("two")
    assert tables._digest() != first
    (tmp_path / "people" / "models.py").write_text("one")
    assert tables._digest() == first
