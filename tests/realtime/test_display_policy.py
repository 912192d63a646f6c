"""What the room sees of a vote is what was fixed before it opened: on every page, for everybody, in every kind of vote.

Each page is drawn twice, with different answers behind it. Who may not see a total, or who said what, must get the same
page both times; who may must not. "print" is who reads what is printed: the minutes as they would be drawn up now, and
the record of counting. "luc" is invited, "en" observes.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client

from documents.composition.box_record import compose_box_record, is_opened
from documents.composition.minutes import compose_minutes
from meetings.models import Meeting
from realtime.models import Screen, Show
from tests.agenda.factories import make_current
from tests.factories import World, world
from tests.savepoints import rolled_back
from tests.voting.factories import cast, make_levels, make_open, make_options, make_rating
from tests.voting.mixed import count, enter
from tests.voting.tablets import ANSWERS, fill, make_box
from voting.models import Ballot, Envelope, HandCount, Vote
from voting.states import Display
from voting.unsealing import open_box
from voting.votes import close_vote, open_vote

pytestmark = pytest.mark.django_db

FRONT = ("khoi", "thuong")
PEOPLE = (*FRONT, "hanh", "en", "luc", "screen", "print")
MARKS = {"question": ("yes", "no"), "rating": ("g1", "g2"), "options": ("yes,no,no", "no,yes,yes")}
SECRETS = {
    "secret": ANSWERS,
    "levels": dict.fromkeys(ANSWERS, "high,low"),
    "trust": dict.fromkeys(ANSWERS, "yes,blank"),
}
# What differs in the body of a page from one drawing to the next, whatever was answered.
MOMENT = re.compile(
    r'name="csrf(?:middlewaretoken" value|-token" content)="[^"]+"|nonce="[^"]+"|<div hidden data-live [^>]*>'
    r'|data-(?:server-)?(?:now|time)="[^"]+"'
)


@pytest.fixture
def here(db: None) -> World:
    return world(state="running", present=10)


def opened(here: World, kind: str, display: str) -> Vote:
    """Seven have answered one thing and two another; two of them were entered or counted by the office."""
    if kind in SECRETS:
        vote = make_box(here, 1) if kind == "secret" else _of_persons(here, kind)
        fill(here, vote, SECRETS[kind])
        return vote
    if kind == "question":
        vote = make_open(here, 1, display=display)
    else:
        make_current(here, 1)
        made = (make_rating if kind == "rating" else make_options)(here, 1, display=display)
        vote = open_vote(vote=made, by=here.chair, at=here.at(50))
    first, second = MARKS[kind]
    for name in ("khoi", "hanh", "an", "dat", "nguyet"):
        cast(here, vote, name, first)
    cast(here, vote, "giao", second)
    enter(here, vote, "quocan", first, "slip")
    if kind != "options":
        hands: dict[str, Any] = {first: 1, second: 1}
        count(here, vote, ("don", "uoc"), **hands)
    return vote


def _of_persons(here: World, kind: str) -> Vote:
    make_current(here, 1)
    return open_vote(vote=make_levels(here, 1, kind), by=here.chair, at=here.at(50))


def pages(here: World, vote: Vote, who: str) -> Iterator[str]:
    """Every page on which the vote could show, for one person; of the hall its screens."""
    meeting = f"/meetings/{here.meeting.pk}/"
    if who == "screen":
        yield from (f"{meeting}screen/", f"{meeting}screen/2/")
        return
    yield from (f"{meeting}room/", meeting, f"{meeting}votes/", f"/votes/{vote.pk}/")
    if who == "thuong":
        yield from (f"{meeting}desk/", f"/votes/{vote.pk}/entries/")
    if who in ("khoi", "hanh"):
        yield f"/votes/{vote.pk}/ballot/"


def drawn(here: World, vote: Vote, who: str) -> dict[str, str]:
    if who == "print":
        return printed(here, vote)
    client = Client(headers={"Sec-Fetch-Mode": "navigate"})
    client.force_login(here.users["cham" if who == "screen" else who], "django.contrib.auth.backends.ModelBackend")
    found = {}
    for address in pages(here, vote, who):
        answer = client.get(address, follow=True)
        assert answer.status_code == 200, address
        found[address] = MOMENT.sub("", answer.content.decode().partition("<body")[2])
    return found


def printed(here: World, vote: Vote) -> dict[str, str]:
    """What the office could print at this moment."""
    meeting, row = Meeting.objects.get(pk=here.meeting.pk), Vote.objects.get(pk=vote.pk)
    record = {"record": repr(compose_box_record(row))} if is_opened(row) else {}
    return {"minutes": repr(compose_minutes(meeting)), **record}


def with_other_totals(vote: Vote) -> None:
    """Four answer otherwise, and of the hands one. Of a secret vote the envelopes hold something else."""
    for one in Envelope.objects.filter(vote=vote):
        Envelope.objects.filter(pk=one.pk).update(sealed=bytes(reversed(bytes(one.sealed))))
    if vote.secret:
        return
    second = MARKS[vote.kind][1]
    others = Ballot.objects.filter(elector__vote=vote, elector__attendee__user__username__in=("an", "dat", "nguyet"))
    others.update(choice=second)
    Ballot.objects.filter(elector__vote=vote, elector__attendee__user__username="quocan").update(choice=second)
    HandCount.objects.filter(vote=vote).update(counts={second: 2})


def with_other_names(vote: Vote) -> None:
    """Two have exchanged their answers: no total is another one."""
    if vote.secret:
        return
    first, second = MARKS[vote.kind]
    ballots = Ballot.objects.filter(elector__vote=vote)
    ballots.filter(elector__attendee__user__username="an").update(choice=second)
    ballots.filter(elector__attendee__user__username="giao").update(choice=first)


Found = dict[str, set[str]]


def tell_apart(here: World, vote: Vote, *changes: Callable[[Vote], None]) -> Iterator[Found]:
    """For each person the pages on which a change shows, of one change after the other, each alone."""
    before = {who: drawn(here, vote, who) for who in PEOPLE}
    for change in changes:
        with rolled_back():
            change(vote)
            after = {who: drawn(here, vote, who) for who in PEOPLE}
        yield {who: {page for page, text in before[who].items() if after[who][page] != text} for who in PEOPLE}


@pytest.fixture(autouse=True)
def screen_of_votes(here: World) -> None:
    """A second screen that shows votes alone."""
    Screen.objects.create(meeting=here.meeting, number=2, shows=Show.VOTE)


@pytest.mark.parametrize("who", PEOPLE)
def test_a_page_is_the_same_when_nothing_changes(here: World, who: str) -> None:
    vote = opened(here, "question", Display.NAMES)
    first, again = drawn(here, vote, who), drawn(here, vote, who)
    for address, text in first.items():
        pairs = zip(text.splitlines(), again[address].splitlines(), strict=True)
        assert [one[:200] for one, other in pairs if one != other] == [], address


@pytest.mark.parametrize("display", Display.values)
@pytest.mark.parametrize("kind", MARKS)
def test_totals_and_names_of_an_open_vote(here: World, kind: str, display: str) -> None:
    vote = opened(here, kind, display)
    totals, names = tell_apart(here, vote, with_other_totals, with_other_names)
    seen = {who for who in PEOPLE if totals[who]}
    assert seen == (set(FRONT) if display == Display.AFTER else {*PEOPLE} - {"print"})
    if display != Display.AFTER:
        meeting = f"/meetings/{here.meeting.pk}/"
        assert totals["screen"] == {f"{meeting}screen/", f"{meeting}screen/2/"}
        assert {f"{meeting}room/", f"/votes/{vote.pk}/"} <= totals["hanh"]
    names_are_seen_by_whom_they_may(names, display)


@pytest.mark.parametrize("display", Display.values)
@pytest.mark.parametrize("kind", MARKS)
def test_names_of_a_closed_vote(here: World, kind: str, display: str) -> None:
    vote = close_vote(vote=opened(here, kind, display), by=here.chair, at=here.at(55))
    (names,) = tell_apart(here, vote, with_other_names)
    names_are_seen_by_whom_they_may(names, display)


def names_are_seen_by_whom_they_may(found: Found, display: str) -> None:
    seen = {who for who in PEOPLE if found[who]}
    assert seen - {"screen"} == {*FRONT, *({"hanh"} if display == Display.NAMES else set())}
    assert found["print"] == set(), "what is printed has totals, and no name but of who keeps an opinion on record"
    assert found["screen"] == set(), "the hall shows totals; names are on the tablets"


@pytest.mark.parametrize("kind", SECRETS)
def test_totals_of_an_open_secret_vote(here: World, kind: str) -> None:
    """Which shows nothing before its box is open: there is no other way of displaying it."""
    (found,) = tell_apart(here, opened(here, kind, Display.AFTER), with_other_totals)
    assert found == {who: set() for who in PEOPLE}


@pytest.mark.parametrize("kind", SECRETS)
def test_what_is_printed_has_the_totals_of_a_secret_vote_when_its_box_is_open(here: World, kind: str) -> None:
    """And then nobody's name beside an answer: what was cast by whom makes no difference to any page."""
    vote = opened(here, kind, Display.AFTER)
    shut = close_vote(vote=vote, by=here.chair, at=here.at(55))
    before = printed(here, shut)
    assert "record" not in before
    assert [*tell_apart(here, shut, with_other_totals)] == [{who: set() for who in PEOPLE}]
    opened_box = open_box(vote=shut, by=here.chair, at=here.at(56))
    after = printed(here, opened_box)
    assert before["minutes"] != after["minutes"]
    names = {here.users[name].full_name for name in ANSWERS}
    assert not any(name in after["record"] for name in names - {here.chair.full_name})
