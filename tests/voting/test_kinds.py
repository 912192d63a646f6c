"""Ballots with several answers: what is one, what is counted, what became of it, by name and in secret."""

import json
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.access import Audience
from people.refusals import BadInput
from tests.agenda.factories import make_current
from tests.factories import World
from tests.voting import panels
from tests.voting.factories import PEOPLE, cast, make_levels, make_options, make_rating, make_vote
from tests.voting.tablets import Tablet, fill
from voting.counted import counted
from voting.forms import QuestionForm
from voting.kinds import Kind, Sheet, in_order, sheet
from voting.models import Box, Slip, Vote
from voting.queries import outcome, outcome_sentence, result_line, spoken
from voting.questions import ballot_of
from voting.rules import Base, Counts, Rule, Standing, decide, standings_of
from voting.sealed.recount import problems
from voting.tallies import frozen
from voting.unsealing import open_box
from voting.votes import close_vote, open_vote

MEMBERS = ("khoi", "hanh", "an", "giao", "dat", "nguyet", "quocan", "don", "nhi", "uoc")


def opened(here: World, vote: Vote) -> Vote:
    make_current(here, 2)
    return open_vote(vote=vote, by=here.chair, at=here.at(50))


def closed(here: World, vote: Vote) -> Vote:
    return close_vote(vote=vote, by=here.chair, at=here.at(55))


def standings(vote: Vote) -> dict[str, str]:
    return {row.text: row.standing for row in frozen(vote.outcome).rows}


def test_options_by_name_are_counted_each_with_what_it_needed(running: World) -> None:
    vote = opened(running, make_options(running))
    for name in MEMBERS:
        cast(running, vote, name, "yes,no,yes" if name != "uoc" else "yes,yes,no")
    vote = closed(running, vote)
    rows = {row.text: row for row in frozen(vote.outcome).rows}
    assert [rows[name].counts["yes"] for name in rows] == [10, 1, 9]
    assert standings(vote) == {"Phương án A": "carried", "Phương án B": "short", "Phương án C": "carried"}
    shown = counted(vote, Audience.SCREEN)
    assert shown is not None
    assert shown["rows"][1]["why"] == "Cần 6/11 thành viên tán thành; có 1; thiếu 5"
    assert result_line(vote) == "Được chọn: Phương án A; Phương án C"
    assert outcome(vote) is None
    assert outcome_sentence(vote).endswith("Được chọn: Phương án A; Phương án C.")


@pytest.mark.parametrize("choice", ["yes,yes,yes", "yes,no", "yes,no,no,no", "yes,no,high", "yes", ""])
def test_what_is_no_ballot_is_refused_as_a_whole(running: World, choice: str) -> None:
    vote = opened(running, make_options(running))
    with pytest.raises(BadInput):
        cast(running, vote, "khoi", choice)


def test_too_few_marks_are_refused(running: World) -> None:
    vote = opened(running, make_options(running, least=1))
    with pytest.raises(BadInput):
        cast(running, vote, "khoi", "no,no,no")


def test_a_rating_is_one_touch_and_the_grade_with_the_majority(running: World) -> None:
    vote = opened(running, make_rating(running))
    for name in MEMBERS:
        cast(running, vote, name, "g1" if name not in ("uoc", "nhi") else "g2")
    assert spoken(vote, "g1") == "xuất sắc"
    vote = closed(running, vote)
    assert standings(vote) == {"xuất sắc": "carried", "đạt": "short", "không đạt": "short"}
    assert result_line(vote) == "Xếp loại: xuất sắc"


