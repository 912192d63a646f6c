"""Opening and closing a vote, and breaking it off."""

from datetime import date

import pytest
from django.utils.translation import override

from agenda.locks import NotInSession
from agenda.models import Item
from meetings.models import Attendance, Attendee, Event, Meeting
from meetings.models.attendee import Role
from meetings.session import NoQuorum
from people.models import Body, Membership, Standing
from people.refusals import BadInput, NotAllowed
from tests.agenda.factories import events, make_current, make_recusal
from tests.factories import World, make_user, suspend, world
from tests.voting.factories import QUESTION, cast, make_closed, make_open, make_vote
from voting.electorate import RollIncomplete
from voting.manifest import is_intact
from voting.models import Ballot, Elector, Vote
from voting.opening import NobodyVotes
from voting.states import VoteState
from voting.votes import AnotherOpen, NotCurrent, WrongState, cancel_vote, close_vote, open_vote

CELL = {"probationary": 0, "away": 0, "exempt": 0}  # of whom a Party cell alone has any


def ready(here: World, number: int = 2) -> Vote:
    make_current(here, number)
    return make_vote(here, number)


@pytest.mark.parametrize("name", ["khoi", "thuong"])
def test_opening_freezes_the_electorate(running: World, name: str) -> None:
    vote = open_vote(vote=ready(running), by=running.users[name], at=running.at(50))
    assert (vote.state, vote.opened_at) == (VoteState.OPEN, running.at(50))
    electors = Elector.objects.filter(vote=vote)
    assert electors.count() == 11
    absent = [elector.attendee.user.username for elector in electors.filter(present=False)]
    assert (absent, electors.filter(recused=True).count()) == (["on"], 0)
    assert events(running.meeting)[-1] == (
        "VoteOpened",
        {"vote": str(vote.pk), "item": str(vote.item_id), "base": 11, "present": 10},
    )


def test_the_manifest_holds_what_the_vote_is_decided_by(running: World) -> None:
    vote = Vote.objects.get(pk=make_open(running, recused=("uoc",)).pk)
    manifest = dict(vote.manifest)
    assert is_intact(vote.manifest)
    assert manifest.pop("sha256") != manifest.pop("electors")
    before, opening = list(Event.objects.order_by("seq"))[-2:]
    assert opening.kind == "VoteOpened"
    assert manifest == {
        "vote": str(vote.pk),
        "item": str(vote.item_id),
        "question": QUESTION,
        "matter": "ordinary",
        "choices": [["yes", "Tán thành"], ["no", "Không tán thành"], ["other", "Ý kiến khác"]],
        "display": "totals",
        "rule": {
            "base": "members",
            "numerator": 1,
            "denominator": 2,
            "strict": True,
            "basis": "Điều lệ Đảng, Điều 9 khoản 5; Quy định 294-QĐ/TW, Điều 9.3",
            "excluded": ["recused", "suspended"],
            "quorum": {"numerator": 2, "denominator": 3, "strict": False},
            "tie": "fails",
            "form": "any",
        },
        "base": 10,
        "threshold": 6,
        "present": 9,
        "recused": 1,
        "roll": {"members": 11, "summoned": 11, "present": 9, "suspended": 0, "recused": 1, "absent": 0} | CELL,
        "quorum": {"members": 10, "present": 9, "needed": 7},
        "repeats": None,
        "opened_at": "2026-11-12T08:50:00+07:00",
        "journal": {"seq": opening.seq - 1, "hash": before.hash},
    }


def test_the_manifest_is_vietnamese_whoever_opens(running: World) -> None:
    with override("en"):
        vote = make_open(running)
    assert [label for _value, label in vote.manifest["choices"]] == ["Tán thành", "Không tán thành", "Ý kiến khác"]


def test_a_state_body_votes_by_its_own_answers(running: World) -> None:
    Body.objects.update(kind="ubnd")
    assert make_open(running).manifest["choices"][2] == ["other", "Không biểu quyết"]


def test_a_suspended_member_has_no_vote_and_does_not_count(running: World) -> None:
    suspend(running.users["an"])
    vote = make_open(running)
    assert (vote.manifest["base"], vote.manifest["present"]) == (10, 9)
    assert Elector.objects.filter(vote=vote, attendee__user=running.users["an"]).count() == 0


def test_an_old_suspension_is_over(running: World) -> None:
    suspend(running.users["an"])
    Standing.objects.update(ends=date(2026, 11, 11))
    assert make_open(running).manifest["base"] == 11


def test_a_member_who_is_not_on_the_list_would_falsify_the_base(running: World) -> None:
    newcomer = make_user("moi", "Nguyễn Thị Mới")
    Membership.objects.create(body=running.body, user=newcomer, starts=date(2026, 11, 1))
    with pytest.raises(RollIncomplete, match="Nguyễn Thị Mới"):
        make_open(running)
    Attendee.objects.create(meeting=running.meeting, user=newcomer, role=Role.MEMBER, is_member=True)
    vote = open_vote(vote=Vote.objects.get(), by=running.chair, at=running.at(51))
    assert vote.manifest["base"] == 12


