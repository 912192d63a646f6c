"""What pages ask of a vote."""

import pytest
from django.utils.translation import override

from meetings.models import Attendance
from people.models import Body
from tests.factories import World
from tests.voting.factories import cast, make_closed, make_open, make_vote
from voting.ballots import Receipt
from voting.models import Vote
from voting.queries import (
    MyBallot,
    Progress,
    Standing,
    choices,
    my_ballot,
    open_vote_of,
    outcome,
    outcome_sentence,
    progress,
    roll,
    tally,
)
from voting.rules import Counts
from voting.votes import cancel_vote, close_vote

SENTENCE = (
    "Ban Thường vụ Đảng ủy phường biểu quyết: 9/11 đồng chí tán thành (81,82%), 0 không tán thành, 1 ý kiến khác."
)


def leave(here: World, name: str) -> None:
    Attendance.objects.filter(attendee=here.attendee(name)).update(out_at=here.at(54))


def test_progress_counts_who_is_there(running: World) -> None:
    vote = make_open(running, recused=("uoc",))
    assert progress(vote) == Progress(cast=0, eligible=9, base=10)
    cast(running, vote, "hanh")
    cast(running, vote, "an", "no")
    assert (progress(vote), progress(vote).missing) == (Progress(cast=2, eligible=9, base=10), 7)


def test_progress_keeps_who_voted_and_left(running: World) -> None:
    vote = make_open(running)
    cast(running, vote, "hanh")
    leave(running, "hanh")
    leave(running, "an")
    assert progress(vote) == Progress(cast=1, eligible=9, base=11)


def test_the_counts_as_they_stand(running: World) -> None:
    vote = make_open(running)
    cast(running, vote, "hanh")
    cast(running, vote, "an", "other")
    found = tally(vote)
    assert (found.counts, found.base, found.threshold, found.outcome) == (Counts(yes=1, other=1), 11, 6, None)


def test_the_counts_as_they_were_frozen(running: World) -> None:
    vote = make_closed(running)
    found = tally(vote)
    assert (found.counts, found.base, found.threshold) == (Counts(yes=9, other=1), 11, 6)
    assert found.outcome == outcome(vote)
    assert found.outcome is not None
    assert found.outcome.passed is True


def test_a_cancelled_vote_has_no_counts(running: World) -> None:
    vote = make_open(running)
    cast(running, vote, "hanh")
    vote = cancel_vote(vote=vote, reason="nhầm", by=running.chair, at=running.at(52))
    assert (tally(vote).counts, outcome(vote), outcome_sentence(vote)) == (Counts(), None, "")


def test_my_ballot_before_and_after_an_answer(running: World) -> None:
    vote = make_open(running)
    me = running.attendee("hanh")
    assert my_ballot(vote, me) == MyBallot(Standing.MAY, None)
    cast(running, vote, "hanh", "no")
    mine = my_ballot(vote, me)
    assert (mine, mine.revision) == (MyBallot(Standing.MAY, Receipt("no", 1, running.at(51))), 1)


def test_my_ballot_in_every_standing(running: World) -> None:
    ready = make_vote(running)
    assert my_ballot(ready, running.attendee("hanh")).standing is Standing.NOT_YET
    assert my_ballot(ready, running.attendee("luc")).standing is Standing.NONE
    vote = make_open(running, recused=("uoc",))
    standings = {name: my_ballot(vote, running.attendee(name)).standing for name in ("on", "uoc", "luc", "thuong")}
    assert standings == {"on": Standing.ABSENT, "uoc": Standing.RECUSED, "luc": Standing.NONE, "thuong": Standing.NONE}
    cast(running, vote, "hanh")
    vote = close_vote(vote=vote, by=running.chair, at=running.at(55))
    assert my_ballot(vote, running.attendee("hanh")) == MyBallot(Standing.OVER, Receipt("yes", 1, running.at(51)))
    assert my_ballot(vote, running.attendee("an")) == MyBallot(Standing.OVER, None)


def test_the_roll_in_protocol_order(running: World) -> None:
    vote = make_open(running, recused=("uoc",))
    cast(running, vote, "an", "other")
    lines = roll(vote)
    assert [line.attendee.user.username for line in lines[:3]] == ["khoi", "hanh", "an"]
    assert [(line.choice, line.label, line.cast_at) for line in lines[1:3]] == [
        ("", "", None),
        ("other", "Ý kiến khác", running.at(51)),
    ]
    assert [line.attendee.user.username for line in lines if line.recused] == ["uoc"]
    assert [line.attendee.user.username for line in lines if not line.present] == ["on"]


def test_the_answers_before_and_after_the_opening(running: World) -> None:
    Body.objects.update(kind="ubnd")
    ready = make_vote(running, 1)
    assert choices(ready)[2] == ("other", "Không biểu quyết")
    vote = make_open(running)
    assert choices(vote)[2] == ("other", "Không biểu quyết")
    Body.objects.update(kind="choir")
    assert choices(Vote.objects.get(pk=ready.pk))[2] == ("other", "Ý kiến khác")
    assert choices(Vote.objects.get(pk=vote.pk))[2] == ("other", "Không biểu quyết")


def test_the_open_vote_of_a_meeting(running: World) -> None:
    assert open_vote_of(running.meeting) is None
    vote = make_open(running)
    assert open_vote_of(running.meeting) == vote


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_sentence_for_the_conclusion(running: World, language: str) -> None:
    vote = make_closed(running)
    with override(language):
        assert outcome_sentence(vote) == SENTENCE


def test_progress_takes_two_queries(running: World, django_assert_num_queries: object) -> None:
    vote = make_open(running)
    for name in ("hanh", "an", "giao"):
        cast(running, vote, name)
    with django_assert_num_queries(2):  # type: ignore[operator]
        progress(vote)


@pytest.mark.parametrize("number", [1, 3])
def test_the_roll_takes_two_queries(running: World, django_assert_num_queries: object, number: int) -> None:
    vote = make_open(running)
    for name in ("hanh", "an", "giao")[:number]:
        cast(running, vote, name)
    with django_assert_num_queries(2):  # type: ignore[operator]
        roll(vote)
