"""Answers as they are written: whole, with their own types, in as few statements as said."""

from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from tests.factories import World, world
from tests.voting.factories import make_open
from voting import inscription
from voting.inscription import Answer, inscribe
from voting.models import Ballot, BallotChange, Elector, Vote
from voting.receipts import Receipt


@pytest.fixture
def here(db: None) -> World:
    return world(state="running", present=10)


@pytest.fixture
def vote(here: World) -> Vote:
    return make_open(here)


def answer(here: World, elector: Elector, choice: str = "yes", revision: int = 1, key: int = 1) -> Answer:
    return elector.pk, UUID(int=key), Receipt(choice, revision, here.at(52))


def test_what_is_read_again_is_what_was_written(here: World, vote: Vote) -> None:
    elector = vote.electors.order_by("pk")[0]
    inscribe([answer(here, elector, "no")])
    ballot, change = Ballot.objects.get(), BallotChange.objects.get()
    said = (elector.pk, "no", 1, UUID(int=1), here.at(52))
    assert (ballot.elector_id, ballot.choice, ballot.revision, ballot.key, ballot.cast_at) == said
    assert (change.elector_id, change.choice, change.revision, change.key, change.at) == said


def test_the_last_answer_of_an_elector_is_the_ballot_and_all_are_history(here: World, vote: Vote) -> None:
    elector = vote.electors.order_by("pk")[0]
    inscribe([answer(here, elector, "no", 1, 1), answer(here, elector, "yes", 2, 2)])
    inscribe([answer(here, elector, "other", 3, 3)])
    assert list(Ballot.objects.values_list("choice", "revision", "key")) == [("other", 3, UUID(int=3))]
    told = BallotChange.objects.order_by("revision").values_list("choice", "key")
    assert list(told) == [("no", UUID(int=1)), ("yes", UUID(int=2)), ("other", UUID(int=3))]


def test_many_are_written_in_two_statements_for_each_full_hand(
    here: World, vote: Vote, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inscription, "MOST", 4)
    electors = list(vote.electors.order_by("pk"))
    answers = [answer(here, elector) for elector in electors]
    with CaptureQueriesContext(connection) as queries:
        inscribe(answers)
    assert len(queries) == 2 * -(-len(electors) // 4)
    assert set(Ballot.objects.values_list("elector_id", flat=True)) == {elector.pk for elector in electors}
    assert BallotChange.objects.count() == len(electors)


def test_the_same_answer_twice_is_refused_by_the_tables(here: World, vote: Vote) -> None:
    elector = vote.electors.order_by("pk")[0]
    inscribe([answer(here, elector)])
    with pytest.raises(IntegrityError), transaction.atomic():
        inscribe([answer(here, elector, "no", revision=2)])
    assert Ballot.objects.get().choice == "yes"
