"""The screens in the hall: the desk says what each shows, each goes on by itself."""

from typing import Any

import pytest
from django.db.models import Model
from django.test import Client

from agenda.models import Item
from agenda.turns import ask_to_speak, give_floor
from documents.models import Paper
from documents.presenting import course
from meetings.access import Audience
from meetings.models import Event, Meeting
from people.refusals import BadInput, NotAllowed
from realtime import regions
from realtime.boards import screen as boards
from realtime.editions import Edition, Page, edition
from realtime.models import MOST, Screen, Show
from realtime.screens import NoScreen, add_screen, remove_screen, screens_of, set_screen, stage_of
from tests.agenda.factories import make_current
from tests.browser.sheet import Sheet
from tests.documents.presenting.factories import TITLE, make_presentation
from tests.factories import World, world
from tests.realtime.parts import parts_of
from tests.voting.factories import make_open

BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def here(db: None) -> World:
    return world(state="running", present=10)


def put(here: World, number: int, shows: str, text: str = "") -> Screen:
    return set_screen(meeting=here.meeting, number=number, shows=shows, text=text, by=here.secretary, at=here.at(1))


def page_of(here: World, number: int) -> str:
    client = Client()
    client.force_login(here.users["thuong"], BACKEND)
    answer = client.get(f"/meetings/{here.meeting.pk}/screen/{number}/")
    assert answer.status_code == 200
    return answer.content.decode()


def shown(here: World, number: int) -> str:
    return page_of(here, number).split("<main")[1].split("</main")[0]


def test_there_is_one_that_follows_the_meeting(here: World) -> None:
    assert [(one.number, one.shows) for one in screens_of(here.meeting)] == [(1, Show.MEETING)]
    assert Screen.objects.count() == 0


def test_each_shows_something_of_its_own(here: World) -> None:
    vote = make_open(here)
    turn = ask_to_speak(attendee=here.attendee("an"), item=here.items[1], by=here.users["an"], at=here.at(51))
    give_floor(turn=turn, by=here.chair, at=here.at(52))
    for number, shows in enumerate([Show.ITEM, Show.AGENDA, Show.PEOPLE, Show.GATE, Show.TEXT], start=2):
        add_screen(meeting=here.meeting, by=here.secretary, at=here.at(0))
        put(here, number, shows, "Nghỉ đến 10 giờ 15" if shows == Show.TEXT else "")
    assert vote.question in shown(here, 1)
    assert str(here.users["an"]) in shown(here, 2)
    assert vote.question not in shown(here, 2)
    assert here.items[0].title in shown(here, 3)
    assert "10/11" in shown(here, 4)
    assert "data-gate=" in shown(here, 5)
    assert "Nghỉ đến 10 giờ 15" in shown(here, 6)


def test_every_change_is_in_the_journal_once(here: World) -> None:
    put(here, 1, Show.AGENDA)
    put(here, 1, Show.AGENDA)
    put(here, 1, Show.MEETING)
    said = Event.objects.filter(kind="ScreenSet").order_by("seq").values_list("payload", flat=True)
    assert list(said) == [{"screen": 1, "shows": "agenda"}, {"screen": 1, "shows": "meeting"}]


def test_an_announcement_is_never_in_the_journal(here: World) -> None:
    put(here, 1, Show.TEXT, "Mời các đồng chí vào phòng")
    put(here, 1, Show.TEXT, "Nghỉ")
    assert [event.payload for event in Event.objects.filter(kind="ScreenSet")] == [{"screen": 1, "shows": "text"}] * 2


def test_what_makes_no_sense_is_refused_in_words(here: World) -> None:
    with pytest.raises(BadInput, match="trong danh sách"):
        put(here, 1, "film")
    with pytest.raises(BadInput, match="Ghi dòng thông báo"):
        put(here, 1, Show.TEXT, "  ")
    with pytest.raises(NoScreen, match="đã được bỏ"):
        put(here, 2, Show.AGENDA)
    with pytest.raises(NotAllowed, match="Chỉ văn phòng"):
        set_screen(meeting=here.meeting, number=1, shows=Show.AGENDA, by=here.chair, at=here.at(1))


def test_so_many_and_no_more_and_the_lowest_number_comes_back(here: World) -> None:
    for _ in range(MOST - 1):
        add_screen(meeting=here.meeting, by=here.secretary, at=here.at(0))
    with pytest.raises(NoScreen, match=f"nhiều nhất {MOST}"):
        add_screen(meeting=here.meeting, by=here.secretary, at=here.at(0))
    remove_screen(meeting=here.meeting, number=3, by=here.secretary, at=here.at(1))
    remove_screen(meeting=here.meeting, number=3, by=here.secretary, at=here.at(1))
    assert add_screen(meeting=here.meeting, by=here.secretary, at=here.at(2)).number == 3


def test_a_screen_that_was_taken_away_follows_the_meeting(here: World) -> None:
    make_current(here, 2)
    assert here.items[1].title in shown(here, 4)