def test_confidence_in_secret_by_person_in_the_order_of_given_names(running: World) -> None:
    vote = opened(running, make_levels(running))
    assert vote.lines == ["Lê Văn An, Trưởng ban", "Trần Thị Bình, Phó Trưởng ban"]
    answers = dict.fromkeys(MEMBERS, "high,low") | {"khoi": "low,low", "hanh": "blank,low", "an": "mid,mid"}
    tablets = fill(running, vote, answers)
    vote = open_box(vote=closed(running, vote), by=running.chair, at=running.at(56))
    first, second = frozen(vote.outcome).rows
    assert first.counts == {"high": 7, "mid": 1, "low": 1, "blank": 1}
    assert second.counts == {"high": 0, "mid": 1, "low": 9, "blank": 0}
    assert {name: tablet.counted() for name, tablet in tablets.items()} == answers
    data = bytes(Box.objects.get(vote=vote).bundle or b"")
    assert problems(data) == []
    assert json.loads(data)["bundle"]["counts"] == [
        {"blank": 1, "high": 7, "low": 1, "mid": 1},
        {"low": 9, "mid": 1},
    ]


def test_what_may_follow_from_low_confidence_is_for_the_front_alone(running: World) -> None:
    vote = opened(running, make_levels(running))
    fill(running, vote, dict.fromkeys(MEMBERS, "low,high"))
    vote = open_box(vote=closed(running, vote), by=running.chair, at=running.at(56))
    told = {audience: counted(vote, audience) for audience in Audience}
    for audience, shown in told.items():
        assert shown is not None
        assert shown["banded"] == (audience in (Audience.CHAIR, Audience.SECRETARY))
    assert "96-QĐ/TW" not in outcome_sentence(vote)
    assert "2/3" not in outcome_sentence(vote)


def test_trust_needs_the_majority_of_members_for_each_person(running: World) -> None:
    vote = opened(running, make_levels(running, kind=Kind.TRUST))
    fill(running, vote, dict.fromkeys(MEMBERS[:5], "yes,no") | dict.fromkeys(MEMBERS[5:], "yes,yes"))
    vote = open_box(vote=closed(running, vote), by=running.chair, at=running.at(56))
    assert standings(vote) == {
        "Lê Văn An, Trưởng ban": "carried",
        "Trần Thị Bình, Phó Trưởng ban": "short",
    }
    shown = counted(vote, Audience.MEMBER)
    assert shown is not None
    assert shown["rows"][1]["why"] == "Cần 6/11 thành viên tán thành; có 5; thiếu 1"


def test_an_envelope_with_too_many_marks_is_invalid_as_a_whole(running: World) -> None:
    vote = opened(running, make_options(running, secret=True))
    fill(running, vote, {"khoi": "yes,no,no", "hanh": "no,no,yes"})
    Tablet(vote, "yes,yes,yes").send(running, "an")
    Tablet(vote, "yes,no").send(running, "giao")
    vote = open_box(vote=closed(running, vote), by=running.chair, at=running.at(56))
    assert Box.objects.get(vote=vote).invalid == 2
    assert Slip.objects.filter(vote=vote).count() == 6
    assert frozen(vote.outcome).cast == 4
    assert problems(bytes(Box.objects.get(vote=vote).bundle or b"")) == []


def test_every_envelope_of_a_poll_has_one_size(running: World) -> None:
    vote = opened(running, make_levels(running))
    assert {len(Tablet(vote, choice).content) for choice in ("high,high", "low,mid", "blank,blank")} == {593}


@pytest.mark.parametrize(
    ("kind", "lines", "least", "most", "matter"),
    [
        (Kind.OPTIONS, ["A"], 0, 1, "ordinary"),
        (Kind.OPTIONS, ["A", "a"], 0, 1, "ordinary"),
        (Kind.OPTIONS, ["A", "B"], 2, 1, "ordinary"),
        (Kind.OPTIONS, ["A", "B"], 0, 3, "ordinary"),
        (Kind.OPTIONS, [f"{number}" for number in range(31)], 0, 1, "ordinary"),
        (Kind.LEVELS, [], 0, 0, "confidence"),
        (Kind.LEVELS, ["A"], 0, 0, "ordinary"),
        ("ranking", ["A", "B"], 0, 1, "ordinary"),
    ],
)
def test_a_ballot_that_nobody_could_fill_in_is_refused(
    kind: str, lines: list[str], least: int, most: int, matter: str
) -> None:
    with pytest.raises(BadInput):
        ballot_of(kind, lines, least, most, matter)


