"""The office and a tablet in the same moment, two clerks, and entries while the vote is closed."""

from functools import partial
from uuid import uuid4

import pytest

from tests.agenda.factories import kinds, make_current
from tests.agenda.races import together
from tests.factories import World, world
from tests.voting.factories import cast, make_open, make_options
from tests.voting.mixed import count, count_lines, enter
from voting.ballots import BallotChanged
from voting.entering import AnsweredThemselves, EntryChanged
from voting.hand_counts import NotFree, TooMany
from voting.models import Ballot, BallotChange, HandCount, Vote
from voting.receipts import CountedInGroup, Receipt, VoteNotOpen
from voting.tallies import frozen
from voting.votes import close_vote, open_vote

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def here(transactional_db: None) -> World:
    return world(state="running", present=11)


@pytest.mark.parametrize("attempt", range(2))
def test_the_office_against_the_own_tablet(here: World, attempt: int) -> None:
    """Whoever is first, the tablet's answer is never overridden, and the other is told so."""
    vote = make_open(here)
    own, office = together(
        [partial(cast, here, vote, "hanh", "no", revision=0), partial(enter, here, vote, "hanh", "yes")]
    )
    ballot = Ballot.objects.get()
    if isinstance(own, Receipt):
        assert isinstance(office, AnsweredThemselves)
        assert (ballot.choice, ballot.way) == ("no", "tablet")
    else:
        assert isinstance(own, BallotChanged)
        assert isinstance(office, Receipt)
        assert (ballot.choice, ballot.way) == ("yes", "hand")
    assert BallotChange.objects.count() == 1


def test_two_clerks_enter_the_same_person(here: World) -> None:
    vote = make_open(here)
    calls = [
        partial(enter, here, vote, "hanh", choice, by=by) for choice, by in (("yes", "thuong"), ("no", "cham")) * 3
    ]
    answers = together(calls)
    assert sorted(type(one).__name__ for one in answers) == ["EntryChanged"] * 5 + ["Receipt"]
    assert all(isinstance(one, Receipt | EntryChanged) for one in answers)
    assert (Ballot.objects.count(), kinds(here.meeting).count("BallotEntered")) == (1, 1)


def test_lines_are_counted_while_a_tablet_answers(here: World) -> None:
    """Either the count has the person or the tablet; every ballot of each line is somebody's."""
    make_current(here, 2)
    vote = open_vote(vote=make_options(here), by=here.chair, at=here.at(50))
    counting = partial(count_lines, here, vote, ("hanh", "an"), 2, {"yes": 2}, {"yes": 1}, {"yes": 0})
    own, office = together([partial(cast, here, vote, "hanh", "no,no,yes", revision=0), counting])
    vote = close_vote(vote=vote, by=here.chair, at=here.at(55))
    found = frozen(vote.outcome)
    if isinstance(own, Receipt):
        assert isinstance(office, NotFree)
        assert (found.cast, [row.counts["yes"] for row in found.rows]) == (1, [0, 0, 1])
    else:
        assert isinstance(own, CountedInGroup)
        assert (found.cast, [row.counts["yes"] for row in found.rows]) == (2, [2, 1, 0])


def test_a_double_tap_of_the_office_is_one(here: World) -> None:
    vote, key = make_open(here), uuid4()
    answers = together([partial(enter, here, vote, "hanh", key=key)] * 6)
    assert {type(one) for one in answers} == {Receipt}
    assert kinds(here.meeting).count("BallotEntered") == 1


@pytest.mark.parametrize("attempt", range(2))
def test_two_clerks_and_tablets_around_a_count(here: World, attempt: int) -> None:
    """A tablet, a name and a count for the same people: each of them counts once."""
    vote = make_open(here)
    group = ("don", "uoc", "nhi")
    answers = together(
        [
            partial(count, here, vote, group, yes=3),
            partial(count, here, vote, group, by="cham", no=3),
            partial(cast, here, vote, "don", "other", revision=0),
            partial(enter, here, vote, "uoc", "other"),
        ]
    )
    refusals = (NotFree, TooMany, CountedInGroup)
    assert all(isinstance(one, (Receipt, HandCount, *refusals)) for one in answers), answers
    counted = sum(one.total for one in answers if isinstance(one, HandCount))
    single = sum(isinstance(one, Receipt) for one in answers)
    outcome = close_vote(vote=vote, by=here.chair, at=here.at(55)).outcome
    assert (counted, single) in {(3, 0), (0, 1), (0, 2)}
    assert sum(outcome[choice] for choice in ("yes", "no", "other")) == counted + single


@pytest.mark.parametrize("attempt", range(2))
def test_entries_against_the_closing(here: World, attempt: int) -> None:
    """What is acknowledged is in the outcome; what comes later is refused, and nothing of it is left."""
    vote = make_open(here)
    *answers, closed = together(
        [
            partial(enter, here, vote, "hanh"),
            partial(enter, here, vote, "an", by="cham"),
            partial(count, here, vote, ("don", "uoc"), yes=2),
            partial(close_vote, vote=vote, by=here.chair, at=here.at(55)),
        ]
    )
    assert isinstance(closed, Vote)
    assert all(isinstance(one, Receipt | HandCount | VoteNotOpen) for one in answers)
    counted = sum(one.total for one in answers if isinstance(one, HandCount))
    single = sum(isinstance(one, Receipt) for one in answers)
    outcome = Vote.objects.get().outcome
    assert (outcome["yes"], outcome["ways"]["hand"], outcome["ways"]["counted"]) == (counted + single, single, counted)