@pytest.mark.parametrize("shows", [one for one in Show if one != Show.TEXT])
def test_while_a_secret_item_is_discussed_every_screen_says_only_that(here: World, shows: Show) -> None:
    Item.objects.filter(pk=here.items[1].pk).update(
        secrecy="mat", title="", kind="", presenter="", office=None, state="current"
    )
    put(here, 1, shows)
    said = shown(here, 1)
    if shows not in (Show.GATE, Show.PEOPLE):
        assert "Nội dung tài liệu giấy" in said
    assert here.items[0].title not in said


def test_the_page_that_is_presented_stands_on_the_screen_that_is_to_show_it(here: World) -> None:
    make_current(here, 2)
    put(here, 1, Show.PAPER)
    assert here.items[1].title in shown(here, 1)
    made = make_presentation(here, page=3)
    said = shown(here, 1)
    assert f'data-hall-paper="{made.pk}"' in said
    assert f"/papers/{made.version.paper_id}/versions/1/pages/" in said
    assert TITLE in said
    assert f"Trình bày: {here.chair}" in said
    assert "data-hall-paper" not in shown(here, 2)
    course.end(presentation=made, by=here.chair, at=here.at(30))
    assert "data-hall-paper" not in shown(here, 1)


CLOSED: list[tuple[str, type[Model], dict[str, Any]]] = [
    ("room only", Paper, {"circulation": "room"}),
    ("restricted", Item, {"restricted": True}),
    ("secret", Item, {"secrecy": "mat", "title": "", "kind": "", "presenter": "", "office": None}),
    ("taken back", Paper, {"state": "withdrawn"}),
    ("recess", Meeting, {"state": "recess"}),
]


@pytest.mark.parametrize(("model", "facts"), [case[1:] for case in CLOSED], ids=[case[0] for case in CLOSED])
def test_what_is_not_for_every_eye_is_never_on_a_screen(here: World, model: Any, facts: dict[str, Any]) -> None:
    make_current(here, 2)
    put(here, 1, Show.PAPER)
    made = make_presentation(here, page=3)
    keys = {Paper: made.version.paper_id, Item: here.items[1].pk, Meeting: here.meeting.pk}
    assert model.objects.filter(pk=keys[model]).update(**facts) == 1
    said = shown(here, 1)
    assert "data-hall-paper" not in said
    assert TITLE not in said


def test_a_long_agenda_is_shown_around_where_the_meeting_is(here: World) -> None:
    Item.objects.filter(meeting=here.meeting).delete()
    rows = [
        Item(
            meeting=here.meeting,
            position=number,
            title=f"Nội dung thứ {number}",
            state="done" if number < 9 else "planned",
        )
        for number in range(1, 21)
    ]
    Item.objects.bulk_create(rows)
    put(here, 1, Show.AGENDA)
    said = shown(here, 1)
    titles = [number for number in range(1, 21) if f"Nội dung thứ {number}<" in said]
    assert titles == list(range(7, 7 + boards.AROUND))
    assert "và 7 mục nữa" in said


def test_a_page_whose_screen_shows_something_else_loads_again(sheet: Sheet) -> None:
    page = sheet.show(
        '<div data-screen-page="2" data-shows="agenda "><span data-region="placement" class="region">'
        '<span hidden data-screen="2" data-shows="agenda "></span></span></div>'
        '<script type="module" src="/static/realtime/js/screen.js"></script>'
    )
    tell = """(shows) => {
        document.querySelector("[data-screen]").dataset.shows = shows;
        document.dispatchEvent(new CustomEvent("live:updated", { detail: { name: "placement" } }));
    }"""
    page.evaluate("window.old = true")
    page.evaluate(tell, "agenda ")
    assert page.evaluate("window.old") is True
    with page.expect_navigation():
        page.evaluate(tell, "vote ")
    assert page.evaluate("window.old") is None


def names(shows: str) -> set[str]:
    return {one.name for one in regions.of(Edition(Page.SCREEN, Audience.SCREEN, "vi", shows))}


@pytest.mark.parametrize("shows", list(Show))
def test_of_what_screens_can_show_only_what_one_shows_is_drawn(here: World, shows: Show) -> None:
    put(here, 1, shows, "Nghỉ" if shows == Show.TEXT else "")
    parts = parts_of(page_of(here, 1))
    assert parts.names == names(shows)
    assert f"&shows={shows}" in parts.socket
    assert f"&shows={shows}" in parts.poll


def test_a_screen_that_does_not_say_what_it_shows_hears_of_everything(here: World) -> None:
    assert edition(Audience.SECRETARY, "screen", "vi", "film") == edition(Audience.SECRETARY, "screen", "vi")
    assert names("") == {"foot", "placement", *(stage_of(shows) for shows in Show if shows != Show.TEXT)}
    room = edition(Audience.MEMBER, "room", "vi", Show.VOTE)
    assert room is not None
    assert room.shows == ""
