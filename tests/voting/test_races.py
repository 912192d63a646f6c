"""Ballots at the same moment: double taps, two devices, closing while people vote, retries out of order."""

import random
from collections import Counter
from datetime import date
from functools import partial
from threading import Barrier
from uuid import UUID, uuid4

import pytest

from meetings.models import Attendance, Attendee, Meeting
from people.models import Membership, User
from tests.agenda.factories import kinds, make_current
from tests.agenda.races import together
from tests.factories import MEMBERS, World, world
from tests.voting.factories import cast, make_open, make_vote
from voting.ballots import BallotChanged, KeyReused, Receipt, VoteNotOpen, cast_ballot
from voting.models import Ballot, BallotChange, Elector, Vote
from voting.states import VoteState
from voting.votes import AnotherOpen, WrongState, close_vote, open_vote

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
NAMES = [name for name, _full, _title in MEMBERS]


@pytest.fixture
def here(transactional_db: None) -> World:
    return world(state="running", present=11)


def test_a_double_tap_is_one_ballot(here: World) -> None:
    vote, key = make_open(here), uuid4()
    results = together([lambda: cast(here, vote, "hanh", "yes", key=key, revision=0)] * 8)
    assert results == [Receipt("yes", 1, here.at(51))] * 8
    assert (Ballot.objects.count(), BallotChange.objects.count()) == (1, 1)


def test_two_devices_of_one_person_are_one_ballot(here: World) -> None:
    vote = make_open(here)
    results = together([partial(cast, here, vote, "hanh", choice, revision=0) for choice in ("yes", "no") * 4])
    receipts = [one for one in results if isinstance(one, Receipt)]
    stale = [one for one in results if isinstance(one, BallotChanged)]
    assert (len(receipts), len(stale)) == (1, 7)
    assert {one.receipt for one in stale} == set(receipts)
    assert Ballot.objects.get().choice == receipts[0].choice


def test_one_key_with_two_choices_records_the_first(here: World) -> None:
    vote, key = make_open(here), uuid4()
    results = together([partial(cast, here, vote, "hanh", choice, key=key) for choice in ("yes", "no") * 3])
    receipts = {one for one in results if isinstance(one, Receipt)}
    assert sum(isinstance(one, KeyReused) for one in results) == 3
    assert {one.choice for one in receipts} == {Ballot.objects.get().choice}
    assert BallotChange.objects.count() == 1


def test_everybody_at_once(here: World) -> None:
    vote = make_open(here)
    results = together([partial(cast, here, vote, name, "yes", revision=0) for name in NAMES])
    assert results == [Receipt("yes", 1, here.at(51))] * 11
    assert close_vote(vote=vote, by=here.chair, at=here.at(55)).outcome["yes"] == 11


@pytest.mark.parametrize("attempt", range(5))
def test_what_is_acknowledged_counts_and_nothing_else(here: World, attempt: int) -> None:
    vote = make_open(here)
    luck = random.Random(attempt)
    choices = {name: luck.choice(["yes", "no", "other"]) for name in NAMES}
    voters = [partial(cast, here, vote, name, choices[name], revision=0) for name in NAMES]
    *answers, closed = together([*voters, partial(close_vote, vote=vote, by=here.chair, at=here.at(55))])
    assert isinstance(closed, Vote)
    acknowledged = Counter(one.choice for one in answers if isinstance(one, Receipt))
    refused = [one for one in answers if isinstance(one, VoteNotOpen)]
    assert sum(acknowledged.values()) + len(refused) == 11
    outcome = Vote.objects.get().outcome
    assert {choice: outcome[choice] for choice in ("yes", "no", "other")} == {
        choice: acknowledged[choice] for choice in ("yes", "no", "other")
    }
    assert Ballot.objects.count() == sum(acknowledged.values())


def crowd(here: World, number: int) -> list[str]:
    """So many members more, all in the room; their names."""
    for place in range(number):
        user = here.users[f"m{place}"] = User(username=f"m{place}", full_name=f"Ủy viên {place}")
        user.save()
        Membership.objects.create(body=here.body, user=user, position=100 + place, starts=date(2025, 8, 1))
        seat = Attendee.objects.create(meeting=here.meeting, user=user, role="member", is_member=True, position=100)
        Attendance.objects.create(attendee=seat, in_at=here.at(), how="desk", noted_by=here.secretary)
    return [f"m{place}" for place in range(number)]


