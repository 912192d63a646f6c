"""Who has the database tries to join voters and ballots by everything that a database keeps beside the rows.

400 voters. A guess that knows nothing is right once in 400, so that more than 8 right guesses come by chance once in
a million. The control writes "has voted" and a ballot as two tables of random keys would: there every guess is right.
"""

import random
from collections.abc import Iterable, Iterator
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction

from tests.factories import World, world
from tests.voting.tablets import Tablet, make_box
from tests.voting.test_races import crowd
from voting.envelopes import Deposit, Sealed, cast_envelopes
from voting.models import Slip, Vote
from voting.sealed.tracker import tracker
from voting.unsealing import open_box
from voting.votes import close_vote

VOTERS, CHANCE = 400, 8
PLACES = {"postgresql": ("ctid", "xmin::text::bigint", "xmin::text::bigint, ctid"), "sqlite": ("rowid",)}
pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def here(transactional_db: None) -> World:
    return world(state="running", present=11)


def read(query: str, *given: UUID | str) -> list[str]:
    """The first column of the rows, written alike on both databases."""
    with connection.cursor() as cursor:
        cursor.execute(query, given)
        return [str(row[0]).replace("-", "") for row in cursor.fetchall()]


def key(vote: Vote) -> UUID | str:
    return vote.pk if connection.vendor == "postgresql" else vote.pk.hex


def orders(table: str, column: str, more: Iterable[str] = ()) -> Iterator[tuple[str, list[str]]]:
    """The rows of a table in every order that the database can tell apart."""
    for place in ("", *PLACES[connection.vendor], column, *more):
        query = f"SELECT {column} FROM {table}{f' ORDER BY {place}' if place else ''}"  # noqa: S608
        yield place or "as they come", read(query)


def right(voters: list[str], ballots: list[str], truth: dict[str, str]) -> int:
    """Right guesses of who puts the n-th voter and the n-th ballot together, from the front or from the back."""
    forward = sum(truth.get(voter) == ballot for voter, ballot in zip(voters, ballots, strict=False))
    return max(forward, sum(truth.get(one) == two for one, two in zip(voters, reversed(ballots), strict=False)))


def test_nobody_is_joined_to_a_ballot(here: World) -> None:
    names = crowd(here, VOTERS)
    vote, luck = make_box(here), random.Random(11)
    luck.shuffle(names)
    tablets = {name: Tablet(vote, luck.choice(["yes", "no"])) for name in names}
    for name in names:
        tablets[name].send(here, name)
    close_vote(vote=vote, by=here.chair, at=here.at(55))
    open_box(vote=vote, by=here.chair, at=here.at(56))
    seats = {name: here.attendee(name).pk.hex for name in names}
    truth = {seats[name]: tracker(tablets[name].nonce, tablets[name].terms).replace("-", "") for name in names}
    assert sorted(truth.values()) == sorted(
        one.replace("-", "") for one in Slip.objects.values_list("tracker", flat=True)
    )

    locks = ("xmax::text::bigint",) if connection.vendor == "postgresql" else ()
    known = [("the order of casting", [seats[name] for name in names])]
    known += list(orders("voting_participation", "attendee_id", locks))
    for table, column in (("voting_elector", "attendee_id"), ("meetings_attendee", "id")):
        known += [
            (f"{table} {name}", [one for one in found if one in truth]) for name, found in orders(table, column, locks)
        ]
    guesses = {
        (first, second): right(voters, ballots, truth)
        for first, voters in known
        for second, ballots in orders("voting_slip", "tracker")
    }
    assert {pair: count for pair, count in guesses.items() if count > CHANCE} == {}
    assert len(guesses) >= 12

    if connection.vendor == "postgresql":
        rows = "SELECT DISTINCT xmin::text FROM {} WHERE vote_id = %s"
        (once,) = read(rows.format("voting_slip"), key(vote))
        assert read(rows.format("voting_participation"), key(vote)) == [once]


def in_the_box(truth: dict[str, str]) -> dict[tuple[str, str], int]:
    """Right guesses for each pair of orders of who took part and of the envelopes, while the box is closed."""
    return {
        (first, second): right(voters, sealed, truth)
        for first, voters in orders("voting_participation", "attendee_id")
        for second, sealed in orders("voting_envelope", "id", ("sha256",))
    }


def crowded(here: World) -> tuple[Vote, list[Deposit], dict[str, str]]:
    """A box, an envelope of each of `VOTERS`, and whose it is."""
    names = crowd(here, VOTERS)
    vote = make_box(here)
    random.Random(7).shuffle(names)
    tablets = {name: Tablet(vote) for name in names}
    deposits = [
        Deposit(here.attendee(name).pk, here.users[name].pk, Sealed(one.id, one.content))
        for name, one in tablets.items()
    ]
    return vote, deposits, {one.attendee_id.hex: one.sent.id.hex for one in deposits}


def test_in_one_commit_nobody_is_joined_even_to_their_envelope(here: World) -> None:
    """The batch of the fast lane: no order of its rows says which of its envelopes is whose."""
    vote, deposits, truth = crowded(here)
    assert all(isinstance(one, bytes) for one in cast_envelopes(vote_id=vote.pk, deposits=deposits))
    guesses = in_the_box(truth)
    came = [one.attendee_id.hex for one in deposits]
    guesses |= {
        ("as they came", second): right(came, sealed, truth)
        for second, sealed in orders("voting_envelope", "id", ("sha256",))
    }
    assert {pair: count for pair, count in guesses.items() if count > CHANCE} == {}
    assert len(guesses) >= 12


def test_one_commit_each_joins_everybody_to_an_envelope_that_says_nothing(here: World) -> None:
    """The control, and what ADR 0016 says: before the opening an envelope can be known as somebody's, and not read."""
    vote, deposits, truth = crowded(here)
    for one in deposits:
        cast_envelopes(vote_id=vote.pk, deposits=[one])
    assert max(in_the_box(truth).values()) == VOTERS


def test_the_control_joins_everybody(here: World) -> None:
    """Random keys, no reference between the tables, rows in one transaction a voter: what is not enough."""
    kind = "uuid" if connection.vendor == "postgresql" else "text"
    truth = {uuid4().hex: uuid4().hex for _ in range(VOTERS)}
    with connection.cursor() as cursor:
        for table in ("naive_voter", "naive_ballot"):
            cursor.execute(f"CREATE TABLE {table} (id {kind} PRIMARY KEY)")
    try:
        for voter, ballot in truth.items():
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("INSERT INTO naive_voter VALUES (%s)", [voter])
                cursor.execute("INSERT INTO naive_ballot VALUES (%s)", [ballot])
        ballots = dict(orders("naive_ballot", "id"))
        for place in PLACES[connection.vendor]:
            voters = dict(orders("naive_voter", "id"))[place]
            assert right(voters, ballots[place], truth) == VOTERS
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE naive_voter")
            cursor.execute("DROP TABLE naive_ballot")
