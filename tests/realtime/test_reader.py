"""The line above a paper that is read: where the meeting is, and what calls the reader back."""

from pathlib import Path

import pytest
from pytest_django import Settings

from agenda.models import Item
from agenda.turns import ask_to_speak, give_floor
from tests.factories import World, world
from tests.realtime.browser import Browser
from tests.realtime.happenings import agenda as happenings
from tests.realtime.test_fresh import read_by_all
from tests.voting.factories import cast, make_open
from tests.voting.tablets import Tablet, make_box

pytestmark = pytest.mark.django_db


@pytest.fixture
def here(settings: Settings, tmp_path: Path) -> World:
    settings.MEDIA_ROOT = tmp_path
    made = reading("running")
    Item.objects.filter(pk=made.items[1].pk).update(state="current", started_at=made.at(5))
    return made


def reading(state: str) -> World:
    made = world(state=state, present=10)
    read_by_all(made)
    return made


def line(made: World, who: str) -> str:
    parts = Browser(made, who, "reader").load().parts
    assert parts is not None
    return parts.shown["line"]


def test_it_says_which_item_is_discussed_and_leads_back_to_the_room(here: World) -> None:
    shown = line(here, "hanh")
    assert "Đang bàn mục" in shown
    assert f"/meetings/{here.meeting.pk}/room/" in shown


def test_the_office_goes_back_to_its_desk(here: World) -> None:
    assert f"/meetings/{here.meeting.pk}/desk/" in line(here, "thuong")


def test_before_the_meeting_there_is_nothing_to_say() -> None:
    assert line(reading("convened"), "hanh") == ""


@pytest.mark.parametrize(("state", "said"), [("recess", "tạm nghỉ"), ("closed", "đã bế mạc"), ("concluded", "")])
def test_it_says_how_the_meeting_stands(state: str, said: str) -> None:
    shown = line(reading(state), "hanh")
    assert said in shown
    assert bool(shown) == bool(said)


def test_a_draft_has_no_line() -> None:
    made = reading("draft")
    parts = Browser(made, "thuong", "reader").load().parts
    assert parts is not None
    assert "line" not in parts.names


def test_an_open_vote_calls_who_has_not_answered(here: World) -> None:
    vote = make_open(here)
    assert "Đến phiếu của đồng chí" in line(here, "hanh")
    cast(here, vote, "hanh", "yes", minute=51)
    shown = line(here, "hanh")
    assert "Câu trả lời của đồng chí đã ghi nhận." in shown
    assert "Đến phiếu" not in shown


def test_who_has_voted_secretly_is_not_called_again(here: World) -> None:
    vote = make_box(here)
    assert "Đến phiếu của đồng chí" in line(here, "hanh")
    Tablet(vote).send(here, "hanh")
    assert "Đến phiếu" not in line(here, "hanh")
    assert "Đến phiếu của đồng chí" in line(here, "an")


def test_an_open_vote_sends_who_is_not_here_to_the_check_in(here: World) -> None:
    make_open(here)
    assert f"/meetings/{here.meeting.pk}/check-in/" in line(here, "on")


def test_an_open_vote_is_no_matter_of_who_has_no_vote(here: World) -> None:
    make_open(here)
    assert "Đang biểu quyết" not in line(here, "thuong")


def test_who_is_called_to_speak_is_told(here: World) -> None:
    turn = ask_to_speak(attendee=here.attendee("hanh"), item=here.items[1], by=here.users["hanh"], at=here.at(10))
    give_floor(turn=turn, by=here.chair, at=here.at(11))
    assert "Mời đồng chí phát biểu" in line(here, "hanh")
    assert "Mời đồng chí phát biểu" not in line(here, "an")


@pytest.mark.parametrize(("who", "covered"), [("hanh", True), ("thuong", True), ("luc", False)])
def test_a_secret_item_covers_the_paper_of_everybody_at_the_table(here: World, who: str, covered: bool) -> None:
    happenings.with_secret_next(here)
    browser = Browser(here, who, "reader").load()
    happenings.start_secret(here)
    browser.ask()
    assert browser.parts is not None
    assert ("line--paper" in browser.parts.shown["line"]) == covered


def test_who_steps_back_has_the_papers_of_the_item_covered(here: World) -> None:
    """Whichever window the paper is open in: the line brings the cover, the page lays it over a paper of that item."""
    tablet = Browser(here, "uoc", "reader").load()
    assert tablet.parts is not None
    assert "data-covers-item" not in tablet.parts.shown["line"]
    recusal = happenings.step_back(here)
    name = recusal.attendee.user.username
    assert f'data-covers-item="{recusal.item_id}" hidden' in line(here, name)
    assert "data-covers-item" not in line(here, "hanh")
