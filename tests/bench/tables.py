"""The tables of ballots under test, touched beside the product: emptied between bursts, counted after them."""

import sqlite3
from typing import Any

import psycopg

POSTGRESQL = "postgres://postgres@127.0.0.1:5432/postgres"  # where one is usually found; DATABASE_URL says otherwise


class Tables:
    """`where` is a PostgreSQL address or the path of a SQLite file. Every statement is committed by itself."""

    def __init__(self, where: str) -> None:
        self.where = where

    def forget_ballots(self) -> None:
        """Nobody has answered yet; the vote stays open."""
        self._run("DELETE FROM voting_ballotchange")
        self._run("DELETE FROM voting_ballot")

    def ballots(self) -> int:
        return int(self._run("SELECT count(*) FROM voting_ballot").fetchone()[0])

    def forget_envelopes(self) -> None:
        """Nobody has sent one yet; the box stays open."""
        self._run("DELETE FROM voting_envelope")
        self._run("DELETE FROM voting_participation")

    def digests(self) -> list[bytes]:
        """Of all envelopes."""
        return [bytes(row[0]) for row in self._run("SELECT sha256 FROM voting_envelope").fetchall()]

    def participants(self) -> int:
        return int(self._run("SELECT count(*) FROM voting_participation").fetchone()[0])

    def _run(self, statement: str) -> Any:
        if self.where.startswith("postgres"):
            return psycopg.connect(self.where, autocommit=True).execute(statement.encode())
        return sqlite3.connect(self.where, timeout=30, isolation_level=None).execute(statement)


def answers(server: str) -> bool:
    """Whether a PostgreSQL server is there and lets us in."""
    try:
        psycopg.connect(server, connect_timeout=2).close()
    except psycopg.Error:
        return False
    return True
