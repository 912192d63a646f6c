"""Votes of a Party cell: who counts, who is taken out and why (Quy định 294-QĐ/TW, Điều 9.3)."""

from datetime import date

import pytest

from agenda.models import Item
from documents.composition import compose_minutes
from meetings import attendance
from meetings.access import Audience
from people.models import Body, Membership, Standing
from people.refusals import BadInput
from tests.agenda.factories import make_current
from tests.factories import World, suspend
from tests.voting.cells import SINCE, cell, come, official
from tests.voting.elections.factories import make_election, make_issuing
from tests.voting.factories import cast, make_open
from voting import parts
from voting.elections.candidates import CandidatePlan, add_candidate
from voting.elections.forms import ElectionForm
from voting.models import HouseRule, Vote
from voting.opening import rule_for
from voting.questions import put_question
from voting.roll_words import base_words
from voting.rules import Form, Roll
from voting.votes import close_vote, open_vote

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 12)


@pytest.fixture
def here() -> World:
    return cell()


def put(here: World, matter: str, secret: bool = False) -> Vote:
    make_current(here, 2)
    item = Item.objects.get(pk=here.items[1].pk)
    text = "Đề nghị kết nạp đồng chí Nguyễn Văn A"
    vote = put_question(item=item, question=text, matter=matter, secret=secret, by=here.secretary, at=here.at(40))
    return open_vote(vote=vote, by=here.chair, at=here.at(50))


def decide(here: World, vote: Vote, approving: int) -> dict[str, object]:
    for name in official(here)[:approving]:
        cast(here, vote, name)
    found: dict[str, object] = close_vote(vote=vote, by=here.chair, at=here.at(55)).outcome
    return found


@pytest.mark.parametrize(("approving", "passed", "short"), [(10, False, 1), (11, True, 0)])
def test_of_22_of_whom_17_of_20_came_eleven_carry(here: World, approving: int, passed: bool, short: int) -> None:
    vote = make_open(here)
    assert (vote.manifest["base"], vote.manifest["threshold"], vote.manifest["present"]) == (20, 11, 17)
    assert vote.manifest["roll"]["members"] == 22
    outcome = decide(here, vote, approving)
    assert (outcome["passed"], outcome["short"], outcome["base"]) == (passed, short, 20)


def test_the_page_and_the_minutes_say_who_was_taken_out(here: World) -> None:
    vote = make_open(here)
    decide(here, vote, 11)
    shown = parts.result(Vote.objects.get(), Audience.MEMBER)
    assert shown["based"] == "22 đảng viên, trừ 2 dự bị không có quyền biểu quyết: mẫu số 20"
    assert shown["working"] == "Cần 11/20 thành viên tán thành; có 11"
    told = compose_minutes(here.meeting)
    assert told.items[1].votes[0].remarks == ("22 đảng viên, trừ 2 dự bị không có quyền biểu quyết: mẫu số 20.",)
    young = told.attendance.uncounted
    assert [(one.label, len(one.present), len(one.absent)) for one in young] == [("đảng viên dự bị", 1, 1)]
    assert (told.attendance.members, len(told.attendance.present), len(told.attendance.absent)) == (20, 17, 3)


def test_who_is_exempt_counts_when_in_the_room_and_only_then(here: World) -> None:
    suspend(here.users["m9"], "exempt")
    assert make_open(here).manifest["base"] == 19
    Vote.objects.update(state="cancelled")
    come(here, here.attendee("m9"))
    vote = make_open(here, minute=53)
    assert (vote.manifest["base"], vote.manifest["present"]) == (20, 18)


def test_every_reason_is_told(here: World) -> None:
    for name, kind in (("m9", "exempt"), ("m8", "away"), ("m7", "suspended"), ("m6", "prosecuted")):
        suspend(here.users[name], kind)
    vote = make_open(here, recused=("uoc",))
    assert (vote.manifest["base"], vote.manifest["present"]) == (15, 15)
    rule = rule_for(here.body, "ordinary", DAY)
    assert base_words(rule, Roll(**vote.manifest["roll"])) == (
        "22 đảng viên, trừ 2 bị đình chỉ; 2 dự bị không có quyền biểu quyết; 1 tạm trú nơi khác; "
        "1 được miễn công tác và sinh hoạt đảng, vắng mặt; 1 không tham gia: mẫu số 15"
    )


