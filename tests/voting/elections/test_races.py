"""Tellers and the chair at the same moment."""

from functools import partial

import pytest

from meetings.models import Event
from people.refusals import Stale
from tests.agenda.races import together
from tests.factories import World, world
from tests.voting.elections.factories import enter, make_counted, make_counting, tally
from voting.elections.declaring import declare_result
from voting.elections.entries import accept_count
from voting.elections.refusals import CountsDiffer, NotATeller, WrongStep
from voting.models import Entry, Round

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def here(transactional_db: None) -> World:
    return world(state="running", present=10)


def test_three_tellers_enter_at_once_and_two_have(here: World) -> None:
    round_ = make_counting(here)
    count = tally(round_, 9, 8, 3, 6)
    results = together([partial(enter, here, round_, name, count) for name in ("giao", "don", "nhi")])
    assert sum(isinstance(one, NotATeller) for one in results) == 1
    assert Entry.objects.count() == 2


def test_a_double_tap_of_a_teller_is_one_count(here: World) -> None:
    round_ = make_counting(here)
    results = together([partial(enter, here, round_, "giao", tally(round_, 9, 8, 3, 6))] * 4)
    assert sum(isinstance(one, Stale) for one in results) == 3
    assert Entry.objects.get().revision == 1


def test_accepting_while_the_other_corrects(here: World) -> None:
    """Whatever comes first: what is accepted is what both had at that moment, or nothing is."""
    round_ = make_counting(here)
    for name in ("giao", "don"):
        enter(here, round_, name, tally(round_, 9, 8, 3, 6))
    results = together(
        [
            partial(accept_count, round_=round_, by=here.users["giao"], at=here.at(14)),
            partial(enter, here, round_, "don", tally(round_, 9, 7, 3, 6), 1),
        ]
    )
    kept = Round.objects.get()
    if kept.state == "counted":
        assert kept.count["lines"][1]["yes"] == 8
        assert isinstance(results[1], WrongStep)
    else:
        assert isinstance(results[0], CountsDiffer)
        assert kept.count == {}


def test_a_result_is_declared_once(here: World) -> None:
    round_ = make_counted(here, 9, 8, 3, 6)
    results = together([partial(declare_result, round_=round_, by=here.chair, at=here.at(15))] * 4)
    assert sum(isinstance(one, WrongStep) for one in results) == 3
    assert Event.objects.filter(kind="ResultDeclared").count() == 1
