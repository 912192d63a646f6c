"""An open vote and its voters: what each one's page carries, and bursts in which all of them answer."""

from dataclasses import dataclass
from typing import Any

from tests.bench.child import Broken
from tests.bench.clients import Crowd
from tests.bench.person import Person, mark
from tests.bench.site import Site
from tests.bench.tables import Tables

PATIENCE = 10.0  # seconds; who has to wait longer for an acknowledgement counts with this time
OK = "200"


@dataclass(frozen=True)
class Outcome:
    """What came of a burst. `took`: each voter's seconds until the acknowledgement, `PATIENCE` for who got none."""

    took: list[float]
    statuses: dict[str, int]
    seconds: float
    share: float

    @property
    def acknowledged(self) -> int:
        return self.statuses.get(OK, 0)

    @property
    def refused(self) -> int:
        """How many were told something else, or nothing in time."""
        return len(self.took) - self.acknowledged

    def within(self, percent: int) -> float:
        """Seconds within which so many percent of the voters had their acknowledgement."""
        return sorted(self.took)[len(self.took) * percent // 100]


@dataclass
class Vote:
    """The vote that is open in the seeded data. `pages` are what the voters' pages say: where to send, and a ticket."""

    tables: Tables
    pages: list[tuple[str, str]]

    @classmethod
    def opened(cls, site: Site, tables: Tables, voters: int) -> "Vote":
        """Looks at the first voter's page; what another's differs in is in the seeded data."""
        with Person(site, 0) as first:
            page = first.get(site.page("room", "voting"))
        action, tickets = f"/votes/{site.facts['vote']}/ballot/", site.facts["tickets"][:voters]
        if action not in page:
            raise Broken("the first voter's page has no ballot")
        if mark(page, "data-ballot-ticket") != tickets[0]:
            raise Broken("the tickets of the seeded data are not those of the pages")
        return cls(tables, [(action, ticket) for ticket in tickets])

    def burst(self, client: Crowd, site: Site, within: float, *, fast: bool) -> Outcome:
        """All voters answer for the first time, evenly spread over `within` seconds, by the fast lane or the plain way.

        Raises `Broken` if an acknowledged ballot is not in the database.
        """
        self.tables.forget_ballots()
        requests = [self._request(site, place, fast) for place in range(len(self.pages))]
        client.server.calm()
        said = client.ask("vote", port=site.port, requests=requests, within=within, patience=PATIENCE)
        outcome = outcome_of(said)
        kept = self.tables.ballots()
        if kept < outcome.acknowledged:
            raise Broken(f"{outcome.acknowledged} ballots were acknowledged and {kept} kept: {said['sample']}")
        return outcome

    def _request(self, site: Site, place: int, fast: bool) -> str:
        action, ticket = self.pages[place]
        voter = Person(site, place)
        return voter.fast_answer(action, ticket) if fast else voter.plain_answer(action)


def outcome_of(said: dict[str, Any]) -> Outcome:
    """What the load client said of a burst."""
    seconds = float(said["ended"] - said["began"])
    took = [took if status == OK else PATIENCE for status, took in said["answers"]]
    counted: dict[str, int] = {}
    for status, _ in said["answers"]:
        counted[status] = counted.get(status, 0) + 1
    return Outcome(took, counted, seconds, said["cpu"] / seconds)
