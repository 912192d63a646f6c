"""While a secret vote runs nothing that leaves the server, and nothing in its tables, says how the answers stand.

The same vote is played with all for it, with all against it and with both, each undone for the next. Whatever is not
random must come out the same, for everybody: pages, live parts, events of the meeting, and each column of each table.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import transaction

from meetings.models import Event
from realtime.models import Screen, Show
from tests.factories import World, world
from tests.realtime.browser import Browser
from tests.realtime.parts import AROUND
from tests.realtime.test_display_policy import MOMENT, PEOPLE, drawn
from tests.voting.panels import make_panel_box
from tests.voting.tablets import Tablet, fill, make_box
from voting.models import Vote
from voting.unsealing import open_box
from voting.votes import close_vote

pytestmark = pytest.mark.django_db
NAMES = ("khoi", "hanh", "an", "giao", "dat", "nguyet")
PLAYS = {"for": ("yes",) * 6, "against": ("no",) * 6, "both": ("yes", "no", "other") * 2}
OURS = ("people", "meetings", "agenda", "documents", "voting", "realtime")
# Random in each play: what the tablet draws and what is made of it, an event's key, the key to which shares go back.
RANDOM = {
    "voting.envelope": {"id", "sealed", "sha256"},
    "voting.participation": {"tag"},
    "voting.box": {"opening"},
    "meetings.event": {"id", "hash"},
}
# When a row was written, by the clock of the machine.
CLOCK = {"last_login", "seen_at"}


@pytest.fixture
def here(db: None) -> World:
    made = world(state="running", present=10)
    Screen.objects.create(meeting=made.meeting, number=2, shows=Show.VOTE)
    return made


def tables() -> dict[str, list[str]]:
    """Every row of every table of ours as text, and the sizes of what is random in it."""
    found = {}
    for model in (one for name in OURS for one in apps.get_app_config(name).get_models()):
        hidden = RANDOM.get(model._meta.label_lower, set())
        columns = [field.attname for field in model._meta.concrete_fields if field.attname not in CLOCK]
        rows = model._default_manager.values_list(*columns)
        found[model._meta.label_lower] = sorted(
            repr([size(value) if name in hidden else value for name, value in zip(columns, row, strict=True)])
            for row in rows
        )
    return found


def size(value: Any) -> object:
    """Of bytes how many they are, of anything else what it is."""
    return len(value) if isinstance(value, bytes | memoryview | str) else type(value)


def seen(here: World, vote: Vote) -> dict[str, Any]:
    """What everybody gets of it now."""
    found: dict[str, Any] = {who: drawn(here, vote, who) for who in PEOPLE}
    for who, page in (("khoi", "room"), ("hanh", "room"), ("thuong", "desk"), ("cham", "screen")):
        parts = Browser(here, who, page).load().parts
        assert parts is not None
        found[f"{who} live"] = {name: MOMENT.sub("", text) for name, text in parts.shown.items() if name != AROUND}
    found["events"] = list(Event.objects.filter(meeting=here.meeting).values_list("kind", "payload"))
    return found


def plays(here: World, vote: Vote, closed: bool) -> Iterator[dict[str, Any]]:
    for answers in PLAYS.values():
        with transaction.atomic():
            fill(here, vote, dict(zip(NAMES, answers, strict=True)))
            if closed:
                close_vote(vote=vote, by=here.chair, at=here.at(55))
            rows = tables()  # before anybody signs in
            yield {**rows, **seen(here, Vote.objects.get(pk=vote.pk))}
            transaction.set_rollback(True)


@pytest.mark.parametrize("closed", [False, True])
@pytest.mark.parametrize("custody", ["server", "panel"])
def test_nothing_tells_how_it_stands(here: World, custody: str, closed: bool) -> None:
    vote = make_box(here, 1) if custody == "server" else make_panel_box(here, number=1)[0]
    first, *others = plays(here, vote, closed)
    assert first["voting.envelope"] != []
    for other in others:
        assert [(name, first[name], other[name]) for name in first if first[name] != other[name]] == []


def test_the_control_sees_the_totals_when_the_box_is_open(here: World) -> None:
    vote, found = make_box(here, 1), []
    for answers in PLAYS.values():
        with transaction.atomic():
            fill(here, vote, dict(zip(NAMES, answers, strict=True)))
            close_vote(vote=vote, by=here.chair, at=here.at(55))
            found.append((seen(here, open_box(vote=vote, by=here.chair, at=here.at(56))), tables()))
            transaction.set_rollback(True)
    (first, before), (second, after), _both = found
    assert all(first[who] != second[who] for who in first)
    assert {name for name in before if before[name] != after[name]} >= {"voting.vote", "voting.slip", "voting.box"}


def test_an_envelope_has_one_size_whatever_it_says(here: World) -> None:
    vote = make_box(here, 1)
    assert {len(Tablet(vote, choice).content) for choice in ("yes", "no", "other", "")} == {593}