def test_a_vote_with_everybody_recused_is_not_opened(running: World) -> None:
    vote = ready(running)
    for attendee in Attendee.objects.filter(is_member=True).select_related("user"):
        make_recusal(running, 2, attendee.user.username)
    with pytest.raises(NobodyVotes):
        open_vote(vote=vote, by=running.chair, at=running.at(50))


def test_a_body_without_members_does_not_vote(running: World) -> None:
    vote = ready(running)
    Membership.objects.all().delete()
    Attendee.objects.update(is_member=False)
    with pytest.raises(NoQuorum):
        open_vote(vote=vote, by=running.chair, at=running.at(50))


def test_a_kind_of_body_that_the_book_does_not_know(running: World) -> None:
    vote = ready(running)
    Body.objects.update(kind="choir")
    with pytest.raises(NobodyVotes, match="quy tắc"):
        open_vote(vote=vote, by=running.chair, at=running.at(50))


@pytest.mark.parametrize(("present", "opens"), [(7, False), (8, True)])
def test_without_a_quorum_no_vote(db: None, present: int, opens: bool) -> None:
    here = world(state="running", present=present)
    if opens:
        assert make_open(here).manifest["present"] == 8
        return
    with pytest.raises(NoQuorum, match="cần 8/11 có mặt, hiện có 7"):
        make_open(here)


def test_guests_do_not_make_a_quorum(db: None) -> None:
    here = world(state="running", present=7)
    Attendance.objects.create(attendee=here.attendee("luc"), in_at=here.at(), how="desk", noted_by=here.secretary)
    with pytest.raises(NoQuorum):
        make_open(here)


@pytest.mark.parametrize("state", ["planned", "done"])
def test_only_the_current_item_is_voted_on(running: World, state: str) -> None:
    vote = make_vote(running)
    Item.objects.filter(pk=vote.item_id).update(state=state)
    with pytest.raises(NotCurrent, match="mục 2"):
        open_vote(vote=vote, by=running.chair, at=running.at(50))


@pytest.mark.parametrize("state", ["convened", "recess", "closed"])
def test_votes_open_while_the_meeting_runs(running: World, state: str) -> None:
    vote = ready(running)
    Meeting.objects.update(state=state)
    with pytest.raises(NotInSession):
        open_vote(vote=vote, by=running.chair, at=running.at(50))


def test_one_vote_at_a_time(running: World) -> None:
    make_open(running)
    with pytest.raises(AnotherOpen):
        make_open(running)


@pytest.mark.parametrize("name", ["hanh", "cham", "luc", "stranger"])
def test_others_neither_open_nor_close(running: World, name: str) -> None:
    by = running.users[name]
    vote = ready(running)
    with pytest.raises(NotAllowed):
        open_vote(vote=vote, by=by, at=running.at(50))
    open_vote(vote=vote, by=running.chair, at=running.at(50))
    with pytest.raises(NotAllowed):
        close_vote(vote=vote, by=by, at=running.at(51))
    with pytest.raises(NotAllowed):
        cancel_vote(vote=vote, reason="x", by=by, at=running.at(51))
    assert Vote.objects.get().state == VoteState.OPEN


def test_closing_freezes_the_outcome(running: World) -> None:
    vote = Vote.objects.get(pk=make_closed(running).pk)
    assert (vote.state, vote.closed_at) == (VoteState.CLOSED, running.at(55))
    assert vote.outcome == {
        "passed": True,
        "base": 11,
        "present": 10,
        "yes": 9,
        "no": 0,
        "other": 1,
        "threshold": 6,
        "short": 0,
        "silent": 0,
        "percent_of_base": "81.82",
        "percent_of_present": "90.00",
        "blank": 0,
        "invalid": 0,
        "tied": False,
        "tie": "fails",
        "chair": "",
        "ways": {"tablet": 10, "hand": 0, "slip": 0, "counted": 0},
    }
    assert events(running.meeting)[-1] == (
        "VoteClosed",
        {"vote": str(vote.pk), "item": str(vote.item_id), "yes": 9, "no": 0, "other": 1, "passed": True},
    )


@pytest.mark.parametrize(("answer", "passed"), [("yes", True), ("no", False), ("other", False), ("", False)])
def test_a_tie_goes_where_the_chair_voted(running: World, answer: str, passed: bool) -> None:
    Body.objects.update(kind="ubnd")
    vote = make_open(running, recused=("on",))
    supporters = ["hanh", "an", "giao", "dat", "nguyet"]
    for name in supporters[: 4 if answer == "yes" else 5]:
        cast(running, vote, name)
    if answer:
        cast(running, vote, "khoi", answer)
    outcome = close_vote(vote=vote, by=running.chair, at=running.at(55)).outcome
    assert (outcome["yes"], outcome["base"], outcome["tied"]) == (5, 10, True)
    assert (outcome["passed"], outcome["chair"], outcome["tie"]) == (passed, answer, "chair")


