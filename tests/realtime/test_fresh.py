"""The live page is the fresh page: for every kind of event, for everybody, on every page.

A page is loaded, something happens, the page applies the frame that brings the news and fetches what it is told
to fetch; then it must show what a page shows that was loaded afterwards.
"""

from collections import defaultdict
from copy import deepcopy
from dataclasses import replace
from pathlib import Path

import pytest
from django.db import connection
from pytest_django import Settings

from documents.models import Paper, PaperVersion
from meetings.access import Audience
from meetings.facts import REGISTRY
from meetings.models import Event
from realtime import history, regions
from realtime.editions import TABLET, Edition, Page
from realtime.models import Screen, Show
from tests.factories import World, world
from tests.realtime.browser import READ, Browser, Differences, differences
from tests.realtime.happenings import CASES, kind_of
from tests.realtime.happenings.case import Case
from tests.realtime.parts import Parts
from tests.savepoints import rolled_back

# The screens beside the first, and what they show.
OTHERS = {2: Show.ITEM, 3: Show.VOTE, 4: Show.AGENDA, 5: Show.PEOPLE, 6: Show.PAPER}

# Every audience on every page that is for it: the chair, a member in the room and one who is not, a guest of some
# items and one of a single other item, the office in the room, at the desk and on the hall screens.
SEEN_BY = [
    ("khoi", "room"),
    ("hanh", "room"),
    ("on", "room"),
    ("en", "room"),
    ("luc", "room"),
    ("thuong", "room"),
    *((who, "reader") for who in ("hanh", "on", "luc", "thuong")),
    ("thuong", "desk"),
    ("thuong", "seats"),
    ("thuong", "wrap-up"),
    ("khoi", "wrap-up"),
    ("thuong", "screen"),
    *(("thuong", f"screen/{number}") for number in OTHERS),
    *((who, "entries") for who in ("thuong", "cham")),
    *((who, "election") for who in ("khoi", "hanh", "en", "thuong")),
    ("thuong", "preparation"),
    ("thuong", "receipts"),
    ("thuong", "viewers"),
    *((who, "consultation") for who in ("khoi", "hanh", "thuong", "cham")),
]


def prepared(case: Case) -> World:
    made = world(state=case.state, present=case.present)
    Screen.objects.bulk_create(Screen(meeting=made.meeting, number=key, shows=show) for key, show in OTHERS.items())
    read_by_all(made)
    case.prepare(made)
    return made


def read_by_all(made: World) -> None:
    """A paper of the meeting as a whole; no page of it is ever drawn here."""
    paper = Paper.objects.create(
        meeting=made.meeting, title=READ, kind="report", state="circulated", circulated_at=made.at(-9000)
    )
    PaperVersion.objects.create(
        paper=paper,
        sha256="0" * 64,
        size=1,
        pages=2,
        width=595,
        height=842,
        file_name="Báo cáo.pdf",
        uploaded_by=made.clerk,
        uploaded_at=made.at(-9000),
    )


def begun_alike() -> list[list[str]]:
    """The names of all cases, those together that begin in the same meeting and are seen by the same people."""
    found = defaultdict(list)
    for name, case in sorted(CASES.items()):
        found[case.state, case.present, case.prepare, case.also].append(name)
    return list(found.values())


def happening(names: list[str]) -> list[str]:
    """On PostgreSQL of cases that begin alike the first alone.

    Both pages are drawn by the same statements from the same rows there too. Each statement of a page is made in one of
    these cases or in `test_course`, that of an operation in the tests of its own.
    """
    return names if connection.vendor == "sqlite" else names[:1]


def opened(case: Case, made: World) -> list[Browser]:
    """The pages that are for those who ask for them; each person is signed in once."""
    browsers: dict[str, list[Browser]] = defaultdict(list)
    for who, page in (*SEEN_BY, *case.also):
        first = next((one.session for one in browsers[who]), "")
        browsers[who].append(Browser(made, who, page, first).load())
    return [one for pages in browsers.values() for one in pages if one.parts]


