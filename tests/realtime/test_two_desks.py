"""Two people run the desk together: what both press is done once, and both pages show the same afterwards."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from agenda.drafting import seen
from agenda.models import Conclusion, Turn
from meetings.models import Seat, SeatingPlan
from people.models import StaffRole
from tests.agenda.factories import make_conclusion, make_current, make_turn
from tests.factories import World
from tests.realtime.browser import Browser, differences
from tests.voting.factories import make_open, make_vote
from voting.models import Vote

pytestmark = pytest.mark.django_db


@pytest.fixture
def here(running: World) -> World:
    """A meeting in session whose two people of the office are both secretaries."""
    StaffRole.objects.filter(user=running.clerk).update(role=StaffRole.Role.SECRETARY)
    return running


def press(client: Client, name: str, key: object, **fields: Any) -> tuple[int, str]:
    """The status and the sentence that the one who presses gets to see."""
    answer = client.post(reverse(name, args=[key]), fields, headers={"X-Quiet": "1"})
    said = answer.json().get("message", "") if answer.content else ""
    return answer.status_code, said


Press = Callable[[Client], tuple[int, str]]


def both(
    here: World, *calls: Press, page: str = "desk", who: tuple[str, str] = ("thuong", "cham")
) -> list[tuple[int, str]]:
    """Two desks are open; each presses on what it still shows; then both hear what happened and must be alike."""
    desks = [Browser(here, one, page).load() for one in who]
    answers = [call(desk.client) for call, desk in zip(calls, desks, strict=True)]
    for desk in desks:
        desk.ask()
    fresh = desks[0].fresh()
    for desk in desks:
        assert desk.parts is not None
        assert fresh is not None
        assert {name for name in differences(desk.parts, fresh) if name in fresh.names} == set()
    return answers


def refused(answer: tuple[int, str]) -> bool:
    return answer[0] == 409 and len(answer[1]) > 20


def test_an_item_is_taken_up_once(here: World) -> None:
    item = here.items[1]
    first, second = both(here, *[lambda client: press(client, "agenda:discussion", item.pk)] * 2)
    assert (first[0], second[0]) == (204, 204)
    item.refresh_from_db()
    assert item.state == "current"


def test_a_vote_is_opened_once(here: World) -> None:
    make_current(here, 2)
    vote = make_vote(here)
    first, second = both(here, *[lambda client: press(client, "voting:opening", vote.pk)] * 2)
    assert first[0] < 300
    assert refused(second)
    assert Vote.objects.get().state == "open"


def test_a_vote_is_closed_once(here: World) -> None:
    vote = make_open(here)
    first, second = both(here, *[lambda client: press(client, "voting:closing", vote.pk)] * 2)
    assert first[0] < 300
    assert refused(second)


def test_one_closes_while_the_other_breaks_off(here: World) -> None:
    vote = make_open(here)
    first, second = both(
        here,
        lambda client: press(client, "voting:closing", vote.pk),
        lambda client: press(client, "voting:cancellation", vote.pk, reason="Nhầm nội dung"),
    )
    assert first[0] < 300
    assert refused(second)
    assert Vote.objects.get().state == "closed"


def test_the_floor_goes_to_one(here: World) -> None:
    make_current(here, 2)
    turns = [make_turn(here, here.items[1], name) for name in ("uoc", "nhi")]
    first, second = both(
        here,
        lambda client: press(client, "agenda:floor", turns[0].pk),
        lambda client: press(client, "agenda:floor", turns[0].pk),
    )
    assert first[0] < 300
    assert second[0] in (204, 409)
    assert Turn.objects.filter(state="speaking").count() == 1


def test_a_conclusion_is_approved_once(here: World) -> None:
    item = make_current(here, 2)
    kept = make_conclusion(here, item)
    mark = seen(item, kept)
    first, second = both(
        here,
        *[lambda client: press(client, "agenda:approval", item.pk, seen=mark)] * 2,
        who=("khoi", "khoi"),
        page="room",
    )
    assert first[0] < 300
    assert refused(second)
    assert Conclusion.objects.get(pk=kept.pk).revision == 1


def test_a_seat_goes_to_who_came_first(here: World) -> None:
    SeatingPlan.objects.create(meeting=here.meeting, rows=2, columns=6, revision=1)
    first, second = both(
        here,
        lambda client: press(client, "meetings:seat", here.attendee("hanh").pk, place="1-1"),
        lambda client: press(client, "meetings:seat", here.attendee("an").pk, place="1-1"),
        page="seats",
    )
    assert first[0] == 204
    assert refused(second)
    assert [seat.attendee.user.username for seat in Seat.objects.all()] == ["hanh"]


def test_seating_in_order_does_not_undo_what_the_other_just_did(here: World) -> None:
    SeatingPlan.objects.create(meeting=here.meeting, rows=2, columns=8, revision=1)
    first, second = both(
        here,
        lambda client: press(client, "meetings:seat", here.attendee("hanh").pk, place="1-1"),
        lambda client: press(client, "meetings:seating-order", here.meeting.pk, order="rows", revision="1"),
        page="seats",
    )
    assert first[0] == 204
    assert refused(second)
    assert Seat.objects.count() == 1


@pytest.mark.parametrize(("forth", "back", "state"), [("recess", "resumption", "running")])
def test_a_recess_by_mistake_has_a_way_back(here: World, forth: str, back: str, state: str) -> None:
    desk = Browser(here, "thuong", "desk").load()
    assert press(desk.client, f"meetings:{forth}", here.meeting.pk)[0] == 200
    assert desk.fresh() is not None
    page = desk.client.get(desk.address).content.decode()
    assert reverse(f"meetings:{back}", args=[here.meeting.pk]) in page
    assert press(desk.client, f"meetings:{back}", here.meeting.pk)[0] == 200
    here.meeting.refresh_from_db()
    assert here.meeting.state == state


def test_a_tick_by_mistake_is_taken_back_and_leaves_no_stay(here: World) -> None:
    desk, who = Browser(here, "thuong", "desk").load(), here.attendee("on")
    assert press(desk.client, "meetings:presence", who.pk, here="in")[0] == 204
    assert who.stays.count() == 1
    assert press(desk.client, "meetings:presence", who.pk, here="out")[0] == 204
    assert who.stays.count() == 0


def test_an_item_taken_up_by_mistake_has_a_way_back(here: World) -> None:
    desk = Browser(here, "thuong", "desk").load()
    right, wrong = here.items[1], here.items[2]
    for item in (right, wrong):
        assert press(desk.client, "agenda:discussion", item.pk)[0] == 204
    page = desk.client.get(desk.address).content.decode()
    assert reverse("agenda:discussion", args=[right.pk]) in page
    assert press(desk.client, "agenda:discussion", right.pk)[0] == 204
    right.refresh_from_db()
    assert (right.state, right.ended_at) == ("current", None)
    assert reverse("agenda:discussion", args=[wrong.pk]) in desk.client.get(desk.address).content.decode()


def test_somebody_seated_by_mistake_goes_back(here: World) -> None:
    SeatingPlan.objects.create(meeting=here.meeting, rows=2, columns=6, revision=1)
    desk, who = Browser(here, "thuong", "desk").load(), here.attendee("hanh").pk
    assert press(desk.client, "meetings:seat", who, place="1-1")[0] == 204
    assert press(desk.client, "meetings:seat", who, place="2-2", start="1-1")[0] == 204
    assert press(desk.client, "meetings:seat", who, place="1-1", start="2-2")[0] == 204
    assert [(seat.row, seat.column) for seat in Seat.objects.all()] == [(1, 1)]
