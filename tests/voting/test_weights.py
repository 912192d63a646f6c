"""Votes in which persons have weights: frozen at the opening, counted in votes and in people."""

from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from agenda.models import Item
from documents.acts.wording.tally import vote_sentences
from documents.composition.minutes import compose_minutes
from documents.dossier.exporting.ballots import vote as exported
from documents.dossier.exporting.preparation import preparation
from meetings.access import Audience
from meetings.models import Attendance, Event
from meetings.session import NoQuorum
from tests.agenda.factories import make_current, make_recusal
from tests.factories import World
from tests.voting.elections.factories import make_round
from tests.voting.factories import cast, make_open, make_vote
from tests.voting.mixed import count, enter
from tests.voting.weights import give_shares, make_open_by_weight
from voting.elections.rounds import open_round
from voting.hand_counts import NotCountable
from voting.kinds import Kind
from voting.manifest import is_intact
from voting.models import Elector, Vote
from voting.parts import controls, result
from voting.queries import my_ballot, outcome, outcome_sentence, progress, roll, tally, tally_of
from voting.rules import Counts, Outcome
from voting.votes import close_vote, open_vote
from voting.weighing import WeightsInSecret, amount
from voting.wording import reason, shares

OTHERS = ("an", "giao", "dat", "nguyet", "quocan", "don", "uoc")


def closed(here: World, **answers: str) -> Vote:
    """The vote of two with 52,5 of 100 votes against seven others, unless told otherwise; `nhi` keeps silent."""
    vote = make_open_by_weight(here)
    for name, choice in (answers or {"khoi": "yes", "hanh": "yes", **dict.fromkeys(OTHERS, "no")}).items():
        cast(here, vote, name, choice)
    return close_vote(vote=vote, by=here.chair, at=here.at(55))


def decided(vote: Vote) -> Outcome:
    found = outcome(vote)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("units", "scale", "said"),
    [(625, 10, "62,5"), (100, 1, "100"), (1000, 1000, "1"), (1, 1000, "0,001"), (0, 10, "0")],
)
def test_units_are_said_as_votes(units: int, scale: int, said: str) -> None:
    assert amount(units, scale) == said


def test_the_opening_freezes_everybodys_weight(running: World) -> None:
    vote = make_open_by_weight(running)
    weights = vote.manifest["weights"]
    assert (weights["scale"], sum(weights["units"].values()), len(weights["units"])) == (10, 1000, 11)
    assert weights["persons"]["members"] == 11
    assert weights["persons"]["present"] == 10
    assert (vote.manifest["base"], vote.manifest["threshold"], vote.manifest["present"]) == (1000, 501, 975)
    assert vote.manifest["quorum"] == {"members": 1000, "needed": 667, "present": 975}
    assert is_intact(vote.manifest)
    give_shares(running, {"khoi": "1"})
    assert Elector.objects.get(vote=vote, attendee=running.attendee("khoi")).units == 400


def test_weight_decides_and_people_are_told_beside_it(running: World) -> None:
    found = decided(closed(running))
    assert (found.passed, found.base, found.present, found.threshold, found.short) == (True, 1000, 975, 501, 0)
    assert found.counts == Counts(yes=525, no=425)
    assert (found.of_base, found.of_present) == (Decimal("52.50"), Decimal("53.85"))
    assert found.persons is not None
    assert (found.persons.base, found.persons.present, found.persons.silent) == (11, 10, 1)
    assert found.persons.counts == Counts(yes=2, no=7)


def test_many_people_with_little_weight_do_not_carry(running: World) -> None:
    found = decided(closed(running, khoi="no", hanh="no", **dict.fromkeys(OTHERS, "yes")))
    assert (found.passed, found.counts.yes, found.short) == (False, 425, 76)
    assert reason(found) == ("Cần 50,1/100 phiếu biểu quyết tán thành; có 42,5 của 7 đồng chí; thiếu 7,6")


def test_half_of_the_weight_is_a_tie(running: World) -> None:
    found = decided(closed(running, khoi="yes", an="yes", hanh="no"))
    assert (found.passed, found.tied, found.counts.yes) == (False, True, 500)


