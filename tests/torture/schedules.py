"""Whether the answer that a voter wanted last is the one that counts, whatever the network does to what was sent.

`python -m tests.torture.schedules RUNS` plays them on the surroundings' database and prints the figures.
"""

import json
import os
import random
import sys
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import django

from tests.torture.network import Answered, Recorded, Schedule, Sent

if TYPE_CHECKING:
    from tests.factories import World

RUNS: Final = 10_000
TOUCHES: Final = 5  # at most
LATE: Final = "late copies win"  # the mistake: whatever comes last is recorded, the revision is not looked at
FEW: Final = 300  # runs in which the mistake must show


class Voter:
    """The product's side: one member in one open vote."""

    def __init__(self, here: "World") -> None:
        from tests.voting.factories import make_open

        self.vote = make_open(here)
        self.here, self.seat, self.user = here, here.attendee("hanh"), here.attendee("hanh").user
        self.copies = 0

    def look(self) -> Recorded | None:
        from voting.models import Ballot

        ballot = Ballot.objects.filter(elector__attendee=self.seat, elector__vote=self.vote).first()
        return Recorded(ballot.choice, ballot.revision, ballot.key) if ballot else None

    def serve(self, sent: Sent) -> Answered:
        """A request at the server, as the view answers it."""
        from people.refusals import Refusal
        from voting.ballots import cast_ballot

        self.copies += 1
        told: dict[str, Any] = {"choice": sent.choice, "key": sent.key, "revision": sent.revision}
        try:
            cast_ballot(vote=self.vote, attendee=self.seat, by=self.user, at=self.here.at(51), **told)
        except Refusal:
            return Answered(sent.turn, False, self.look())
        return Answered(sent.turn, True, self.look())

    def careless(self, sent: Sent) -> Answered:
        """The same with the mistake."""
        stands = self.look()
        return self.serve(replace(sent, revision=stands.revision if stands else 0))


def overwritten(voter: Voter, serve: Callable[[Sent], Answered], runs: int, seed: int = 26) -> int:
    """In how many of so many schedules something else than the last wish was recorded in the end."""
    luck = random.Random(seed)
    return sum(not Schedule(luck, serve, voter.look).play(luck.randint(1, TOUCHES)) for _run in range(runs))


def measured(here: "World", runs: int = RUNS) -> dict[str, Any]:
    """The figures; `caught` says whether the mistake shows."""
    voter = Voter(here)
    wrong = overwritten(voter, voter.serve, runs)
    copies = voter.copies
    caught = overwritten(voter, voter.careless, min(runs, FEW)) > 0
    return {"schedules": runs, "copies": copies, "overwritten": wrong, "caught": caught}


def main() -> None:
    from django.core.management import call_command

    from tests.factories import world

    call_command("migrate", verbosity=0)
    print(json.dumps(measured(world(state="running", present=10), int(sys.argv[1]))))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    main()