def test_a_party_body_has_no_casting_vote(running: World) -> None:
    vote = make_open(running, recused=("on",))
    for name in ("khoi", "hanh", "an", "giao", "dat"):
        cast(running, vote, name)
    outcome = close_vote(vote=vote, by=running.chair, at=running.at(55)).outcome
    assert (outcome["tied"], outcome["passed"], outcome["chair"], outcome["short"]) == (True, False, "", 1)


def test_who_takes_no_part_is_not_in_the_quorum(db: None) -> None:
    here = world(state="running", present=8)
    with pytest.raises(NoQuorum, match="cần 6/8 có mặt, hiện có 5"):
        make_open(here, recused=("khoi", "hanh", "an"))


def test_a_recusal_of_somebody_absent_makes_the_quorum_smaller(db: None) -> None:
    here = world(state="running", present=8)
    vote = make_open(here, recused=("on",))
    assert vote.manifest["quorum"] == {"members": 10, "present": 8, "needed": 7}


def test_a_recusal_is_of_its_item_alone(running: World) -> None:
    make_recusal(running, 3, "uoc")
    assert make_open(running).manifest["recused"] == 0


def test_silence_is_no_approval(running: World) -> None:
    vote = make_open(running)
    for name in ("khoi", "hanh", "an", "giao", "dat"):
        cast(running, vote, name)
    outcome = close_vote(vote=vote, by=running.secretary, at=running.at(55)).outcome
    assert (outcome["passed"], outcome["short"], outcome["silent"]) == (False, 1, 5)
    assert (outcome["percent_of_base"], outcome["percent_of_present"]) == ("45.45", "50.00")


def test_who_comes_late_counts_as_present(running: World) -> None:
    vote = make_open(running)
    Attendance.objects.create(
        attendee=running.attendee("on"), in_at=running.at(52), how="desk", noted_by=running.secretary
    )
    cast(running, vote, "on", minute=53)
    outcome = close_vote(vote=vote, by=running.chair, at=running.at(55)).outcome
    assert (outcome["base"], outcome["present"], outcome["yes"], outcome["silent"]) == (11, 11, 1, 10)


def test_who_votes_and_leaves_still_counts(running: World) -> None:
    vote = make_open(running)
    cast(running, vote, "hanh")
    Attendance.objects.filter(attendee__user=running.users["hanh"]).update(out_at=running.at(53))
    outcome = close_vote(vote=vote, by=running.chair, at=running.at(55)).outcome
    assert (outcome["present"], outcome["yes"]) == (10, 1)


def test_the_rule_of_the_opening_decides(running: World) -> None:
    vote = make_open(running)
    Body.objects.update(kind="choir")  # whatever becomes of the body
    Membership.objects.all().delete()
    assert close_vote(vote=vote, by=running.chair, at=running.at(55)).outcome["base"] == 11


def test_every_step_is_taken_once(running: World) -> None:
    vote = make_closed(running)
    for step in (open_vote, close_vote):
        with pytest.raises(WrongState, match="đã đóng"):
            step(vote=vote, by=running.chair, at=running.at(56))
    with pytest.raises(WrongState):
        cancel_vote(vote=vote, reason="x", by=running.chair, at=running.at(56))


def test_a_prepared_vote_is_neither_closed_nor_cancelled(running: World) -> None:
    vote = ready(running)
    with pytest.raises(WrongState, match="đã chuẩn bị"):
        close_vote(vote=vote, by=running.chair, at=running.at(56))
    with pytest.raises(WrongState):
        cancel_vote(vote=vote, reason="x", by=running.chair, at=running.at(56))


def test_a_vote_is_broken_off_with_a_reason(running: World) -> None:
    vote = make_open(running)
    cast(running, vote, "hanh")
    with pytest.raises(BadInput, match="lý do"):
        cancel_vote(vote=vote, reason=" ", by=running.chair, at=running.at(52))
    cancel_vote(vote=vote, reason=" Nhầm nội dung ", by=running.chair, at=running.at(52))
    stored = Vote.objects.get()
    assert (stored.state, stored.outcome, stored.closed_at) == (
        VoteState.CANCELLED,
        {"reason": "Nhầm nội dung"},
        running.at(52),
    )
    assert Ballot.objects.count() == 1
    assert events(running.meeting)[-1] == ("VoteCancelled", {"vote": str(vote.pk), "item": str(vote.item_id)})


def test_after_a_cancelled_vote_another_may_open(running: World) -> None:
    vote = make_open(running)
    cancel_vote(vote=vote, reason="nhầm", by=running.chair, at=running.at(52))
    assert make_open(running, minute=53).state == VoteState.OPEN


def test_no_event_says_who_chose_what(running: World) -> None:
    vote = make_closed(running)
    said = str(events(running.meeting))
    answers = [str(ballot.elector.attendee_id) for ballot in Ballot.objects.filter(elector__vote=vote)]
    assert [one for one in answers if one in said] == []
