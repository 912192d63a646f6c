"""A secret vote among few: refused below three, a warning below ten, never with unequal votes; every kind of ballot."""

from collections.abc import Callable

import pytest
from django.db import transaction

from meetings.models import Attendee
from tests.agenda.factories import make_current, make_recusal
from tests.factories import World
from tests.voting.factories import make_levels, make_options, make_rating, make_vote
from tests.voting.tablets import refusal
from tests.voting.weights import give_shares
from voting.kinds import Kind
from voting.models import Box, Vote
from voting.parts import controls
from voting.votes import open_vote

MAKES: dict[str, Callable[[World], Vote]] = {
    "question": lambda here: make_vote(here, secret=True),
    "rating": lambda here: make_rating(here, secret=True),
    "options": lambda here: make_options(here, secret=True),
    "levels": make_levels,
    "trust": lambda here: make_levels(here, kind=Kind.TRUST),
}
EXPECTED = {1: ("never", "TooFew"), 2: ("never", "TooFew"), **dict.fromkeys(range(3, 10), ("few", "")), 10: ("", "")}


@pytest.mark.parametrize("kind", MAKES)
def test_fifty_cases(running: World, kind: str) -> None:
    """Ten sizes of the group for each of the five kinds: what is told before, and what becomes of the opening."""
    make_current(running, 2)
    vote = MAKES[kind](running)
    seats = Attendee.objects.filter(meeting=running.meeting, is_member=True).select_related("user")
    members = [one.user.username for one in seats]
    found = {}
    for voters in EXPECTED:
        with transaction.atomic():
            for name in members[voters:]:
                make_recusal(running, 2, name)
            told = controls(vote, leads=True, arranges=True)["few"]
            said = refusal(lambda: open_vote(vote=vote, by=running.chair, at=running.at(50)))
            found[voters] = (told, said)
            assert Box.objects.exists() == (not said)
            transaction.set_rollback(True)
    assert found == EXPECTED
    give_shares(running)
    assert refusal(lambda: open_vote(vote=vote, by=running.chair, at=running.at(50))) == "WeightsInSecret"
    assert not Box.objects.exists()


def test_there_are_fifty_of_them() -> None:
    assert len(MAKES) * len(EXPECTED) == 50
    assert set(MAKES) == set(Kind.values)
