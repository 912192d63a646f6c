"""Who sees a vote, its counts and its names."""

import pytest

from agenda.models import Item
from meetings.access import Audience
from people.refusals import NotAllowed
from tests.factories import World, world
from tests.voting.factories import make_closed, make_open, make_vote
from voting.access import must_put, must_run, sees_names, shows_counts, shows_names, visible_votes
from voting.models import Vote
from voting.states import Display, VoteState
from voting.votes import cancel_vote

EVERYBODY = list(Audience)
FRONT = [Audience.CHAIR, Audience.SECRETARY]
CHAIR, SECRETARY, MEMBER, GUEST, SCREEN = EVERYBODY


def seen(here: World, name: str) -> list[tuple[int, str]]:
    return [(vote.item.position, vote.state) for vote in visible_votes(here.users[name], here.meeting)]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("khoi", [(1, "closed"), (2, "open"), (3, "ready")]),
        ("thuong", [(1, "closed"), (2, "open"), (3, "ready")]),
        ("cham", [(1, "closed"), (2, "open"), (3, "ready")]),
        ("hanh", [(1, "closed"), (2, "open")]),
        ("en", [(1, "closed"), (2, "open")]),
        ("luc", [(1, "closed")]),
        ("stranger", []),
    ],
)
def test_a_prepared_question_is_seen_by_those_who_prepare(
    running: World, name: str, expected: list[tuple[int, str]]
) -> None:
    make_closed(running, 1)
    Item.objects.update(state="planned")
    make_open(running, 2)
    make_vote(running, 3)
    assert seen(running, name) == expected


def test_the_secretary_of_another_body_sees_no_vote(running: World) -> None:
    make_open(running)
    elsewhere = world(code="noi-khac")
    assert list(visible_votes(elsewhere.secretary, running.meeting)) == []


def vote(state: str, display: str) -> Vote:
    return Vote(state=state, display=display)


@pytest.mark.parametrize(
    ("state", "display", "audiences"),
    [
        (VoteState.READY, Display.NAMES, []),
        (VoteState.OPEN, Display.TOTALS, EVERYBODY),
        (VoteState.OPEN, Display.NAMES, EVERYBODY),
        (VoteState.OPEN, Display.AFTER, FRONT),
        (VoteState.CLOSED, Display.TOTALS, EVERYBODY),
        (VoteState.CLOSED, Display.NAMES, EVERYBODY),
        (VoteState.CLOSED, Display.AFTER, EVERYBODY),
        (VoteState.CANCELLED, Display.NAMES, []),
    ],
)
def test_who_sees_counts(state: str, display: str, audiences: list[Audience]) -> None:
    assert [one for one in EVERYBODY if shows_counts(one, vote(state, display))] == audiences


@pytest.mark.parametrize(
    ("state", "display", "audiences"),
    [
        (VoteState.READY, Display.NAMES, []),
        (VoteState.OPEN, Display.TOTALS, FRONT),
        (VoteState.OPEN, Display.NAMES, [CHAIR, SECRETARY, MEMBER, SCREEN]),
        (VoteState.OPEN, Display.AFTER, FRONT),
        (VoteState.CLOSED, Display.TOTALS, FRONT),
        (VoteState.CLOSED, Display.NAMES, [CHAIR, SECRETARY, MEMBER, SCREEN]),
        (VoteState.CLOSED, Display.AFTER, FRONT),
        (VoteState.CANCELLED, Display.NAMES, []),
    ],
)
def test_who_sees_names(state: str, display: str, audiences: list[Audience]) -> None:
    assert [one for one in EVERYBODY if shows_names(one, vote(state, display))] == audiences


@pytest.mark.parametrize(
    ("name", "front", "puts", "runs"),
    [
        ("khoi", True, True, True),
        ("thuong", True, True, True),
        ("cham", True, True, False),
        ("hanh", False, False, False),
        ("luc", False, False, False),
        ("stranger", False, False, False),
    ],
)
def test_who_may(running: World, name: str, front: bool, puts: bool, runs: bool) -> None:
    user = running.users[name]
    got = []
    for question in (must_put, must_run):
        try:
            question(user, running.meeting)
        except NotAllowed:
            got.append(False)
        else:
            got.append(True)
    assert (sees_names(user, running.meeting), *got) == (front, puts, runs)


def test_members_know_of_a_cancelled_vote(running: World) -> None:
    cancel_vote(vote=make_open(running), reason="nhầm", by=running.chair, at=running.at(52))
    assert seen(running, "hanh") == [(2, "cancelled")]
