"""A secret vote against a model of it: whatever people send and in whatever order, the model and the box agree."""

import os
from uuid import uuid4

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)

from meetings.models import Attendance
from tests.factories import World, world
from tests.voting.tablets import Tablet, break_off, make_box, refusal
from voting.models import Envelope, Participation, Slip, Vote
from voting.states import VoteState
from voting.unsealing import open_box
from voting.votes import close_vote

LONG = os.environ.get("LONG") == "1"  # as `make torture` does it
EXAMPLES, STEPS = (2000, 50) if LONG else (40, 30)
NAMES = ("khoi", "hanh", "an", "giao", "on", "dat")  # on is absent at first, dat takes no part
names = st.sampled_from(NAMES)
answers = st.sampled_from(["yes", "no", "other"])


class Sealed(RuleBasedStateMachine):
    """`box`: whose envelope is in it; `round`: how many votes were begun, each again after a cancellation."""

    tablets = Bundle("tablets")

    def __init__(self) -> None:
        super().__init__()
        self.point = transaction.atomic()
        self.point.__enter__()
        self.here: World = world(state="running", present=10)
        self.signatures: dict[bytes, bytes] = {}
        self.begin()

    def begin(self) -> None:
        self.vote = make_box(self.here, recused=("dat",))
        self.box: dict[str, Tablet] = {}
        self.state = VoteState.OPEN

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.point.__exit__(None, None, None)

    @initialize(target=tablets)
    def first(self) -> object:
        return multiple(*(Tablet(self.vote, choice) for choice in ("yes", "no")))

    @rule(target=tablets, choice=answers)
    def seal(self, choice: str) -> Tablet:
        return Tablet(self.vote, choice)

    @rule(target=tablets, tablet=tablets, what=st.sampled_from(["id", "content"]))
    def copy(self, tablet: Tablet, what: str) -> Tablet:
        if what == "id":
            return Tablet(self.vote, id=tablet.id)
        return Tablet(tablet.vote, tablet.choice, tablet.nonce, uuid4(), tablet.content)

    @rule(name=names, tablet=tablets)
    def send(self, name: str, tablet: Tablet) -> None:
        """The tablet may be of an earlier round, another person's or used before."""
        expected = self.expected(name, tablet)
        sent = Tablet(self.vote, tablet.choice, tablet.nonce, tablet.id, tablet.content)
        said: list[bytes] = []
        assert refusal(lambda: said.append(sent.send(self.here, name))) == expected
        if not expected:
            self.box.setdefault(name, tablet)
            assert sent.believes(said[0])
            assert self.signatures.setdefault(self.vote.pk.bytes + tablet.content, said[0]) == said[0]

    def expected(self, name: str, tablet: Tablet) -> str:
        if name == "dat":
            return "NoElector"
        if self.state == VoteState.CLOSED:
            return "Counted"
        if name in self.box:
            mine = self.box[name]
            return "" if (mine.id, mine.content) == (tablet.id, tablet.content) else "AlreadyVoted"
        if self.state == VoteState.SEALED:
            return "BoxClosed"
        if name == "on" and not Attendance.objects.filter(attendee=self.here.attendee("on"), out_at=None).exists():
            return "NotInRoom"
        held = self.box.values()
        taken = any(one.id == tablet.id or one.content == tablet.content for one in held)
        return "Copied" if taken else ""

    @rule()
    def arrive(self) -> None:
        seat = self.here.attendee("on")
        if not Attendance.objects.filter(attendee=seat, out_at=None).exists():
            Attendance.objects.create(attendee=seat, in_at=self.here.at(20), how="desk", noted_by=self.here.secretary)

    @rule()
    def close(self) -> None:
        said = refusal(lambda: close_vote(vote=self.vote, by=self.here.chair, at=self.here.at(55)))
        assert said == ("" if self.state == VoteState.OPEN else "WrongState")
        self.state = VoteState.SEALED if self.state == VoteState.OPEN else self.state

    @rule()
    def open_the_box(self) -> None:
        said = refusal(lambda: open_box(vote=self.vote, by=self.here.chair, at=self.here.at(56)))
        clash = len({one.nonce for one in self.box.values()}) < len(self.box)
        if self.state != VoteState.SEALED:
            assert said == "WrongState"
        elif said == "TrackersClash":
            assert clash
        else:
            assert said == ""
            self.state = VoteState.CLOSED
            valid = sorted(one.choice for one in self.box.values() if one.vote == self.vote)
            assert sorted(Slip.objects.filter(vote=self.vote).values_list("choice", flat=True)) == valid
            assert all(one.counted() == one.choice for one in self.box.values() if one.vote == self.vote)
            self.outcome = Vote.objects.get(pk=self.vote.pk).outcome

    @rule()
    def cancel_and_begin_again(self) -> None:
        if self.state in (VoteState.OPEN, VoteState.SEALED):
            break_off(self.here, self.vote, minute=57)
        self.begin()

    @invariant()
    def the_tables_are_the_model(self) -> None:
        assert Vote.objects.get(pk=self.vote.pk).state == self.state
        taken = set(Participation.objects.filter(vote=self.vote).values_list("attendee__user__username", flat=True))
        assert taken == set(self.box)
        envelopes = Envelope.objects.filter(vote=self.vote).count()
        assert envelopes == (0 if self.state == VoteState.CLOSED else len(self.box))
        assert Envelope.objects.exclude(vote=self.vote).count() == 0
        if self.state == VoteState.CLOSED:
            assert Vote.objects.get(pk=self.vote.pk).outcome == self.outcome


@pytest.mark.timeout(0 if LONG else 180)
class TheBoxIsItsModel(TestCase):
    def test_model(self) -> None:
        run_state_machine_as_test(
            Sealed,
            settings=settings(
                max_examples=EXAMPLES,
                stateful_step_count=STEPS,
                deadline=None,
                suppress_health_check=list(HealthCheck),
            ),
        )