def test_a_standing_counts_from_its_first_day_to_its_last(here: World) -> None:
    suspend(here.users["m9"], "away")
    Standing.objects.filter(kind="away").update(starts=date(2026, 11, 13))
    Standing.objects.filter(kind="probationary").update(ends=date(2026, 11, 12))
    assert make_open(here).manifest["base"] == 20


def test_somebody_on_probation_sees_why_there_is_no_ballot(here: World) -> None:
    vote = make_open(here)
    assert parts.ballot(vote, here.attendee("m10"))["stands"] == "đảng viên dự bị"
    assert parts.ballot(vote, here.attendee("m9"))["stands"] == ""
    assert parts.ballot(vote, here.attendee("luc"))["stands"] == ""


@pytest.mark.parametrize(("approving", "passed"), [(13, False), (14, True)])
def test_an_admission_needs_two_thirds_of_the_official_members(here: World, approving: int, passed: bool) -> None:
    vote = put(here, "admission")
    assert (vote.manifest["base"], vote.manifest["threshold"]) == (20, 14)
    assert decide(here, vote, approving)["passed"] == passed


def test_an_expulsion_is_secret_and_needs_two_thirds(here: World) -> None:
    rule = rule_for(here.body, "expulsion", DAY, secret=True)
    assert (rule.form, rule.least(20)) == (Form.SECRET, 14)


def test_a_cells_own_rule_leaves_the_same_people_out(here: World) -> None:
    HouseRule.objects.create(
        body=here.body,
        matter="admission",
        basis="Quy chế",
        starts=SINCE,
        entered_by=here.secretary,
        entered_at=here.at(),
    )
    vote = put(here, "admission")
    assert (vote.manifest["base"], vote.manifest["threshold"]) == (20, 11)


def test_the_quorum_is_of_the_official_members(here: World) -> None:
    quorum = attendance.quorum_of(here.meeting)
    assert (quorum.members, quorum.present, quorum.needed) == (20, 17, 14)
    here.meeting.attendees.filter(user=here.users["m9"]).update(standing="exempt")
    quorum = attendance.quorum_of(here.meeting)
    assert (quorum.members, quorum.present, quorum.needed) == (19, 17, 13)


def test_an_election_on_paper_has_the_same_base(here: World) -> None:
    round_ = make_issuing(here)
    assert (round_.manifest["base"], len(round_.manifest["electors"]), round_.present) == (20, 20, 17)


def test_who_is_on_probation_does_not_stand(here: World) -> None:
    election = make_election(here)
    for plan in (
        CandidatePlan(name="Đảng Viên 10"),
        CandidatePlan(name="Ai đó", attendee=here.attendee("m11")),
    ):
        with pytest.raises(BadInput, match="đảng viên dự bị"):
            add_candidate(election=election, plan=plan, by=here.secretary, at=here.at(4))
    made = add_candidate(election=election, plan=CandidatePlan(name="Đảng Viên 9"), by=here.secretary, at=here.at(4))
    assert made.pk


def test_who_has_a_vote_today_must_be_on_the_list(here: World) -> None:
    Membership.objects.get(user=here.users["m10"]).standings.all().delete()
    with pytest.raises(Exception, match="Đảng Viên 10"):
        make_open(here)


def test_only_a_cell_is_offered_its_matters(here: World) -> None:
    def offered(body: Body) -> set[str]:
        return {value for value, _label in ElectionForm(body=body).fields["matter"].choices}  # type: ignore[attr-defined]

    assert {"admission", "expulsion"} <= offered(here.body)
    assert {"admission", "expulsion"}.isdisjoint(offered(Body(kind="btv")))
