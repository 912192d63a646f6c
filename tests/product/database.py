"""Where a product under test keeps its data: SQLite in a folder that goes away, or a PostgreSQL database of its own."""

import os
import secrets
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql


class Throwaway:
    """A database that is made for one product; `environment` tells it where, `drop` removes it.

    `DATABASE_URL` names a server on which databases may be made; its own database is only used to say so. Without
    it the product keeps its data in SQLite, in its own folder, and there is nothing to make or to drop. `server` says
    otherwise than the surroundings: another server, or none if it is empty. What an earlier run left under a `name`
    that is given goes away.
    """

    def __init__(self, server: str | None = None, name: str = "") -> None:
        given = os.environ.get("DATABASE_URL", "") if server is None else server
        self._server = given if given.startswith(("postgres://", "postgresql://")) else ""
        self.name = (name or f"phienhop_{secrets.token_hex(6)}") if self._server else ""
        if self.name:
            self._drop()
            self._say(sql.SQL("CREATE DATABASE {}"))

    @property
    def environment(self) -> dict[str, str]:
        if not self.name:
            return {}
        return {"DATABASE_URL": urlunsplit(urlsplit(self._server)._replace(path=f"/{self.name}"))}

    def drop(self) -> None:
        if self.name:
            self._drop()
            self.name = ""

    def _drop(self) -> None:
        self._say(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)"))

    def _say(self, statement: sql.SQL) -> None:
        with psycopg.connect(self._server, autocommit=True) as connection:
            connection.execute(statement.format(sql.Identifier(self.name)))
