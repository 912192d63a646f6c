"""One rendering for many: it must be exactly what each of them would see alone."""

from pathlib import Path
from unittest import mock
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from agenda.turns import ask_to_speak, give_floor
from documents.models import PaperVersion, Reading
from meetings.access import Audience, audiences
from people.models import User
from realtime import cohorts, hub, regions
from realtime.editions import Edition, Page
from realtime.scene import Scene, read
from tests.documents.uploads import add
from tests.factories import World, world
from tests.realtime.conftest import Hall
from tests.realtime.happenings import CASES
from tests.realtime.sockets import in_db
from tests.realtime.test_fresh import prepared
from tests.voting.factories import cast, make_open

MEMBER = Edition(Page.ROOM, Audience.MEMBER, "vi")
SEATED = (Audience.CHAIR, Audience.SECRETARY, Audience.MEMBER)
EDITIONS = [Edition(page, group, "vi") for page in (Page.ROOM, Page.READER) for group in SEATED]


def seated(made: World, edition: Edition) -> list[UUID]:
    return sorted(user for user, group in audiences(read(made.meeting.pk)).items() if group == edition.audience)


def parts_of(edition: Edition) -> list[str]:
    return [one.name for one in regions.of(edition) if one.alike is not None]


def alone(made: World, edition: Edition, user: UUID) -> dict[str, str]:
    scene = Scene(read(made.meeting.pk), edition, User.objects.get(pk=user))
    return {one.name: regions.render(one, scene) for one in regions.of(edition) if one.alike is not None}


def together(made: World, edition: Edition) -> cohorts.Own:
    users = seated(made, edition)
    return cohorts.rendered(Scene(read(made.meeting.pk), edition), dict.fromkeys(parts_of(edition), users))


def agree(made: World) -> None:
    for edition in EDITIONS:
        for user, parts in together(made, edition).items():
            assert parts == alone(made, edition, user), edition


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(CASES))
def test_after_every_kind_of_event_each_gets_what_they_would_see_alone(name: str) -> None:
    made = prepared(CASES[name])
    CASES[name].act(made)
    agree(made)


@pytest.fixture
def mixed(db: None) -> World:
    """Everybody stands differently: answers at different minutes, changed ones, a queue, places in a paper."""
    made = world(state="running", present=8)
    vote = make_open(made, recused=("dat",))
    paper = add(made, item=1)
    version = PaperVersion.objects.get(paper=paper)
    for page, name in enumerate(("hanh", "an", "giao", "giao", "uoc"), start=1):
        user = made.users[name]
        Reading.objects.update_or_create(
            user=user, version=version, defaults={"page": page, "first_at": made.at(20), "last_at": made.at(21)}
        )
    for number, (name, choice) in enumerate([("hanh", "yes"), ("an", "yes"), ("giao", "no"), ("giao", "other")]):
        cast(made, vote, name, choice, minute=51 + number)
    turns = [
        ask_to_speak(attendee=made.attendee(name), item=made.items[1], by=made.users[name], at=made.at(56))
        for name in ("nguyet", "an", "hanh")
    ]
    give_floor(turn=turns[0], by=made.chair, at=made.at(57))
    return made


def test_no_part_of_a_members_page_is_left_to_a_thousand_requests() -> None:
    assert [one.name for one in regions.every() if one.personal and one.alike is None] == []


def test_people_who_stand_differently_get_each_their_own(mixed: World) -> None:
    agree(mixed)
    ballots = {own["ballot"] for own in together(mixed, MEMBER).values()}
    assert len(ballots) >= 5


@pytest.mark.django_db
def test_a_ballot_for_everybody_is_rendered_but_for_each_standing() -> None:
    made = world(state="running", present=9)
    make_open(made)
    users = seated(made, MEMBER)
    with mock.patch.object(regions, "render", wraps=regions.render) as render:
        own = cohorts.rendered(Scene(read(made.meeting.pk), MEMBER), {"ballot": users})
    assert len(own) == len(users) >= 10
    assert render.call_count == len({parts["ballot"] for parts in own.values()}) == 2


@pytest.mark.django_db
def test_the_number_of_queries_does_not_grow_with_the_room() -> None:
    made = world(state="running", present=9)
    make_open(made)
    users = [user for user in seated(made, MEMBER) if made.meeting.attendees.get(user=user).stays.exists()]

    def queries(whom: list[UUID]) -> int:
        with CaptureQueriesContext(connection) as caught:
            cohorts.rendered(Scene(read(made.meeting.pk), MEMBER), dict.fromkeys(parts_of(MEMBER), whom))
        return len(caught)

    assert queries(users) == queries(users[:2])


@pytest.mark.django_db
def test_beyond_so_many_different_copies_pages_fetch_their_own(mixed: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cohorts, "MOST", 1)
    own = cohorts.rendered(Scene(read(mixed.meeting.pk), MEMBER), {"ballot": seated(mixed, MEMBER)})
    assert 0 < len(own) < len(seated(mixed, MEMBER))
    assert len({parts["ballot"] for parts in own.values()}) == 1


def test_a_part_that_fails_is_left_to_the_pages(mixed: World, monkeypatch: pytest.MonkeyPatch) -> None:
    render = regions.render

    def broken(one: regions.Region, scene: Scene, csrf_token: str = "") -> str:
        if one.name == "turn":
            raise ValueError
        return render(one, scene, csrf_token)

    monkeypatch.setattr(regions, "render", broken)
    own = together(mixed, MEMBER)
    assert {name for parts in own.values() for name in parts} == set(parts_of(MEMBER)) - {"turn"}


async def test_the_ballot_comes_with_the_news_that_the_vote_is_open(hall: Hall, centre: hub.Hub) -> None:
    """The member has the ballot, who is absent is told so, and none of them has to ask for it."""
    member, absent = await hall.socket("hanh"), await hall.socket("on")
    async with member, absent:
        await member.at(0)
        await absent.at(0)
        await in_db(make_open, hall.world, 2, minute=50)
        for page in (member, absent):
            await page.at(await hall.head())
            assert not [frame for frame in page.news if "ballot" in frame.get("refresh", {})]
    assert "data-ballot-form" in member.news[-1]["regions"]["ballot"]
    assert "chưa điểm danh" in absent.news[-1]["regions"]["ballot"]
