"""Every address, every role: who gets in."""

import importlib
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.access.matrix import ROLES, USERS, Entry
from tests.factories import World, world
from tests.savepoints import rolled_back

APPS = ("people", "meetings", "agenda", "voting", "documents", "realtime", "config")


def entries() -> list[Entry]:
    found: list[Entry] = []
    for app in APPS:
        found += importlib.import_module(f"tests.{app}.access").ENTRIES
    return found


def names(patterns: list[URLPattern | URLResolver], namespace: str = "") -> set[str]:
    found: set[str] = set()
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            space = f"{pattern.namespace}:" if pattern.namespace else ""
            found |= names(pattern.url_patterns, namespace + space)
        else:
            found.add(namespace + (pattern.name or str(pattern.pattern)))
    return found


def test_every_address_has_an_entry() -> None:
    assert names(get_resolver().url_patterns) - {entry.name for entry in entries()} == set()


def test_every_entry_names_every_role() -> None:
    assert [entry.name for entry in entries() if set(entry.expect) != set(ROLES)] == []


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "post"])
def test_an_address_has_no_method_without_an_entry(method: str) -> None:
    """Who may do most, the secretary, is told that there is none: a view that takes it belongs into the table."""
    tried: dict[str, Entry] = {entry.name: entry for entry in reversed(entries())}
    listed = {entry.name for entry in entries() if entry.method == method}
    taken = {}
    for name, entry in tried.items():
        if name not in listed:
            with rolled_back():
                here = world(state=entry.state, present=entry.present)
                client = Client()
                client.force_login(here.secretary, backend="django.contrib.auth.backends.ModelBackend")
                taken[name] = _status(getattr(client, method)(reverse(name, kwargs=entry.kwargs(here))))
    assert {name: status for name, status in taken.items() if status != 405} == {}


def _status(response: Any) -> int:
    """A file that is sent piece by piece is read to its end, which closes it."""
    if response.streaming:
        for _piece in response:
            pass
    return int(response.status_code)


def user_of(role: str, here: World, elsewhere: World) -> Any:
    return elsewhere.secretary if role == "foreign" else here.users[USERS[role]]


@pytest.mark.django_db
@pytest.mark.parametrize("entry", entries(), ids=lambda entry: f"{entry.method} {entry.name}")
def test_who_gets_in(entry: Entry) -> None:
    here = world(state=entry.state, present=entry.present)
    elsewhere = world(state=entry.state, code="noi-khac")
    url, got = reverse(entry.name, kwargs=entry.kwargs(here)), {}
    for role in ROLES:
        client = Client(headers={"X-Quiet": "1"} if entry.quiet and entry.method != "get" else {})
        if role != "anonymous":
            client.force_login(user_of(role, here, elsewhere), backend="django.contrib.auth.backends.ModelBackend")
        with rolled_back():
            response = getattr(client, entry.method)(url, data=entry.data(here), headers=entry.headers)
        got[role] = _status(response)
    assert got == entry.expect
