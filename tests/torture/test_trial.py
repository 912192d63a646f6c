"""A small trial with every change, on PostgreSQL where the surroundings name one, otherwise on SQLite.

`make torture` has both, hundreds of kills, and first the mistakes that it must catch.
"""

import os
from collections.abc import Iterator

import pytest

from tests.product import postgresql, redis_server
from tests.torture.bugs import SEEDS, SHOWS
from tests.torture.judgement import Judgement
from tests.torture.measure import proof
from tests.torture.site import Site
from tests.torture.trial import Trial

pytestmark = pytest.mark.timeout(300)

VOTERS, KILLS, RACES = 40, 2, 2


def quiet(_text: str) -> None:
    """Nobody waits."""


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    on_postgresql = os.environ.get("DATABASE_URL", "").startswith("postgres")
    if on_postgresql and not (postgresql.found() and redis_server.found()):
        pytest.skip("There is no PostgreSQL or no Redis server on this machine (postgresql-15, redis-server).")
    made = Site(postgresql=on_postgresql, voters=VOTERS, votes=1 + RACES, say=quiet)
    yield made
    made.close()


async def test_nothing_is_lost_or_double_and_all_are_served(site: Site) -> None:
    trial = Trial(site, 1, quiet)
    await trial.begin()
    judged = await trial.vote(3.0, KILLS, stops=1)
    judged += trial.search()
    await trial.leave()
    assert judged == Judgement(acknowledged=len(trial.voters))
    assert (trial.outcome.kills, trial.outcome.stops) == (KILLS, 1 if site.postgresql else 0)


async def test_what_is_acknowledged_around_the_closing_is_what_counts(site: Site) -> None:
    trial = Trial(site, 2, quiet)
    await trial.begin()
    for _run in range(RACES):
        judged = await trial.race(len(trial.voters))
        assert judged == Judgement(acknowledged=judged.acknowledged)
    await trial.leave()
    assert trial.races.judgement.acknowledged + trial.races.refused == RACES * len(trial.voters)


def test_every_mistake_has_a_figure_and_a_missed_one_is_told() -> None:
    assert SHOWS.keys() == SEEDS.keys()
    assert proof([], {"biased order": True}) == {"seeded_bugs_caught": 6, "seeded_bugs": 6, "missed": []}
    told = proof(["missing unique"], {"biased order": False, "late copies win": True})
    assert told == {"seeded_bugs_caught": 5, "seeded_bugs": 7, "missed": ["missing unique", "biased order"]}