def test_a_hundred_ballots_around_the_closing(here: World) -> None:
    """Nine at a time; the chair closes when some have voted. Nobody is told "recorded" who is not in the outcome."""
    names = crowd(here, 100)
    vote = make_open(here)
    underway = Barrier(2)

    def close() -> Vote:
        underway.wait(30)
        return close_vote(vote=vote, by=here.chair, at=here.at(55))

    def vote_in_turn(few: list[str]) -> list[Receipt | VoteNotOpen]:
        given = []
        for place, name in enumerate(few):
            if few is shares[0] and place == 3:
                underway.wait(30)
            given.append(attempt(here, vote, name))
        return given

    shares = [names[start::9] for start in range(9)]
    closed, *answers = together([close, *(partial(vote_in_turn, share) for share in shares)])
    assert isinstance(closed, Vote)
    given = [one for share in answers if isinstance(share, list) for one in share]
    acknowledged = [one for one in given if isinstance(one, Receipt)]
    assert len(given) == 100
    assert len(acknowledged) >= 3
    assert (closed.outcome["yes"], closed.outcome["base"]) == (len(acknowledged), 111)
    assert Ballot.objects.count() == len(acknowledged)


def attempt(here: World, vote: Vote, name: str) -> Receipt | VoteNotOpen:
    try:
        return cast(here, vote, name, revision=0)
    except VoteNotOpen as late:
        return late


def test_the_chair_and_the_secretary_close_together(here: World) -> None:
    vote = make_open(here)
    cast(here, vote, "hanh")
    leaders = (here.chair, here.secretary) * 2
    results = together([partial(close_vote, vote=vote, by=by, at=here.at(55)) for by in leaders])
    assert sorted(type(one).__name__ for one in results) == ["Vote", "WrongState", "WrongState", "WrongState"]
    assert kinds(here.meeting).count("VoteClosed") == 1


def test_a_vote_is_opened_once(here: World) -> None:
    make_current(here, 2)
    first, second = make_vote(here), make_vote(here)
    calls = [partial(open_vote, vote=vote, by=here.chair, at=here.at(50)) for vote in (first, second) * 3]
    results = together(calls)
    assert sum(isinstance(one, Vote) for one in results) == 1
    assert all(isinstance(one, Vote | WrongState | AnotherOpen) for one in results)
    assert Vote.objects.filter(state=VoteState.OPEN).count() == 1
    assert Elector.objects.count() == 11
    assert Meeting.objects.get().head == len(kinds(here.meeting))


def test_who_leaves_while_voting_either_voted_or_did_not(here: World) -> None:
    from meetings.attendance import leave

    vote = make_open(here)
    ballot, _left = together(
        [
            lambda: cast(here, vote, "hanh", revision=0),
            lambda: leave(attendee=here.attendee("hanh"), by=here.secretary, at=here.at(52)),
        ]
    )
    assert Ballot.objects.count() == isinstance(ballot, Receipt)
    assert Attendance.objects.filter(attendee=here.attendee("hanh"), out_at=None).count() == 0


class Tablet:
    """A tablet as `ballot.js` behaves: every intended answer has its key, it retries until it knows, and it tells
    the server what it believes to be recorded."""

    def __init__(self, here: World, vote: Vote, name: str) -> None:
        self.here, self.vote, self.name = here, vote, name
        self.attendee, self.user = here.attendee(name), here.users[name]
        self.revision = 0
        self.sent: list[tuple[str, UUID, int]] = []

    def intend(self, choice: str) -> None:
        """A new answer; sent until it is acknowledged. What was sent before may arrive again, late."""
        message = (choice, uuid4(), self.revision)
        self.sent.append(message)
        receipt = self.deliver(message)
        assert isinstance(receipt, Receipt)
        self.revision = receipt.revision

    def deliver(self, message: tuple[str, UUID, int]) -> Receipt | BallotChanged:
        choice, key, revision = message
        try:
            return cast_ballot(
                vote=self.vote,
                attendee=self.attendee,
                choice=choice,
                key=key,
                revision=revision,
                by=self.user,
                at=self.here.at(51),
            )
        except BallotChanged as stale:
            return stale


@pytest.mark.parametrize("seed", range(20))
def test_the_last_intended_answer_wins_over_late_retries(here: World, seed: int) -> None:
    luck = random.Random(seed)
    vote = make_open(here)
    tablet = Tablet(here, vote, "hanh")
    intended = ""
    for _step in range(12):
        if luck.random() < 0.5 or not intended:
            intended = luck.choice(["yes", "no", "other"])
            tablet.intend(intended)
        else:
            late = [partial(tablet.deliver, luck.choice(tablet.sent)) for _ in range(3)]
            for answer in together(late):
                assert isinstance(answer, Receipt)
    assert Ballot.objects.get().choice == intended
    assert BallotChange.objects.count() == len(tablet.sent)
