"""An office with real data, whose meeting is rehearsed: what it has must be the same afterwards."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from tests.product import tables
from tests.product.server import ROOT, UNWANTED

MADE = """
import django
from django.conf import settings
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
django.setup()
from tests.factories import world
world()
"""


class Office:
    """`folder` holds everything; `url` names a PostgreSQL database (empty: SQLite in the folder).

    One on SQLite can be a copy of `another` that nobody has worked in.
    """

    def __init__(self, folder: Path, url: str = "", redis_url: str = "", another: "Office | None" = None) -> None:
        self.data, self.room, self._url = folder / "data", folder / "room", url
        self.room.mkdir()
        kept = {name: value for name, value in os.environ.items() if name not in UNWANTED | {"REDIS_URL", "SECRET_KEY"}}
        own = {"DATA_DIR": str(self.data), "DEMO": "0", "DJANGO_SETTINGS_MODULE": "config.settings"}
        # A temporary folder of its own, so that whatever is left in it is seen.
        self.environment = kept | own | {"TMPDIR": str(self.room), "PYTHONWARNINGS": "ignore"}
        if url:
            self.environment |= {"DATABASE_URL": url, "REDIS_URL": redis_url}
        if another is None:
            tables.ready(self.environment)
            self._run("-c", MADE)
        else:
            shutil.copytree(another.data, self.data)

    def _run(self, *arguments: str) -> None:
        subprocess.run([sys.executable, *arguments], cwd=ROOT, env=self.environment, check=True)

    def command(self, *arguments: str) -> list[str]:
        return [sys.executable, "manage.py", "rehearse", *arguments]

    def rehearse(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        command = self.command(*arguments)
        return subprocess.run(command, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False)

    def state(self) -> dict[str, str]:
        """A digest of every file and, on PostgreSQL, of every table."""
        files = {
            str(path.relative_to(self.data)): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in self.data.rglob("*")
            if path.is_file()
        }
        return files | (_tables(self._url) if self._url else {})

    def left(self) -> list[str]:
        """What lies in the temporary folder."""
        return sorted(path.name for path in self.room.iterdir())


def _tables(url: str) -> dict[str, str]:
    found: dict[str, str] = {}
    with psycopg.connect(url) as server:
        names: list[Any] = server.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        ask = sql.SQL("SELECT md5(coalesce(string_agg(t::text, chr(10) ORDER BY t::text), '')) FROM {} t")
        for (name,) in names:
            row = server.execute(ask.format(sql.Identifier(name))).fetchone()
            found[name] = str(row and row[0])
    return found
