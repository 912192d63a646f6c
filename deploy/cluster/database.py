"""The cluster's database on a PostgreSQL server that is there."""

from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

MAINTENANCE = "postgres"  # a database that every server has


def make(url: str) -> None:
    """Makes the database unless it is there. Raises `psycopg.Error`, also when the server is away."""
    name = _name(url)
    with psycopg.connect(_server(url), autocommit=True, connect_timeout=5) as server:
        if not server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))


def drop(url: str) -> None:
    """Removes the database with everything in it."""
    with psycopg.connect(_server(url), autocommit=True, connect_timeout=5) as server:
        server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(_name(url))))


def _name(url: str) -> str:
    return urlsplit(url).path.lstrip("/")


def _server(url: str) -> str:
    return urlunsplit(urlsplit(url)._replace(path=f"/{MAINTENANCE}"))
