"""While a state-secret item is discussed every device shows that papers go round, and nothing else of it."""

from pathlib import Path

import pytest
from pytest_django import Settings

from tests.agenda.factories import make_turn
from tests.factories import World, world
from tests.realtime.browser import Browser
from tests.realtime.happenings import agenda, documents
from tests.realtime.happenings.case import item
from tests.realtime.parts import Parts

ON_PAPER = "Nội dung tài liệu giấy"
ELSEWHERE = "Phiên họp đang bàn nội dung khác"


@pytest.fixture
def here(db: None, settings: Settings, tmp_path: Path) -> World:
    """Item 2 with a paper and an outcome is being discussed; item 5 is secret."""
    settings.MEDIA_ROOT = tmp_path
    made = world(state="running", present=10)
    documents.add(made)
    agenda.with_secret_next(made)
    return made


def live(here: World, who: str, page: str = "room") -> Parts:
    """A page that was open before, and has heard of it."""
    browser = Browser(here, who, page).load()
    agenda.start_secret(here)
    browser.ask()
    assert browser.parts is not None
    return browser.parts


@pytest.mark.parametrize("who", ["khoi", "hanh", "on", "thuong"])
def test_the_room_shows_that_papers_go_round_and_no_paper_and_no_outcome(here: World, who: str) -> None:
    shown = live(here, who).shown
    assert ON_PAPER in shown["now"]
    assert (shown["papers"], shown["result"], shown["ballot"]) == ("", "", "")


@pytest.mark.parametrize("who", ["en", "luc"])
def test_a_guest_who_is_not_asked_to_it_learns_nothing_of_it(here: World, who: str) -> None:
    shown = live(here, who).shown
    assert ELSEWHERE in shown["now"]
    assert ON_PAPER not in "".join(shown.values())
    assert "Nội dung số 5" not in "".join(shown.values())


def test_the_hall_screen_shows_it_large_and_no_speaker(here: World) -> None:
    screen = Browser(here, "thuong", "screen").load()
    agenda.start_secret(here)
    make_turn(here, item(here, 5), "hanh", state="speaking")
    screen.ask()
    assert screen.parts is not None
    assert ON_PAPER in screen.parts.shown["stage"]
    assert "Hạnh" not in screen.parts.shown["stage"]


def test_the_desk_is_told_what_to_do_with_papers_and_devices(here: World) -> None:
    shown = live(here, "thuong", "desk").shown
    assert "ghi số bản phát và số bản thu vào sổ" in shown["desk-now"]
    assert "textarea" not in shown["writing"]
    assert f"/items/{item(here, 5).pk}/votes/" not in shown["desk-votes"]


def test_who_asks_to_speak_on_it_leaves_no_word(here: World) -> None:
    assert "subject" not in live(here, "hanh").shown["turn"]


def test_afterwards_everything_is_back(here: World) -> None:
    browser = Browser(here, "hanh", "room").load()
    agenda.start_secret(here)
    browser.ask()
    agenda.start(here, 2)
    browser.ask()
    assert browser.parts is not None
    assert "Dự thảo Đề án" in browser.parts.shown["papers"]
    assert ON_PAPER not in browser.parts.shown["now"]
