"""Many ballots in one transaction: by the rules of one, whatever comes together."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from people.refusals import Refusal
from tests.factories import World, world
from tests.voting.factories import cast, make_open
from voting.ballots import Receipt, cast_ballots
from voting.batch import Intent
from voting.locks import VoteGone
from voting.models import Ballot, BallotChange, Vote

KEYS = [UUID(int=number) for number in range(1, 4)]
NAMES = ["hanh", "an", "on"]  # the last one is absent
Row = tuple[str, str, UUID, int | None]
Said = list[Receipt | str]
intentions = st.lists(
    st.tuples(
        st.sampled_from(NAMES),
        st.sampled_from(["yes", "no", "other", "perhaps"]),
        st.sampled_from(KEYS),
        st.sampled_from([None, 0, 1, 2]),
    ),
    max_size=12,
)


def intent(here: World, name: str, choice: str = "yes", key: UUID | None = None, revision: int | None = None) -> Intent:
    return Intent(here.attendee(name).pk, here.users[name].pk, choice, key or uuid4(), revision)


def spoken(answers: list[Receipt | Refusal]) -> Said:
    return [type(answer).__name__ if isinstance(answer, Refusal) else answer for answer in answers]


def state(vote: Vote) -> list[tuple[UUID, str, int, UUID]]:
    ballots = Ballot.objects.filter(elector__vote=vote).order_by("elector")
    return list(ballots.values_list("elector__attendee", "choice", "revision", "key"))


def history(vote: Vote) -> list[tuple[UUID, int, str, UUID]]:
    changes = BallotChange.objects.filter(elector__vote=vote).order_by("elector", "revision")
    return list(changes.values_list("elector__attendee", "revision", "choice", "key"))


class TogetherAsOneByOne(TestCase):
    """The property: a batch leaves the same answers and the same rows as its intentions one after another."""

    def played(
        self, here: World, vote: Vote, rows: list[Row], turns: Callable[[list[Intent]], list[list[Intent]]]
    ) -> Said:
        intents = [intent(here, *row) for row in rows]
        said: Said = []
        for part in turns(intents):
            said += spoken(cast_ballots(vote_id=vote.pk, intents=part, at=here.at(51)))
        return said

    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(rows=intentions)
    def test_batch(self, rows: list[Row]) -> None:
        here = world(state="running", present=10)
        vote = make_open(here, 2)
        together = self.played(here, vote, rows, lambda intents: [intents])
        rows_together = (state(vote), history(vote))
        Ballot.objects.all().delete()
        BallotChange.objects.all().delete()
        alone = self.played(here, vote, rows, lambda intents: [[one] for one in intents])
        assert (together, rows_together) == (alone, (state(vote), history(vote)))


def test_a_refusal_touches_nobody_else(running: World) -> None:
    vote = make_open(running, recused=("dat",))
    rows = [intent(running, "hanh"), intent(running, "on"), intent(running, "dat"), intent(running, "an", "no")]
    answers = cast_ballots(vote_id=vote.pk, intents=rows, at=running.at(51))
    at = running.at(51)
    assert spoken(answers) == [Receipt("yes", 1, at), "NotInRoom", "NoElector", Receipt("no", 1, at)]
    assert Ballot.objects.count() == 2


def test_a_double_tap_in_one_batch_is_one_answer(running: World) -> None:
    vote = make_open(running)
    twice = [intent(running, "hanh", key=KEYS[0], revision=0)] * 2
    first, second = cast_ballots(vote_id=vote.pk, intents=twice, at=running.at(51))
    assert first == second == Receipt("yes", 1, running.at(51))
    assert BallotChange.objects.count() == 1


def test_nobody_answers_for_another(running: World) -> None:
    vote = make_open(running)
    forged = Intent(running.attendee("hanh").pk, running.users["an"].pk, "no", uuid4())
    assert spoken(cast_ballots(vote_id=vote.pk, intents=[forged], at=running.at(51))) == ["NotAllowed"]


def test_a_vote_that_is_gone_is_refused(running: World) -> None:
    with pytest.raises(VoteGone):
        cast_ballots(vote_id=uuid4(), intents=[intent(running, "hanh")], at=running.at(51))


def test_the_number_of_queries_does_not_grow(running: World) -> None:
    vote = make_open(running)
    counts = []
    for names in (["hanh"], ["an", "giao", "dat", "nguyet"]):
        intents = [intent(running, name) for name in names]
        with CaptureQueriesContext(connection) as queries:
            cast_ballots(vote_id=vote.pk, intents=intents, at=running.at(51))
        counts.append(len(queries))
    locks = int(connection.features.has_select_for_update)  # SQLite has locked the whole file
    assert counts[0] == counts[1] <= 10 + locks


def test_a_batch_changes_what_a_single_ballot_recorded(running: World) -> None:
    vote = make_open(running)
    cast(running, vote, "hanh", "yes", revision=0)
    (answer,) = cast_ballots(vote_id=vote.pk, intents=[intent(running, "hanh", "no", revision=1)], at=running.at(52))
    assert answer == Receipt("no", 2, running.at(52))
    assert Ballot.objects.get().choice == "no"
