"""What the tablets of a counting panel do, in Python: make a key, take a share, prove it, give it for the opening."""

from collections.abc import Sequence
from typing import Any

from tests.agenda.factories import make_current
from tests.factories import World
from tests.voting.factories import make_vote
from tests.voting.tablets import ANSWERS, fill
from voting.models import Box, Teller, Vote
from voting.sealed import chamber, keys, wrap
from voting.tellers import confirm, enrol, name_panel
from voting.unsealing import press
from voting.votes import close_vote, open_vote

THREE = ("an", "dat", "nhi")
FIVE = ("khoi", "hanh", "an", "dat", "nhi")


class Keeper:
    """One teller's tablet: the private key never leaves it."""

    def __init__(self, here: World, vote: Vote, name: str) -> None:
        self.here, self.vote, self.name = here, vote, name
        self.secret = keys.make()

    @property
    def seat(self) -> Teller:
        return Teller.objects.get(vote=self.vote, attendee=self.here.attendee(self.name))

    @property
    def context(self) -> bytes:
        return self.vote.pk.bytes

    def _told(self, minute: float) -> dict[str, Any]:
        here = self.here
        told = {"attendee": here.attendee(self.name), "by": here.users[self.name], "at": here.at(minute)}
        return {"vote": Vote.objects.get(pk=self.vote.pk), **told}

    def enrol(self) -> None:
        enrol(public=keys.public(self.secret), **self._told(41))

    def share(self) -> bytes:
        return wrap.unwrap(bytes(self.seat.share or b""), self.secret, self.context)

    def confirm(self) -> None:
        confirm(proof=chamber.proof(self.share(), self.context), **self._told(42))

    def rewrapped(self) -> bytes:
        opening = bytes(Box.objects.get(vote=self.vote).opening or b"")
        return wrap.wrap(self.share(), opening, self.context)

    def press(self, wrapped: bytes | None = None) -> Vote:
        return press(wrapped=self.rewrapped() if wrapped is None else wrapped, **self._told(56))


def name(here: World, vote: Vote, names: Sequence[str]) -> None:
    members = [here.attendee(one) for one in names]
    name_panel(vote=vote, members=members, by=here.chair, at=here.at(40))


def make_kept(here: World, names: Sequence[str] = THREE, number: int = 2) -> tuple[Vote, list[Keeper]]:
    """A prepared secret vote of which the panel keeps the key, on the current item."""
    make_current(here, number)
    vote = make_vote(here, number, secret=True)
    name(here, vote, names)
    keepers = [Keeper(here, vote, one) for one in names]
    for keeper in keepers:
        keeper.enrol()
    for keeper in keepers:
        keeper.confirm()
    return vote, keepers


def make_panel_box(here: World, names: Sequence[str] = THREE, number: int = 2) -> tuple[Vote, list[Keeper]]:
    """The same, open."""
    vote, keepers = make_kept(here, names, number)
    return open_vote(vote=vote, by=here.chair, at=here.at(50)), keepers


def make_panel_sealed(here: World, names: Sequence[str] = THREE, number: int = 2) -> tuple[Vote, list[Keeper]]:
    """The same, voted on and closed."""
    vote, keepers = make_panel_box(here, names, number)
    fill(here, vote, ANSWERS)
    return close_vote(vote=vote, by=here.chair, at=here.at(55)), keepers