def test_the_result_is_said_in_votes_and_in_people(running: World) -> None:
    vote = closed(running)
    assert outcome_sentence(vote) == (
        "Ban Thường vụ Đảng ủy phường biểu quyết: 52,5/100 phiếu biểu quyết tán thành (52,50%; 2/11 đồng chí), "
        "42,5 không tán thành (7 đồng chí), 0 ý kiến khác, 2,5 có mặt nhưng không biểu quyết (1 đồng chí)."
    )
    assert shares(decided(vote)) == "52,50% tổng số phiếu biểu quyết; 53,85% số phiếu biểu quyết có mặt"


def test_the_minutes_have_votes_and_people(running: World) -> None:
    closed(running)
    (printed,) = [one for part in compose_minutes(running.meeting).items for one in part.votes]
    assert vote_sentences(printed)[1] == (
        "Kết quả: tổng số phiếu biểu quyết 100 (11 đồng chí), có mặt 97,5 (10 đồng chí); yêu cầu quá một nửa tổng số "
        "phiếu biểu quyết. Tán thành 52,5 phiếu biểu quyết (52,50%) của 2 đồng chí; không tán thành 42,5 phiếu biểu "
        "quyết của 7 đồng chí; ý kiến khác 0 phiếu biểu quyết của 0 đồng chí; có mặt nhưng không biểu quyết 2,5 phiếu "
        "biểu quyết của 1 đồng chí. Cần 50,1/100 phiếu biểu quyết tán thành; có 52,5 của 2 đồng chí. Thông qua."
    )


def test_the_dossier_has_each_weight(running: World) -> None:
    told = exported(closed(running), all_ballots=True)
    assert told["outcome"]["persons"]["yes"] == 2
    assert told["manifest"]["weights"]["scale"] == 10
    assert {line["person"]: line["weight"] for line in told["ballots"]}["hanh"] == "12.5"


def test_a_dossier_says_who_has_how_much(running: World) -> None:
    give_shares(running, {"khoi": "12.5", "hanh": "40"})
    told = {one["person"]: one.get("weight") for one in preparation(running.meeting, [])["attendees"]}
    assert (told["khoi"], told["hanh"], told["an"]) == ("12.5", "40", None)


def test_an_open_vote_shows_votes_and_people(running: World) -> None:
    vote = make_open_by_weight(running)
    cast(running, vote, "khoi")
    now = tally(vote)
    assert (now.counts.yes, now.base, now.threshold) == (400, 1000, 501)
    assert now.persons is not None
    assert now.persons.counts.yes == 1
    assert (progress(vote).cast, progress(vote).eligible, progress(vote).base) == (1, 10, 11)
    assert my_ballot(vote, running.attendee("hanh")).weight == "12,5"


def test_the_events_tell_people(running: World) -> None:
    closed(running)
    told = {event.kind: event.payload for event in Event.objects.filter(meeting=running.meeting)}
    assert (told["VoteOpened"]["base"], told["VoteOpened"]["present"]) == (11, 10)
    assert (told["VoteClosed"]["yes"], told["VoteClosed"]["no"]) == (2, 7)


def test_who_takes_no_part_leaves_the_base_with_their_weight(running: World) -> None:
    give_shares(running)
    make_current(running, 2)
    vote = make_vote(running, 2)
    make_recusal(running, 2, "khoi")
    vote = open_vote(vote=vote, by=running.chair, at=running.at(50))
    assert (vote.manifest["base"], vote.manifest["threshold"], vote.manifest["recused"]) == (600, 301, 400)


def test_the_quorum_is_taken_of_weight(running: World) -> None:
    """Nine of eleven are there; without the two who have most, they hold too few votes."""
    give_shares(running)
    make_current(running, 2)
    Attendance.objects.filter(attendee__in=[running.attendee("khoi"), running.attendee("an")]).update(
        out_at=running.at(30)
    )
    with pytest.raises(NoQuorum, match="cần 66,7/100, các đồng chí có mặt có 47,5"):
        open_vote(vote=make_vote(running, 2), by=running.secretary, at=running.at(50))


