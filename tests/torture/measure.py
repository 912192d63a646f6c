"""One whole measurement on one database, and the figures of it."""

import asyncio
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from realtime.rehearsal.measures import within
from tests.torture import aside, backups, order, patterns, schedules
from tests.torture.bugs import SEEDS
from tests.torture.mistakes import VOTES, missed
from tests.torture.site import Site
from tests.torture.trial import Outcome, Trial

FEW = 40  # voters for whom the mistakes are made
PARTS = ("mistakes", "votes", "closings", "secrecy", "schedules", "model")

Figures = dict[str, Any]


@dataclass(frozen=True)
class Size:
    """How much is done: `kills` and `stops` in all `votes` together, `within` seconds for each vote."""

    voters: int
    votes: int
    within: float
    kills: int
    stops: int
    races: int
    casts: int
    schedules: int = schedules.RUNS

    def part(self, of: int) -> "Size":
        """One of so many equal parts, with as many kills a minute."""
        counts = {
            name: max(1, getattr(self, name) // of)
            for name in ("voters", "votes", "kills", "races", "casts", "schedules")
        }
        return replace(self, stops=self.stops // of, **counts)


FULL = {
    "postgresql": Size(voters=2000, votes=10, within=60, kills=200, stops=20, races=100, casts=1000),
    "sqlite": Size(voters=400, votes=10, within=60, kills=100, stops=0, races=100, casts=400),
}


def measured(database: str, size: Size, say: Callable[[str], object], parts: Collection[str] = PARTS) -> Figures:
    """The figures of one database, after the harness has proved itself on it; only of these `parts`."""
    postgresql = database == "postgresql"
    told: Figures = {}
    caught: dict[str, bool] = {}
    if {"mistakes", "secrecy"} & set(parts):
        told |= _secrets(caught)
    if {"mistakes", "schedules"} & set(parts):
        say("schedules of the network")
        played = aside.schedules(size.schedules if "schedules" in parts else schedules.FEW, postgresql=postgresql)
        caught[schedules.LATE] = played.pop("caught")
        told |= played
    if "mistakes" in parts:
        told |= proof(_unseen(postgresql, say), caught)
    if {"votes", "closings"} & set(parts):
        told |= _tried(postgresql, size, say, parts)
    if "secrecy" in parts:
        kept = backups.leaks() if postgresql else backups.NONE
        told |= {"backup_leaks": kept["leaks"], "backups_seen": kept["seen"]}
    if "model" in parts:
        say("the model of the box")
        told |= aside.model(postgresql=postgresql)
    return told


def _secrets(caught: dict[str, bool]) -> Figures:
    """What the published ballots tell of their voters; `caught` will say which mistakes showed."""
    told: Figures = {}
    for name, statistic in ((order.BIASED, order), (patterns.SAME, patterns)):
        figures = statistic.measured()
        caught[name] = figures.pop("caught")
        told |= figures
    return told


def _unseen(postgresql: bool, say: Callable[[str], object]) -> list[str]:
    few = Site(postgresql=postgresql, voters=FEW, votes=VOTES * (len(SEEDS) + 1), say=say)
    try:
        return asyncio.run(missed(few, say))
    finally:
        few.close()


def _tried(postgresql: bool, size: Size, say: Callable[[str], object], parts: Collection[str]) -> Figures:
    site = Site(postgresql=postgresql, voters=size.voters, votes=size.votes + size.races, say=say)
    try:
        trial = Trial(site, 7, say, most=None if "votes" in parts else size.casts)
        asyncio.run(_played(trial, size, parts))
    finally:
        site.close()
    return figures(trial, size, parts)


async def _played(trial: Trial, size: Size, parts: Collection[str]) -> None:
    await trial.begin()
    for number in range(size.votes if "votes" in parts else 0):
        kills, stops = (_share(all_of, size.votes, number) for all_of in (size.kills, size.stops))
        await trial.vote(size.within, kills, stops)
    await asyncio.to_thread(trial.site.recover)
    for number in range(size.races if "closings" in parts else 0):
        judged = await trial.race(size.casts)
        if number % 10 == 9 or not judged.holds:
            trial.say(f"closing {number + 1}: {judged}")
    trial.search()
    await trial.leave()


def _share(of: int, parts: int, number: int) -> int:
    """So many of all belong to this part."""
    return of * (number + 1) // parts - of * number // parts


def figures(trial: Trial, size: Size, parts: Collection[str] = PARTS) -> Figures:
    """Sums of all votes; milliseconds from the intention to the acknowledgement. `leaks` are those of all votes."""
    outcome, races = trial.outcome, trial.races
    told = {"kills": outcome.kills, "database_stops": outcome.stops, "voters": len(trial.voters), "votes": size.votes}
    took = {"p95_ms": within(outcome.took, 95), "worst_ms": max(outcome.took, default=0)} if outcome.took else {}
    votes = {**told, **_counts(outcome), **{name: round(seconds * 1000, 1) for name, seconds in took.items()}}
    closings = {"runs": size.races, "casts": min(size.casts, len(trial.voters)), "refused": races.refused}
    return {
        **(votes if "votes" in parts else {"leaks": outcome.judgement.leaks}),
        **({"closings": {**closings, **_counts(races)}} if "closings" in parts else {}),
    }


def _counts(outcome: Outcome) -> Figures:
    names = ("acknowledged", "lost", "double", "unserved", "unnumbered", "deaf", "leaks", "errors")
    return {name: getattr(outcome.judgement, name) for name in names}


def proof(unseen: list[str], caught: Mapping[str, bool]) -> Figures:
    """Which of the seeded mistakes were caught: all in servers but the `unseen`, and of the others as told."""
    missed = [*unseen, *(name for name, was_caught in caught.items() if not was_caught)]
    every = [*SEEDS, *caught]
    return {
        "seeded_bugs_caught": sum(name not in missed for name in every),
        "seeded_bugs": len(every),
        "missed": missed,
    }


def holds(told: Figures) -> bool:
    """Whether nothing was lost, double or unserved, and the harness can be believed; of what was done."""
    wrong = ("lost", "double", "unserved", "unnumbered", "deaf", "leaks", "errors", "overwritten", "model_failures")
    found = any(told.get(name) or told.get("closings", {}).get(name) for name in wrong) or told.get("missed")
    tells = abs(told.get("order_tau", 0)) > order.MOST or told.get("lines_joined", 1) > patterns.MOST
    kept = told.get("backup_leaks") or not told.get("backups_seen", True)
    return not (found or tells or kept)
