"""Weights are changed in the moment in which a vote opens, and by two of the office at once."""

from decimal import Decimal
from functools import partial

import pytest

from meetings.models import Attendee
from meetings.weights import mark_of, set_weights, weighed
from people.refusals import Stale
from tests.agenda.factories import kinds, make_current
from tests.agenda.races import together
from tests.factories import World, world
from tests.voting.factories import make_vote
from tests.voting.weights import SHARES, give_shares
from voting.models import Elector, Vote
from voting.votes import open_vote

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def here(transactional_db: None) -> World:
    return world(state="running", present=11)


@pytest.mark.parametrize("attempt", range(3))
def test_an_opening_has_all_of_the_new_weights_or_none(here: World, attempt: int) -> None:
    make_current(here, 2)
    vote = make_vote(here, 2)
    opening = partial(open_vote, vote=vote, by=here.chair, at=here.at(50))
    answers = together([opening, partial(give_shares, here)])
    assert not [one for one in answers if isinstance(one, Exception)]
    vote = Vote.objects.get()
    frozen = sorted(Elector.objects.values_list("units", flat=True))
    if "weights" in vote.manifest:
        assert frozen == sorted(int(Decimal(share) * 10) for share in SHARES.values())
        assert vote.manifest["base"] == 1000
    else:
        assert (frozen, vote.manifest["base"]) == ([1] * 11, 11)


def test_two_of_the_office_do_not_overwrite_each_other(here: World) -> None:
    mark, khoi = mark_of(weighed(here.meeting)), here.attendee("khoi").pk
    calls = [
        partial(
            set_weights,
            meeting=here.meeting,
            weights={khoi: Decimal(weight)},
            mark=mark,
            by=here.users[by],
            at=here.at(6),
        )
        for weight, by in ((2, "thuong"), (3, "cham"))
    ]
    answers = together(calls)
    assert sorted(type(one).__name__ for one in answers) == ["NoneType", "Stale"]
    assert any(isinstance(one, Stale) for one in answers)
    assert Attendee.objects.get(pk=khoi).weight in (2, 3)
    assert kinds(here.meeting).count("WeightsChanged") == 1