def test_equal_weights_are_no_weights(running: World) -> None:
    give_shares(running, dict.fromkeys(("khoi", "hanh", "an", "giao", "dat", "nguyet"), "2"))
    give_shares(running, dict.fromkeys(("quocan", "don", "uoc", "nhi", "on"), "2"))
    vote = make_open(running)
    assert "weights" not in vote.manifest
    assert vote.manifest["base"] == 11
    cast(running, vote, "khoi")
    vote = close_vote(vote=vote, by=running.chair, at=running.at(55))
    assert "persons" not in vote.outcome
    assert decided(vote).counts.yes == 1


def test_a_secret_vote_has_no_weights(running: World) -> None:
    give_shares(running)
    make_current(running, 1)
    vote = make_vote(running, 1, secret=True)
    assert controls(vote, leads=True, arranges=True)["weights"] == {"total": "100", "people": 11}
    with pytest.raises(WeightsInSecret):
        open_vote(vote=vote, by=running.chair, at=running.at(50))
    assert not Elector.objects.exists()


def test_papers_have_no_weights_either(running: World) -> None:
    round_ = make_round(running)
    make_current(running, 2)
    give_shares(running)
    with pytest.raises(WeightsInSecret):
        open_round(round_=round_, by=running.chair, at=running.at(50))


def test_hands_are_entered_by_name(running: World) -> None:
    vote = make_open_by_weight(running)
    with pytest.raises(NotCountable):
        count(running, vote, ("an", "giao"), yes=2)
    enter(running, vote, "khoi", "yes")
    enter(running, vote, "hanh", "yes", "slip")
    vote = close_vote(vote=vote, by=running.chair, at=running.at(55))
    assert decided(vote).counts.yes == 525
    assert "52,5/100 phiếu biểu quyết tán thành" in outcome_sentence(vote)
    assert "1 phiếu viết" in outcome_sentence(vote)


def test_options_are_weighed_line_by_line(running: World) -> None:
    vote = make_open_by_weight(running, kind=Kind.OPTIONS, lines=("Phương án A", "Phương án B"), most=1)
    for name, choice in {"khoi": "yes,no", "hanh": "yes,no", **dict.fromkeys(OTHERS, "no,yes")}.items():
        cast(running, vote, name, choice)
    vote = close_vote(vote=vote, by=running.chair, at=running.at(55))
    found = tally_of(vote)
    assert found is not None
    assert found.persons is not None
    assert [(row.counts["yes"], row.people and row.people["yes"], row.standing) for row in found.rows] == [
        (525, 2, "carried"),
        (425, 7, "short"),
    ]
    assert (found.present, found.cast, found.persons.present, found.persons.cast) == (975, 950, 10, 9)
    assert "Phương án A 52,5/100 (52,50% · 2 đồng chí); Phương án B 42,5/100 (42,50% · 7 đồng chí)" in (
        outcome_sentence(vote)
    )
    printed = vote_sentences(compose_minutes(running.meeting).items[1].votes[0])[1]
    assert "tổng số phiếu biểu quyết 100 (11 đồng chí), có mặt 97,5 (10 đồng chí)" in printed


def test_pages_show_votes_and_people(running: World, client: Client) -> None:
    vote = closed(running)
    assert [line.weight for line in roll(vote)][:3] == ["40", "12,5", "10"]
    assert result(vote, Audience.CHAIR)["silent"] == 1
    client.force_login(running.chair)
    page = client.get(reverse("voting:vote", args=[vote.pk])).content.decode()
    for words in ("52,5", "2 đồng chí", "12,5 phiếu biểu quyết", "Cần 50,1/100 phiếu biểu quyết tán thành"):
        assert words in page
    listed = client.get(reverse("voting:votes", args=[running.meeting.pk])).content.decode()
    assert "52,5/100 phiếu biểu quyết tán thành" in listed


def test_a_prepared_question_says_that_weights_will_count(running: World, client: Client) -> None:
    give_shares(running)
    make_current(running, 2)
    vote = make_vote(running, 2)
    assert Item.objects.get(pk=vote.item_id).state == "current"
    client.force_login(running.secretary)
    page = client.get(reverse("voting:vote", args=[vote.pk])).content.decode()
    assert "100 phiếu của 11 đồng chí, chốt khi mở" in page
