"""Answers that the office enters for members without a working tablet."""

from uuid import uuid4

import pytest

from meetings.models import Attendance
from people.refusals import BadInput, NotAllowed
from tests.agenda.factories import kinds, make_current
from tests.factories import World
from tests.voting.factories import cast, make_closed, make_open, make_options, make_vote
from tests.voting.mixed import count, enter, take_back
from tests.voting.tablets import make_box
from voting.ballots import BallotChanged
from voting.counting import counts_of
from voting.entering import AnsweredThemselves, EntryChanged, NothingEntered, SecretVote
from voting.models import Ballot, BallotChange, Vote
from voting.queries import my_ballot, roll
from voting.receipts import CountedInGroup, KeyReused, NoElector, NotInRoom, Receipt, VoteNotOpen
from voting.recorded import recorded
from voting.votes import cancel_vote, close_vote, open_vote


def history(here: World, name: str) -> list[tuple[int, str, str, str | None]]:
    changes = BallotChange.objects.filter(elector__attendee=here.attendee(name)).order_by("revision")
    return list(changes.values_list("revision", "choice", "way", "entered_by__username"))


def test_an_entry_counts_and_is_marked_everywhere(running: World) -> None:
    vote = make_open(running)
    receipt = enter(running, vote, "hanh", "no", way="slip", by="cham")
    assert receipt == Receipt("no", 1, running.at(52), "slip", running.clerk.pk)
    assert counts_of(vote).no == 1
    line = next(one for one in roll(vote) if one.attendee == running.attendee("hanh"))
    assert (line.choice, line.way_label, line.entered_by) == ("no", "phiếu viết", running.clerk)
    told = recorded(vote, [running.attendee("hanh").pk])[running.attendee("hanh").pk]
    assert told["said"] == (
        "Văn phòng đã ghi thay theo ý kiến của đồng chí: Không tán thành (phiếu viết; Ngô Bảo Châm ghi lúc 08:52)"
    )
    assert kinds(running.meeting)[-1] == "BallotEntered"
    assert "no" not in running.meeting.events.order_by("-seq")[0].payload.values()


def test_the_same_entry_again_is_one(running: World) -> None:
    vote, key = make_open(running), uuid4()
    first = enter(running, vote, "hanh", key=key)
    assert enter(running, vote, "hanh", key=key, minute=54) == first
    assert (Ballot.objects.count(), BallotChange.objects.count()) == (1, 1)
    assert kinds(running.meeting).count("BallotEntered") == 1
    with pytest.raises(KeyReused):
        enter(running, vote, "hanh", "no", key=key, revision=1)


def test_who_answered_on_a_tablet_is_never_overridden(running: World) -> None:
    vote = make_open(running)
    cast(running, vote, "hanh", "no")
    for revision in (0, 1):
        with pytest.raises(AnsweredThemselves, match="Lê Thị Thu Hạnh đã tự trả lời trên máy lúc 08:51"):
            enter(running, vote, "hanh", "yes", revision=revision)
    with pytest.raises(AnsweredThemselves):
        take_back(running, vote, "hanh")
    assert Ballot.objects.get().choice == "no"


def test_the_person_may_change_what_the_office_entered(running: World) -> None:
    vote = make_open(running)
    enter(running, vote, "hanh", "no")
    with pytest.raises(BallotChanged, match="Văn phòng đã ghi thay") as refusal:
        cast(running, vote, "hanh", "yes", revision=0)
    assert refusal.value.receipt == Receipt("no", 1, running.at(52), "hand", running.secretary.pk)
    receipt = cast(running, vote, "hanh", "yes", revision=1, minute=54)
    assert receipt == Receipt("yes", 2, running.at(54))
    assert history(running, "hanh") == [(1, "no", "hand", "thuong"), (2, "yes", "tablet", None)]
    assert Ballot.objects.get().entered_by is None
    with pytest.raises(AnsweredThemselves):
        enter(running, vote, "hanh", "no", revision=2)


def test_a_wrong_entry_is_corrected_once(running: World) -> None:
    vote = make_open(running)
    enter(running, vote, "hanh", "no")
    assert enter(running, vote, "hanh", "yes", way="slip", revision=1).revision == 2
    with pytest.raises(EntryChanged):
        enter(running, vote, "hanh", "other", revision=1)
    assert history(running, "hanh") == [(1, "no", "hand", "thuong"), (2, "yes", "slip", "thuong")]


