"""The cluster's proxy runs deploy/nginx.conf itself: only addresses and folders differ."""

import re
from pathlib import Path

import pytest

from deploy.cluster import proxy
from deploy.cluster.plan import Plan
from deploy.cluster.proxy import SOURCE, Changed, configuration

TEXT = SOURCE.read_text(encoding="utf-8")


def plan(tls: bool) -> Plan:
    return Plan(Path("/run/cluster"), "postgres://x@127.0.0.1/x", passing=True, port=9000, processes=4, tls=tls)


@pytest.mark.parametrize("tls", [False, True])
def test_nothing_of_a_real_installation_is_left(tls: bool) -> None:
    made = configuration(plan(tls), TEXT)
    assert re.findall(r"/var/|/run/nginx|hop\.example;|/etc/phienhop|www-data;", made) == []
    assert re.findall(r"server 127\.0\.0\.1:(\d+)", made) == ["9001", "9002", "9003", "9004"]
    assert re.findall(r"listen ([^;]+);", made) == [
        "127.0.0.1:9005 default_server",
        f"127.0.0.1:9000{' ssl http2' if tls else ''} default_server",
    ]
    assert ("ssl_certificate /run/cluster/tls/server.crt;" in made) == tls


def test_what_requests_meet_is_the_same() -> None:
    """Every line about requests comes through: places, headers, limits."""
    kept = re.compile(r"(proxy_|location|add_header|client_|allow|deny|gzip|least_conn|zone|map)")
    lines = [line for line in TEXT.splitlines() if kept.match(line.strip())]
    made = configuration(plan(False), TEXT).splitlines()
    assert len(lines) > 40
    assert [line for line in lines if line not in made] == []


def test_a_line_that_is_gone_is_noticed() -> None:
    with pytest.raises(Changed, match="listen 443"):
        configuration(plan(False), TEXT.replace("listen 443", "listen 8443"))


def test_every_socket_of_the_product_meets_the_place_for_sockets() -> None:
    from realtime.routing import ADDRESS

    assert "location /live/ {" in TEXT
    assert ADDRESS.pattern.startswith("^/live/")


def test_a_ballot_meets_the_place_for_ballots() -> None:
    from django.urls import reverse

    place = re.search(r"location ~ (\^/votes/\S+) \{", TEXT)
    assert place is not None
    address = reverse("voting:ballot", args=["0190f3a1-0000-7000-8000-000000000001"])
    assert re.match(place[1], address)


def test_a_program_that_is_missing_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.setattr(proxy, "PLACES", ())
    assert proxy.found() is None
