"""The same second of a secret vote: two thousand seal, and each is told "recorded" by a signature after the commit."""

import os
from statistics import median

from tests.bench import tables
from tests.bench.bench import Bench
from tests.bench.box import Box
from tests.bench.clients import Crowd
from tests.bench.product import Data
from tests.bench.row import Figure, Found, Missing, Row, at_most, group
from tests.bench.rows.ballots import KINDS

VOTERS, WITHIN = 2000, 3.0  # seconds
SEED = "tests.bench.seed_box"


def _rows(kind: str) -> tuple[Row, Row]:
    name = KINDS[kind]
    return (
        Row(
            f"envelopes-last-{kind}",
            f"2,000 sealed ballots sent within {WITHIN:g} seconds, {name}: until the last signed acknowledgement",
            at_most(10),
            "s",
        ),
        Row(
            f"envelopes-unacknowledged-{kind}",
            f"of 2,000 sealed ballots at one moment, {name}: not acknowledged within 10 seconds",
            at_most(0),
            "",
        ),
    )


@group("envelopes", *_rows("sqlite"), *_rows("postgresql"))
def envelopes(bench: Bench) -> Found:
    found = _on(bench, "sqlite", "")
    server = os.environ.get("DATABASE_URL", tables.POSTGRESQL)
    if not server.startswith("postgres") or not tables.answers(server):
        missing = Missing("no PostgreSQL answers; DATABASE_URL says where one is")
        return found | {row.name: missing for row in _rows("postgresql")}
    return found | _on(bench, "postgresql", server)


def _on(bench: Bench, kind: str, server: str) -> Found:
    """A burst that is spread, then one at one moment. Whatever is lost, double or wrongly signed breaks the row."""
    bench.say(f"making a secret vote on {KINDS[kind]}")
    spread, at_once = [], []
    with bench.product(Data(bench.size(VOTERS), server, seed=SEED)) as product, Crowd(product, product.port) as client:
        box = Box(product.site, tables.Tables(product.data.where))
        box.burst(client, product.site, WITHIN)  # warms up
        for run in range(1, bench.few + 1):
            bench.say(f"envelopes on {KINDS[kind]}, run {run} of {bench.few}")
            spread.append(box.burst(client, product.site, WITHIN))
            at_once.append(box.burst(client, product.site, 0.0))
    p50, p99 = (median(one.within(percent) * 1000 for one in spread) for percent in (50, 99))
    rate = median(one.acknowledged / one.seconds for one in at_once)
    last = Figure(
        [one.seconds for one in spread],
        max(one.share for one in spread),
        f"p50 {p50:.0f} ms, p99 {p99:.0f} ms, {max(one.refused for one in spread)} not acknowledged; none lost, "
        "none double, every signature holds",
    )
    missed = Figure([float(one.refused) for one in at_once], max(one.share for one in at_once), f"{rate:.0f} a second")
    return {f"envelopes-last-{kind}": last, f"envelopes-unacknowledged-{kind}": missed}
