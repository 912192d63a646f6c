"""The server does not start on a database that may forget."""

from typing import Any

import pytest
from django.core.management import CommandError, call_command

from realtime import durability


@pytest.mark.django_db
def test_the_products_own_settings_are_durable() -> None:
    assert durability.shortcomings() == []


@pytest.mark.django_db
@pytest.mark.parametrize("vendor", ["sqlite", "postgresql"])
def test_a_weakened_database_stops_the_start(vendor: str, monkeypatch: pytest.MonkeyPatch) -> None:
    weak = {"synchronous": "1", "synchronous_commit": "off"}
    good = {name: sorted(values)[0] for name, values in (durability.SQLITE | durability.POSTGRESQL).items()}
    monkeypatch.setattr(durability, "connection", type("C", (), {"vendor": vendor}))
    monkeypatch.setattr(durability, "_setting", lambda ask, name: weak.get(name, good[name]))
    with pytest.raises(CommandError, match=r"The database has synchronous(=1|_commit=off), and must have"):
        call_command("serve", port=1)


@pytest.mark.parametrize("name", sorted(durability.POSTGRESQL))
def test_postgresql_is_asked_as_well(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def answer(ask: str, asked: str) -> Any:
        assert ask == "SHOW"
        return "off" if asked == name else "on"

    monkeypatch.setattr(durability, "connection", type("C", (), {"vendor": "postgresql"}))
    monkeypatch.setattr(durability, "_setting", answer)
    assert durability.shortcomings() == [
        f"The database has {name}=off, and must have {name}={' or '.join(sorted(durability.POSTGRESQL[name]))}."
    ]
