"""Casting a ballot: once, changed, retried, refused."""

from typing import Any
from uuid import uuid4

import pytest

from meetings.models import Attendance
from people.refusals import BadInput, NotAllowed
from tests.agenda.factories import kinds
from tests.factories import World, world
from tests.voting.factories import cast, make_closed, make_open, make_vote
from voting import ballots
from voting.ballots import BallotChanged, KeyReused, NoElector, NotInRoom, Receipt, VoteNotOpen, cast_ballot
from voting.models import Ballot, BallotChange, Vote
from voting.votes import cancel_vote, close_vote


def history(here: World, name: str) -> list[tuple[int, str]]:
    changes = BallotChange.objects.filter(elector__attendee=here.attendee(name)).order_by("revision")
    return list(changes.values_list("revision", "choice"))


def test_an_answer_is_recorded(running: World) -> None:
    vote = make_open(running)
    key = uuid4()
    receipt = cast(running, vote, "hanh", "yes", key=key, revision=0)
    assert receipt == Receipt(choice="yes", revision=1, cast_at=running.at(51))
    ballot = Ballot.objects.get()
    assert (ballot.elector.attendee, ballot.choice, ballot.revision, ballot.key, ballot.cast_at) == (
        running.attendee("hanh"),
        "yes",
        1,
        key,
        running.at(51),
    )
    assert history(running, "hanh") == [(1, "yes")]


def test_an_answer_may_change_until_the_closing(running: World) -> None:
    vote = make_open(running)
    cast(running, vote, "hanh", "yes", revision=0)
    cast(running, vote, "hanh", "no", revision=1)
    receipt = cast(running, vote, "hanh", "other", revision=2, minute=53)
    assert receipt == Receipt("other", 3, running.at(53))
    assert (Ballot.objects.get().choice, history(running, "hanh")) == ("other", [(1, "yes"), (2, "no"), (3, "other")])


def test_a_retry_brings_the_same_receipt(running: World) -> None:
    vote = make_open(running)
    key = uuid4()
    first = cast(running, vote, "hanh", "yes", key=key, revision=0)
    assert cast(running, vote, "hanh", "yes", key=key, revision=0, minute=58) == first
    assert (Ballot.objects.count(), BallotChange.objects.count()) == (1, 1)


def test_a_late_retry_of_an_old_choice_overwrites_nothing(running: World) -> None:
    vote = make_open(running)
    old = uuid4()
    first = cast(running, vote, "hanh", "yes", key=old, revision=0)
    cast(running, vote, "hanh", "no", revision=1)
    assert cast(running, vote, "hanh", "yes", key=old, revision=0) == first
    assert Ballot.objects.get().choice == "no"


def test_a_retry_is_answered_after_the_closing(running: World) -> None:
    vote = make_open(running)
    key = uuid4()
    first = cast(running, vote, "hanh", "yes", key=key)
    close_vote(vote=vote, by=running.chair, at=running.at(55))
    assert cast(running, vote, "hanh", "yes", key=key, minute=56) == first


def test_a_key_stands_for_one_choice(running: World) -> None:
    vote = make_open(running)
    key = uuid4()
    cast(running, vote, "hanh", "yes", key=key)
    with pytest.raises(KeyReused) as refusal:
        cast(running, vote, "hanh", "no", key=key)
    assert (refusal.value.status, Ballot.objects.get().choice) == (422, "yes")


def test_two_people_may_have_the_same_key(running: World) -> None:
    vote = make_open(running)
    key = uuid4()
    cast(running, vote, "hanh", "yes", key=key)
    assert cast(running, vote, "an", "no", key=key).choice == "no"


@pytest.mark.parametrize("believed", [0, 2, 7])
def test_another_device_was_faster(running: World, believed: int) -> None:
    vote = make_open(running)
    cast(running, vote, "hanh", "no", revision=0)
    with pytest.raises(BallotChanged, match="thiết bị") as refusal:
        cast(running, vote, "hanh", "yes", revision=believed, minute=52)
    assert refusal.value.receipt == Receipt("no", 1, running.at(51))
    assert (refusal.value.status, Ballot.objects.get().choice) == (409, "no")


def test_a_first_answer_that_believes_in_another(running: World) -> None:
    with pytest.raises(BallotChanged) as refusal:
        cast(running, make_open(running), "hanh", "yes", revision=1)
    assert refusal.value.receipt is None


