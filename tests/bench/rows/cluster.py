"""Several processes behind a proxy against one: the same nginx, PostgreSQL and Redis, on all cores of the machine."""

import os
from contextlib import ExitStack
from functools import partial
from statistics import median

from tests.bench import ensemble
from tests.bench.bench import Bench, people
from tests.bench.clients import Burst, Crowd
from tests.bench.ensemble import Ensemble
from tests.bench.person import Person
from tests.bench.product import MEMBERS
from tests.bench.row import Figure, Found, Missing, Row, group, ratios
from tests.bench.site import CHAIR, Site
from tests.bench.tables import Tables
from tests.bench.vote import Outcome, Vote

PROCESSES = 3
PERSONS = 20
VOTERS = 200
ROWS = (
    Row("cluster-fan-out", "from the chair's POST to the slowest of 1,000: 3 processes behind nginx over 1", None),
    Row("cluster-ballots", "ballots a second, 200 at once: 3 processes behind nginx over 1", None),
)


@group("cluster", *ROWS)
def cluster(bench: Bench) -> Found:
    if why := ensemble.missing():
        return {row.name: Missing(why) for row in ROWS}
    three, one = (_on(bench, processes) for processes in (PROCESSES, 1))
    cores = f"all on {len(os.sched_getaffinity(0))} cores with the client and the database"
    last = ratios(*([push.last for push in pushes] for pushes, _ in (three, one)))
    rate = ratios(*([_rate(outcome) for outcome in outcomes] for _, outcomes in (three, one)))
    return {
        ROWS[0].name: Figure(last, note=f"3: {_pushed(three[0])}; 1: {_pushed(one[0])}; {cores}"),
        ROWS[1].name: Figure(rate, note=f"3: {_counted(three[1])}; 1: {_counted(one[1])}"),
    }


def _on(bench: Bench, processes: int) -> tuple[list[Burst], list[Outcome]]:
    """The pushes and the bursts of ballots, one of each a run."""
    bench.say(f"starting nginx and {processes} process(es)")
    with ensemble.running(processes, bench.members) as (made, site), ExitStack() as stack:
        server = Ensemble(made)
        crowd = stack.enter_context(Crowd(server, site.port))
        client = stack.enter_context(Crowd(server, site.port))
        crowd.open(people(site, range(1, 1 + PERSONS)), bench.size(MEMBERS))
        vote = Vote.opened(site, Tables(made.plan.database_url), bench.size(VOTERS))
        pushes = _pushes(bench, site, crowd)
        outcomes = [vote.burst(client, site, 0.0, fast=True) for _ in range(bench.runs + 1)]
        return pushes[1:], outcomes[1:]


def _pushes(bench: Bench, site: Site, crowd: Crowd) -> list[Burst]:
    """The chair goes through the agenda; the first item is started, with every later one the one before is finished."""
    found = []
    with Person(site, CHAIR) as chair:
        for turn in range(bench.runs + 1):
            crowd.server.calm()
            found.append(crowd.heard(partial(chair.start_item, turn), seq=2 * turn + 1))
    return found


def _rate(outcome: Outcome) -> float:
    return outcome.acknowledged / outcome.seconds


def _pushed(bursts: list[Burst]) -> str:
    last, cpu = (median(values) * 1000 for values in zip(*((one.last, one.cpu) for one in bursts), strict=True))
    return f"{last:.0f} ms, {cpu:.0f} ms of processor"


def _counted(outcomes: list[Outcome]) -> str:
    refused = sum(one.refused for one in outcomes)
    late = f"{refused} of {sum(len(one.took) for one in outcomes)} told to send again" if refused else "none lost"
    return f"{median(_rate(one) for one in outcomes):.0f} a second, {late}"
