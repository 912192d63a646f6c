"""Whether a process can do its work."""

from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client

from config import health

pytestmark = pytest.mark.django_db


def test_all_is_well(client: Client, settings: Any) -> None:
    settings.REDIS_URL = ""
    answer = client.get("/health/")
    assert (answer.status_code, answer.json()) == (200, {"database": True, "redis": None, "build": settings.BUILD})
    assert answer["Cache-Control"] == "no-store"


def test_without_a_database_the_process_is_ill(client: Client, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def away() -> None:
        raise OperationalError("gone")

    settings.REDIS_URL = ""
    monkeypatch.setattr(connection, "cursor", away)
    assert health.database() is False
    monkeypatch.setattr(health, "database", lambda: False)
    assert client.get("/health/").status_code == 503


def test_without_redis_the_process_goes_on(client: Client, settings: Any) -> None:
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    answer = client.get("/health/")
    assert (answer.status_code, answer.json()["redis"]) == (200, False)


def test_it_is_asked_over_plain_http_where_all_else_is_sent_to_https(client: Client, settings: Any) -> None:
    settings.SECURE_SSL_REDIRECT = True
    asked = {path: client.get(path).status_code for path in ("/health/", "/trust/", "/sign-in/")}
    assert asked == {"/health/": 200, "/trust/": 200, "/sign-in/": 301}
