"""Who really calls: our own proxy is believed, nobody else is."""

from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.proxies import Proxies

TOLD = [(b"host", b"hop.example"), (b"x-real-ip", b"10.0.3.7"), (b"x-forwarded-proto", b"https")]


def scope(client: str | None, headers: list[tuple[bytes, bytes]]) -> dict[str, Any]:
    return {"type": "http", "client": [client, 40000] if client else None, "headers": headers}


@pytest.mark.parametrize(
    ("trusted", "proxy"), [("127.0.0.1", "127.0.0.1"), ("10.9.0.0/24", "10.9.0.5"), ("::1", "::1")]
)
def test_our_proxy_tells_who_calls(trusted: str, proxy: str) -> None:
    seen = Proxies(["192.0.2.1", trusted]).seen(scope(proxy, TOLD))
    assert (seen["client"], seen["headers"]) == (["10.0.3.7", 0], TOLD)


@pytest.mark.parametrize("caller", ["10.9.1.5", "::2", "no address", None])
def test_what_strangers_say_of_themselves_is_taken_out(caller: str | None) -> None:
    seen = Proxies(["10.9.0.0/24"]).seen(scope(caller, TOLD))
    assert (seen["client"], seen["headers"]) == ([caller, 40000] if caller else None, TOLD[:1])


@pytest.mark.parametrize("told", [b"", b"unknown", b"10.0.3.7, 10.0.3.8", b"<script>"])
def test_what_is_no_address_is_not_taken(told: bytes) -> None:
    assert Proxies(["127.0.0.1"]).seen(scope("127.0.0.1", [(b"x-real-ip", told)]))["client"] == ["127.0.0.1", 40000]


def test_without_proxies_nothing_is_looked_at() -> None:
    given = scope("10.0.3.9", TOLD)
    assert Proxies([]).seen(given) is given


def test_a_word_that_is_no_network_is_an_error_at_the_start() -> None:
    with pytest.raises(ImproperlyConfigured, match="TRUSTED_PROXIES: nginx"):
        Proxies(["nginx"])
