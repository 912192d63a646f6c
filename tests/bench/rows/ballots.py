"""The hardest second: a thousand voters answer, each acknowledged only when the answer is durable."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from statistics import median

from tests.bench import machine, tables
from tests.bench.bench import Bench, people
from tests.bench.child import Broken, Child
from tests.bench.clients import Crowd
from tests.bench.product import MEMBERS, Data, Product
from tests.bench.row import Figure, Found, Missing, Row, at_least, group, ratios
from tests.bench.vote import PATIENCE, Outcome, Vote

KINDS = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
PERSONS = 20  # who have the thousand tablets that are open meanwhile


@dataclass
class Hall:
    """A running product in which a vote is open, with all its tablets, and the client that sends the ballots."""

    product: Product
    client: Crowd
    vote: Vote

    def burst(self, within: float, *, fast: bool) -> Outcome:
        outcome = self.vote.burst(self.client, self.product.site, within, fast=fast)
        if fast and outcome.refused:
            raise Broken(f"the fast lane answered {outcome.statuses}")
        return outcome


def _rows(kind: str) -> tuple[Row, Row]:
    name = KINDS[kind]
    return (
        Row(
            f"ballots-p99-{kind}",
            f"p99 of the durable acknowledgement, 1,000 voters within a second, {name}: plain view over fast lane",
            at_least(10),
        ),
        Row(
            f"ballots-rate-{kind}",
            f"ballots a second acknowledged durably, {name}, over single-row INSERT transactions on one connection",
            at_least(0.5),
        ),
    )


@group("ballots", *_rows("sqlite"), *_rows("postgresql"))
def ballots(bench: Bench) -> Found:
    found = _on(bench, "sqlite", None)
    server = os.environ.get("DATABASE_URL", tables.POSTGRESQL)
    if not server.startswith("postgres") or not tables.answers(server):
        missing = Missing("no PostgreSQL answers; DATABASE_URL says where one is")
        return found | {row.name: missing for row in _rows("postgresql")}
    bench.say("making the same meetings on PostgreSQL")
    return found | _on(bench, "postgresql", Data(bench.members, server))


def _on(bench: Bench, kind: str, data: Data | None) -> Found:
    with bench.product(data) as product:
        voters = bench.size(MEMBERS)
        bench.say(f"asking for {voters} ballots on {KINDS[kind]}")
        vote = Vote.opened(product.site, tables.Tables(product.data.where), voters)
        with _hall(product, vote) as hall:
            hall.burst(1.0, fast=True)  # warms up
            return _delay(bench, kind, hall) | _rate(bench, kind, hall)


@contextmanager
def _hall(product: Product, vote: Vote) -> Iterator[Hall]:
    with ExitStack() as stack:
        crowd = stack.enter_context(Crowd(product, product.port))
        client = stack.enter_context(Crowd(product, product.port))
        crowd.open(people(product.site, range(1, 1 + PERSONS), meeting="voting"), len(vote.pages))
        yield Hall(product, client, vote)


def _plain(hall: Hall) -> Outcome:
    """A burst by the plain way, on a server of its own that is ended after it.

    It may still be busy with ballots that nobody waits for any more.
    """
    with Product(hall.product.data) as product, _hall(product, hall.vote) as beside:
        return beside.burst(1.0, fast=False)


def _delay(bench: Bench, kind: str, hall: Hall) -> Found:
    plain, lane = [], []
    for run in range(1, bench.few + 1):
        bench.say(f"ballots on {KINDS[kind]}, run {run} of {bench.few}")
        plain.append(_plain(hall))
        lane.append(hall.burst(1.0, fast=True))
    runs = ratios([one.within(99) for one in plain], [one.within(99) for one in lane])
    note = f"plain view {_delays(plain)}; fast lane {_delays(lane)}"
    return {f"ballots-p99-{kind}": Figure(runs, max(one.share for one in (*plain, *lane)), note)}


def _delays(bursts: list[Outcome]) -> str:
    p50, p99 = (median(one.within(percent) * 1000 for one in bursts) for percent in (50, 99))
    refused = median(one.refused for one in bursts)
    late = (
        f", {refused:.0f} not acknowledged within {PATIENCE:.0f} s and counted as {PATIENCE:.0f} s" if refused else ""
    )
    return f"p50 {p50:.0f} ms, p99 {p99:.0f} ms{late}"


def _rate(bench: Bench, kind: str, hall: Hall) -> Found:
    """All at once, so that the server is never idle."""
    data, ours, raw, shares = hall.product.data, [], [], []
    for run in range(1, bench.runs + 1):
        bench.say(f"ballots all at once on {KINDS[kind]}, run {run} of {bench.runs}")
        outcome = hall.burst(0.0, fast=True)
        ours.append(outcome.acknowledged / outcome.seconds)
        shares.append(outcome.share)
        with Child("-m", "tests.bench.raw", data.where, cores=machine.cores()[0]) as single:
            raw.append(float(single.line()))
    note = f"{median(ours):.0f} a second, raw {median(raw):.0f}"
    return {f"ballots-rate-{kind}": Figure(ratios(ours, raw), max(shares), note)}
