"""Many envelopes in one transaction: by the rules of one, in orders that say nothing of how they came."""

import random
from collections.abc import Callable
from functools import partial
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from people.refusals import Refusal
from tests.agenda.races import together
from tests.factories import World, world
from tests.voting.tablets import Tablet, make_box
from tests.voting.test_races import crowd
from voting.envelopes import Deposit, Sealed, cast_envelopes
from voting.locks import VoteGone
from voting.models import Envelope, Participation, Vote

NAMES = ["hanh", "an", "on"]  # the last one is absent
sendings = st.lists(st.tuples(st.sampled_from(NAMES), st.integers(0, 3)), max_size=10)


def deposit(here: World, name: str, tablet: Tablet) -> Deposit:
    return Deposit(here.attendee(name).pk, here.users[name].pk, Sealed(tablet.id, tablet.content))


def spoken(answers: list[bytes | Refusal]) -> list[bytes | str]:
    return [type(one).__name__ if isinstance(one, Refusal) else one for one in answers]


def rows(vote: Vote) -> tuple[list[tuple[UUID, bytes]], list[tuple[UUID, bytes]]]:
    took = Participation.objects.filter(vote=vote).order_by("attendee_id").values_list("attendee_id", "tag")
    there = Envelope.objects.filter(vote=vote).order_by("id").values_list("id", "sealed")
    return [(seat, bytes(tag)) for seat, tag in took if tag], [(key, bytes(sealed)) for key, sealed in there]


class TogetherAsOneByOne(TestCase):
    """The property: a batch gives the same answers and the same rows as its envelopes one after another."""

    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(sent=sendings)
    def test_batch(self, sent: list[tuple[str, int]]) -> None:
        here = world(state="running", present=10)
        vote = make_box(here)
        tablets = [Tablet(vote) for _number in range(4)]
        tablets[3] = Tablet(vote, id=tablets[0].id)  # under the key of another one
        deposits = [deposit(here, name, tablets[number]) for name, number in sent]
        together = spoken(cast_envelopes(vote_id=vote.pk, deposits=deposits))
        rows_together = rows(vote)
        Participation.objects.all().delete()
        Envelope.objects.all().delete()
        alone = [spoken(cast_envelopes(vote_id=vote.pk, deposits=[one]))[0] for one in deposits]
        assert (together, rows_together) == (alone, rows(vote))


def test_a_refusal_touches_nobody_else(running: World) -> None:
    vote = make_box(running, recused=("dat",))
    names = ("hanh", "on", "dat", "an")
    tablets = {name: Tablet(vote) for name in names}
    answers = cast_envelopes(vote_id=vote.pk, deposits=[deposit(running, name, tablets[name]) for name in names])
    assert spoken(answers)[1:3] == ["NotInRoom", "NoElector"]
    for name, answer in zip(names, answers, strict=True):
        assert isinstance(answer, Refusal) or tablets[name].believes(answer)
    assert Envelope.objects.count() == Participation.objects.count() == 2


def test_nobody_sends_for_another(running: World) -> None:
    vote = make_box(running)
    tablet = Tablet(vote)
    forged = Deposit(running.attendee("hanh").pk, running.users["an"].pk, Sealed(tablet.id, tablet.content))
    assert spoken(cast_envelopes(vote_id=vote.pk, deposits=[forged])) == ["NotAllowed"]


def test_a_vote_that_is_gone_is_refused(running: World) -> None:
    tablet = Tablet(make_box(running))
    with pytest.raises(VoteGone):
        cast_envelopes(vote_id=uuid4(), deposits=[deposit(running, "hanh", tablet)])


def test_the_number_of_queries_does_not_grow(running: World) -> None:
    vote = make_box(running)
    counts = []
    for names in (["hanh"], ["an", "giao", "dat", "nguyet"]):
        deposits = [deposit(running, name, Tablet(vote)) for name in names]
        with CaptureQueriesContext(connection) as queries:
            cast_envelopes(vote_id=vote.pk, deposits=deposits)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 14


def statements(vote: Vote, deposits: list[Deposit], of: str) -> list[str]:
    """The rows of a table in the order in which the database is told of them."""
    told: list[str] = []

    def see(execute: Callable[..., object], sql: str, params: object, many: bool, context: object) -> object:
        if sql.startswith("INSERT") and of in sql:
            told.extend(str(bytes(one) if isinstance(one, memoryview) else one) for one in params)  # type: ignore[attr-defined]
        return execute(sql, params, many, context)

    with transaction.atomic(), connection.execute_wrapper(see):
        cast_envelopes(vote_id=vote.pk, deposits=deposits)
        transaction.set_rollback(True)
    return told


@pytest.mark.parametrize("of", ["voting_participation", "voting_envelope"])
def test_the_order_in_which_they_came_is_not_told_to_the_database(running: World, of: str) -> None:
    vote = make_box(running)
    names = ["khoi", "hanh", "an", "giao", "dat", "nguyet"]
    deposits = [deposit(running, name, Tablet(vote)) for name in names]
    luck, seen = random.Random(3), set()
    for _time in range(5):
        luck.shuffle(deposits)
        seen.add(tuple(statements(vote, deposits, of)))
    assert len(seen) == 1
    assert len(next(iter(seen))) >= 3 * len(names)


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_batches_of_several_processes_with_the_same_people(transactional_db: None) -> None:
    """Everybody's envelope comes by two doors in batches put together by chance; each is there once, all are signed."""
    here = world(state="running", present=11)
    names = crowd(here, 40)
    vote = make_box(here)
    tablets = {name: Tablet(vote) for name in names}
    deposits = {name: deposit(here, name, tablet) for name, tablet in tablets.items()}

    def door(seed: int) -> list[tuple[str, bytes | Refusal]]:
        luck, queue = random.Random(seed), list(names)
        luck.shuffle(queue)
        said: list[tuple[str, bytes | Refusal]] = []
        while queue:
            part, queue = queue[:7], queue[7:]
            answers = cast_envelopes(vote_id=vote.pk, deposits=[deposits[name] for name in part])
            said += zip(part, answers, strict=True)
        return said

    for result in together([partial(door, seed) for seed in range(3)]):
        assert isinstance(result, list), result
        assert all(isinstance(one, bytes) and tablets[name].believes(one) for name, one in result)
    assert Envelope.objects.count() == Participation.objects.count() == len(names)