def test_without_a_revision_the_last_answer_wins(running: World) -> None:
    vote = make_open(running)
    cast(running, vote, "hanh", "yes")
    assert cast(running, vote, "hanh", "no").revision == 2


def test_nobody_votes_for_a_colleague(running: World) -> None:
    vote = make_open(running)
    for by in ("an", "thuong", "khoi"):
        with pytest.raises(NotAllowed, match="không biểu quyết thay"):
            cast_ballot(
                vote=vote,
                attendee=running.attendee("hanh"),
                choice="yes",
                key=uuid4(),
                by=running.users[by],
                at=running.at(51),
            )
    assert Ballot.objects.count() == 0


@pytest.mark.parametrize("name", ["luc", "en", "thuong", "cham"])
def test_who_is_no_member_has_no_vote(running: World, name: str) -> None:
    with pytest.raises(NoElector):
        cast(running, make_open(running), name)
    assert Ballot.objects.count() == 0


def test_a_recused_member_has_no_vote(running: World) -> None:
    with pytest.raises(NoElector, match="không tham gia"):
        cast(running, make_open(running, recused=("hanh",)), "hanh")


def test_a_member_of_another_meeting_has_no_vote(running: World) -> None:
    elsewhere = world(state="running", present=10, code="noi-khac")
    with pytest.raises(NoElector):
        cast(elsewhere, make_open(running), "hanh")


@pytest.mark.parametrize("choice", ["", "maybe", "YES", "Tán thành"])
def test_an_answer_is_one_of_the_three(running: World, choice: str) -> None:
    with pytest.raises(BadInput):
        cast(running, make_open(running), "hanh", choice)


def test_who_is_absent_does_not_vote(running: World) -> None:
    with pytest.raises(NotInRoom):
        cast(running, make_open(running), "on")


def test_who_left_does_not_change_the_answer(running: World) -> None:
    vote = make_open(running)
    cast(running, vote, "hanh", "yes")
    Attendance.objects.filter(attendee__user=running.users["hanh"]).update(out_at=running.at(52))
    with pytest.raises(NotInRoom):
        cast(running, vote, "hanh", "no")
    assert Ballot.objects.get().choice == "yes"


def test_before_the_opening_nobody_votes(running: World) -> None:
    with pytest.raises(VoteNotOpen, match="chưa mở"):
        cast(running, make_vote(running), "hanh")


def test_after_the_closing_nobody_votes(running: World) -> None:
    vote = make_closed(running)
    with pytest.raises(VoteNotOpen, match="không được tính"):
        cast(running, vote, "hanh", "no", minute=56)
    assert Ballot.objects.get(elector__attendee=running.attendee("hanh")).choice == "yes"


def test_a_cancelled_vote_takes_no_ballot(running: World) -> None:
    vote = make_open(running)
    cancel_vote(vote=vote, reason="nhầm", by=running.chair, at=running.at(52))
    with pytest.raises(VoteNotOpen, match="đã hủy"):
        cast(running, vote, "hanh")


def test_casting_is_no_event(running: World) -> None:
    vote = make_open(running)
    before = kinds(running.meeting)
    cast(running, vote, "hanh")
    assert kinds(running.meeting) == before


@pytest.fixture
def heard() -> Any:
    told: list[dict[str, object]] = []

    def listen(sender: object, **said: object) -> None:
        told.append({key: value for key, value in said.items() if key != "signal"})

    ballots.cast.connect(listen)
    yield told
    ballots.cast.disconnect(listen)


def test_listeners_hear_that_somebody_voted_and_no_more(
    running: World, heard: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    vote = make_open(running)
    with django_capture_on_commit_callbacks(execute=True):
        cast(running, vote, "hanh", "no")
        assert heard == []
    assert heard == [{"vote_id": vote.pk, "meeting_id": running.meeting.pk}]


def test_a_refused_or_repeated_ballot_is_not_announced(
    running: World, heard: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    vote: Vote = make_open(running)
    key = uuid4()
    cast(running, vote, "an", key=key)
    with django_capture_on_commit_callbacks(execute=True):
        cast(running, vote, "an", key=key)
        with pytest.raises(NoElector):
            cast(running, vote, "luc")
    assert heard == []