def test_people_are_in_the_order_of_their_given_names_and_options_as_written() -> None:
    assert in_order(Kind.LEVELS, ["Nguyễn Văn Đức", "Trần Bình", "Lê Dũng"]) == [
        "Trần Bình",
        "Lê Dũng",
        "Nguyễn Văn Đức",
    ]
    assert in_order(Kind.OPTIONS, ["B ", "", "A"]) == ["B", "A"]


RULE = Rule(base=Base.MEMBERS, numerator=1, denominator=2, strict=True, basis="x")


@given(st.lists(st.integers(0, 11), min_size=1, max_size=8), st.integers(1, 8))
def test_places_go_to_those_with_more_and_a_tie_is_never_settled(yes: list[int], places: int) -> None:
    outcomes = [decide(RULE, base=11, present=11, counts=Counts(yes=number)) for number in yes]
    found = list(zip(yes, standings_of(outcomes, places), strict=True))
    kinds = Counter(standing for _yes, standing in found)
    assert kinds[Standing.CARRIED] <= places
    assert all((standing == Standing.SHORT) == (number < 6) for number, standing in found)
    assert len({number for number, standing in found if standing == Standing.TIED}) <= 1
    assert kinds[Standing.TIED] != 1
    for number, standing in found:
        same = {other for count, other in found if count == number}
        assert same == {standing}
    if sum(number >= 6 for number in yes) <= places:
        assert kinds[Standing.TIED] == kinds[Standing.BEHIND] == 0
    else:
        assert kinds[Standing.CARRIED] + kinds[Standing.TIED] >= places


@given(st.data())
def test_a_sheet_takes_exactly_what_its_limits_allow(data: st.DataObject) -> None:
    size = data.draw(st.integers(2, 8))
    most = data.draw(st.integers(1, size))
    least = data.draw(st.integers(0, most))
    marks = data.draw(st.lists(st.sampled_from(["yes", "no"]), min_size=size, max_size=size))
    ballot = sheet(Kind.OPTIONS, [f"{place}" for place in range(size)], least, most, "btv")
    assert ballot.accepts(marks) == (least <= marks.count("yes") <= most)
    assert not ballot.accepts([*marks, "no"])


def test_an_answer_is_said_in_words() -> None:
    ballot = Sheet(Kind.LEVELS, PEOPLE, (("high", "Cao"), ("low", "Thấp")))
    assert ballot.spoken("high,low") == f"{PEOPLE[0]}: Cao; {PEOPLE[1]}: Thấp"


def test_a_panel_opens_a_ballot_of_several_lines_with_the_same_limits(running: World) -> None:
    """The key is whole in a process of its own alone, which judges whole ballots by the limits that it is told."""
    vote = make_options(running, secret=True)
    panels.name(running, vote, panels.THREE)
    keepers = [panels.Keeper(running, vote, name) for name in panels.THREE]
    for keeper in keepers:
        keeper.enrol()
    for keeper in keepers:
        keeper.confirm()
    vote = opened(running, Vote.objects.get(pk=vote.pk))
    fill(running, vote, {"khoi": "yes,no,no", "hanh": "no,no,yes", "an": "yes,yes,yes"})
    vote = closed(running, vote)
    for keeper in keepers[:2]:
        keeper.press()
    assert Box.objects.get(vote=vote).invalid == 1
    assert Slip.objects.filter(vote=vote).count() == 6


def test_the_form_of_a_prepared_question_is_sent_back_as_it_is_shown(running: World) -> None:
    """Limits of options are for options alone: those of a question are empty, so that no browser refuses the form."""
    body = running.meeting.body
    for vote in (make_vote(running), make_options(running, least=1), make_rating(running)):
        shown = QuestionForm(instance=vote, body=body)
        sent = {name: shown[name].value() for name in shown.fields}
        assert not (vote.kind != Kind.OPTIONS and (sent["least"] or sent["most"]))
        form = QuestionForm({name: value for name, value in sent.items() if value not in (None, False)}, body=body)
        assert form.is_valid(), form.errors
        assert form.cleaned_data["lines"] == vote.lines