def test_an_entry_for_the_wrong_person_is_taken_back(running: World) -> None:
    vote, key = make_open(running), uuid4()
    enter(running, vote, "hanh", "no")
    with pytest.raises(EntryChanged):
        take_back(running, vote, "hanh", revision=2)
    take_back(running, vote, "hanh", key=key)
    take_back(running, vote, "hanh", key=key)
    assert (Ballot.objects.count(), my_ballot(vote, running.attendee("hanh")).answered) == (0, False)
    assert history(running, "hanh")[-1] == (2, "", "hand", "thuong")
    assert kinds(running.meeting)[-1] == "EntryWithdrawn"
    with pytest.raises(NothingEntered):
        take_back(running, vote, "hanh")
    assert cast(running, vote, "hanh", "yes", revision=0).revision == 3
    assert close_vote(vote=vote, by=running.chair, at=running.at(55)).outcome["yes"] == 1


@pytest.mark.parametrize("by", ["khoi", "an", "luc"])
def test_only_the_office_enters(running: World, by: str) -> None:
    vote = make_open(running)
    with pytest.raises(NotAllowed):
        enter(running, vote, "hanh", by=by)


@pytest.mark.parametrize("name", ["luc", "thuong"])
def test_nobody_without_a_vote_gets_one(running: World, name: str) -> None:
    with pytest.raises(NoElector, match="không có quyền"):
        enter(running, make_open(running), name)


def test_who_takes_no_part_or_is_away_gets_none(running: World) -> None:
    vote = make_open(running, recused=("hanh",))
    with pytest.raises(NoElector, match="không tham gia"):
        enter(running, vote, "hanh")
    with pytest.raises(NotInRoom, match="không có mặt"):
        enter(running, vote, "on")
    Attendance.objects.filter(attendee__user=running.users["an"]).update(out_at=running.at(52))
    with pytest.raises(NotInRoom):
        enter(running, vote, "an")


def test_who_was_counted_in_a_group_gets_none(running: World) -> None:
    vote = make_open(running)
    count(running, vote, ["hanh", "an"], yes=2)
    with pytest.raises(CountedInGroup, match="tính hai lần"):
        enter(running, vote, "hanh")


@pytest.mark.parametrize(("choice", "way"), [("perhaps", "hand"), ("", "hand"), ("yes", "tablet"), ("yes", "post")])
def test_an_entry_is_an_answer_of_the_ballot_by_hand_or_slip(running: World, choice: str, way: str) -> None:
    with pytest.raises(BadInput):
        enter(running, make_open(running), "hanh", choice, way=way)


def test_only_while_it_is_open(running: World) -> None:
    make_current(running, 2)
    vote = make_vote(running)
    with pytest.raises(VoteNotOpen, match="chưa mở"):
        enter(running, vote, "hanh")
    open_vote(vote=vote, by=running.chair, at=running.at(50))
    enter(running, vote, "hanh")
    close_vote(vote=vote, by=running.chair, at=running.at(55))
    for late in (
        lambda: enter(running, vote, "an"),
        lambda: enter(running, vote, "hanh", "no", revision=1),
        lambda: take_back(running, vote, "hanh"),
    ):
        with pytest.raises(VoteNotOpen, match="đã đóng"):
            late()
    assert Ballot.objects.get().choice == "yes"


def test_a_vote_that_was_broken_off_takes_none(running: World) -> None:
    vote = make_open(running)
    cancel_vote(vote=vote, reason="nhầm", by=running.chair, at=running.at(52))
    with pytest.raises(VoteNotOpen, match="đã hủy"):
        enter(running, vote, "hanh")


def test_a_secret_vote_takes_none(running: World) -> None:
    vote = make_box(running)
    with pytest.raises(SecretVote):
        enter(running, vote, "hanh")
    with pytest.raises(SecretVote):
        count(running, vote, ["hanh", "an"], yes=2)


def test_a_slip_with_several_lines(running: World) -> None:
    make_current(running, 2)
    vote = open_vote(vote=make_options(running), by=running.chair, at=running.at(50))
    enter(running, vote, "hanh", "yes,no,yes", way="slip")
    with pytest.raises(BadInput):
        enter(running, vote, "an", "yes,yes,yes", way="slip")
    assert [row["counts"]["yes"] for row in _closed(running, vote).outcome["rows"]] == [1, 0, 1]


def _closed(here: World, vote: Vote) -> Vote:
    return close_vote(vote=vote, by=here.chair, at=here.at(55))


def test_a_vote_by_tablets_alone_says_nothing_of_ways(running: World) -> None:
    from documents.composition.mixed_room import origins
    from voting.queries import outcome_sentence

    vote = make_closed(running)
    assert origins(vote) == ()
    assert "phiếu:" not in outcome_sentence(vote)