def happen(case: Case, made: World) -> list[str]:
    """Lets it happen; the kinds of events that the journal holds of it."""
    before = Event.objects.filter(meeting=made.meeting).count()
    case.act(made)
    return list(Event.objects.filter(meeting=made.meeting, seq__gt=before).values_list("kind", flat=True))


def follow(browser: Browser) -> tuple[Parts | None, Differences, Differences]:
    """Lets a page hear of what happened: the fresh page, and what was and is still different from it."""
    fresh = browser.fresh()
    was = differences(browser.parts, fresh)
    browser.ask()
    return fresh, was, differences(browser.parts, fresh)


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.mark.django_db
@pytest.mark.parametrize("names", begun_alike(), ids=", ".join)
def test_the_live_page_is_the_fresh_page(names: list[str]) -> None:
    """Pages are opened once for all cases that begin alike; each goes on from there, and the rest never happened."""
    made = prepared(CASES[names[0]])
    browsers = opened(CASES[names[0]], made)
    for name in happening(names):
        with rolled_back():
            the_live_page_is_the_fresh_page(name, deepcopy(made), [one.again() for one in browsers])


def the_live_page_is_the_fresh_page(name: str, made: World, browsers: list[Browser]) -> None:
    case = CASES[name]
    assert kind_of(name) in happen(case, made), name
    changed = 0
    for browser in browsers:
        fresh, was, still = follow(browser)
        changed += bool(was)
        assert still == {}, (name, browser.who, browser.page)
        if fresh and browser.parts:
            assert browser.parts.since == fresh.since, name
            assert not case.gone or case.gone not in "\n".join(browser.parts.shown.values()), name
    assert changed > 0 or case.unseen, f"nobody sees that {name} happened: the case proves nothing"


def test_every_case_is_looked_at() -> None:
    assert sorted(name for names in begun_alike() for name in names) == sorted(CASES)


def test_every_kind_of_event_has_its_case() -> None:
    assert {kind_of(name) for name in CASES} == set(REGISTRY)


def test_every_edition_is_looked_at() -> None:
    pages = {(page, group) for page in Page for group in Audience if regions.of(Edition(page, group, "vi"))}
    seated = (Audience.CHAIR, Audience.SECRETARY, Audience.MEMBER)
    assert pages == {
        *((page, group) for page in TABLET for group in (*seated, Audience.GUEST)),
        (Page.DESK, Audience.SECRETARY),
        (Page.SEATS, Audience.SECRETARY),
        (Page.SCREEN, Audience.SCREEN),
        (Page.ENTRIES, Audience.SECRETARY),
        (Page.WRAP_UP, Audience.CHAIR),
        (Page.WRAP_UP, Audience.SECRETARY),
        (Page.DRAFT, Audience.CHAIR),
        (Page.DRAFT, Audience.SECRETARY),
        *((page, group) for page in (Page.ELECTION, Page.CONSULTATION) for group in (*seated, Audience.GUEST)),
        (Page.PREPARATION, Audience.SECRETARY),
        (Page.RECEIPTS, Audience.SECRETARY),
        (Page.VIEWERS, Audience.SECRETARY),
    }


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "region"), [("ItemStarted", "now"), ("VoteOpened", "ballot"), ("VotePut", "lead")])
def test_a_region_that_is_deaf_to_an_event_is_found_out(
    name: str, region: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = regions._regions[region]
    monkeypatch.setitem(regions._regions, region, replace(one, hears=frozenset()))
    case = CASES[name]
    made = prepared(case)
    browsers = opened(case, made)
    happen(case, made)
    still = [follow(browser)[2] for browser in browsers]
    assert {names for found in still for names in found} == {region}


def test_pages_load_again_only_for_what_changes_the_frame_around_the_regions() -> None:
    assert {"MeetingChanged", "MeetingConvened", "MeetingCancelled"} == history.AROUND
