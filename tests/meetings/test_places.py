"""The seating plan: one person on a seat, and nobody overwrites what somebody else has just done."""

import re
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from meetings import places, planning
from meetings.models import Event, Meeting, Seat, SeatingPlan
from meetings.orders import Place
from people.models import User
from people.refusals import BadInput, NotAllowed, Stale
from tests.agenda.races import together
from tests.factories import World, world

pytestmark = pytest.mark.django_db


def room(here: World, rows: int = 3, columns: int = 4) -> SeatingPlan:
    plan = places.plan_of(here.meeting)
    seen = plan.revision if plan else 0
    return places.set_size(
        meeting=here.meeting, rows=rows, columns=columns, revision=seen, by=here.secretary, at=here.at()
    )


def fill(here: World, order: str = "rows", by: User | None = None) -> SeatingPlan:
    plan = places.plan_of(here.meeting)
    seen = plan.revision if plan else 0
    return places.fill(meeting=here.meeting, order=order, revision=seen, by=by or here.secretary, at=here.at())


def sit(
    here: World, who: str, place: Place | None, start: Place | None = None, other: str = "", by: str = "thuong"
) -> Seat | None:
    occupant = here.attendee(other).pk if other else None
    seen = places.Seen(start=start, occupant=occupant)
    return places.seat_attendee(attendee=here.attendee(who), place=place, seen=seen, by=here.users[by], at=here.at())


def seats(here: World) -> dict[str, Place]:
    rows = Seat.objects.filter(plan__meeting=here.meeting).values_list("attendee__user__username", "row", "column")
    return {name: (row, column) for name, row, column in rows}


def kinds(here: World) -> list[str]:
    return list(Event.objects.filter(meeting=here.meeting).values_list("kind", flat=True))


def test_a_person_sits_down_moves_and_stands_up(running: World) -> None:
    room(running)
    sit(running, "hanh", (1, 2))
    assert seats(running) == {"hanh": (1, 2)}
    sit(running, "hanh", (0, 1), start=(1, 2))
    assert seats(running) == {"hanh": (0, 1)}
    sit(running, "hanh", None, start=(0, 1))
    assert seats(running) == {}
    assert kinds(running) == ["SeatsArranged", "SeatTaken", "SeatTaken", "SeatLeft"]


def test_two_people_change_seats(running: World) -> None:
    room(running)
    sit(running, "hanh", (1, 1))
    sit(running, "an", (2, 2))
    sit(running, "hanh", (2, 2), start=(1, 1), other="an")
    assert seats(running) == {"hanh": (2, 2), "an": (1, 1)}


def test_who_has_no_seat_takes_a_seat_and_the_other_stands(running: World) -> None:
    room(running)
    sit(running, "an", (2, 2))
    sit(running, "hanh", (2, 2), other="an")
    assert seats(running) == {"hanh": (2, 2)}


def test_a_seat_that_somebody_else_has_just_filled_is_not_overwritten(running: World) -> None:
    room(running)
    sit(running, "an", (2, 2), by="cham")
    with pytest.raises(Stale):
        sit(running, "hanh", (2, 2))
    assert seats(running) == {"an": (2, 2)}


def test_a_person_whom_somebody_else_has_just_seated_is_not_moved(running: World) -> None:
    room(running)
    sit(running, "hanh", (1, 1), by="cham")
    with pytest.raises(Stale):
        sit(running, "hanh", (3, 3))
    assert seats(running) == {"hanh": (1, 1)}


@pytest.mark.parametrize("place", [(4, 1), (1, 5), (1, 0), (0, 5)])
def test_a_seat_outside_the_room_is_none(running: World, place: Place) -> None:
    room(running)
    with pytest.raises(BadInput):
        sit(running, "hanh", place)


def test_without_a_room_nobody_sits(running: World) -> None:
    with pytest.raises(places.NoPlan):
        sit(running, "hanh", (1, 1))


@pytest.mark.parametrize("who", ["khoi", "hanh", "en", "stranger"])
def test_only_the_office_arranges(running: World, who: str) -> None:
    room(running)
    with pytest.raises(NotAllowed):
        sit(running, "an", (1, 1), by=who)
    with pytest.raises(NotAllowed):
        fill(running, by=running.users[who])


@pytest.mark.parametrize("state", ["closed", "concluded", "cancelled"])
def test_after_the_meeting_the_plan_stays(running: World, state: str) -> None:
    room(running)
    Meeting.objects.filter(pk=running.meeting.pk).update(state=state)
    with pytest.raises(places.Over):
        sit(running, "an", (1, 1))
    with pytest.raises(places.Over):
        fill(running)


def test_the_chair_sits_in_front_and_the_others_in_protocol_order(running: World) -> None:
    room(running, 3, 5)
    fill(running)
    placed = seats(running)
    assert placed.pop("khoi") == (0, 3)
    assert [placed[name] for name in ("hanh", "an", "giao", "dat", "nguyet", "quocan")] == [
        *((1, column) for column in range(1, 6)),
        (2, 1),
    ]
    assert {"thuong", "cham"} & set(placed) == set()
    assert {"luc", "en"} < set(placed)


def test_a_room_with_too_few_seats_stays_as_it_was(running: World) -> None:
    room(running, 2, 2)
    sit(running, "hanh", (2, 2))
    with pytest.raises(places.TooSmall):
        fill(running)
    assert seats(running) == {"hanh": (2, 2)}


def test_the_room_does_not_shrink_under_somebody(running: World) -> None:
    room(running, 3, 4)
    sit(running, "hanh", (3, 4))
    with pytest.raises(places.TooSmall):
        room(running, 2, 4)
    assert room(running, 3, 9).columns == 9


@pytest.mark.parametrize("size", [(0, 1), (1, 0), (51, 1), (1, 51)])
def test_a_room_has_a_size(running: World, size: tuple[int, int]) -> None:
    with pytest.raises(BadInput):
        room(running, *size)


def test_the_whole_plan_is_not_changed_over_somebodys_seat(running: World) -> None:
    seen = room(running).revision
    sit(running, "hanh", (1, 1), by="cham")
    said: dict[str, Any] = {"meeting": running.meeting, "revision": seen, "by": running.secretary, "at": running.at()}
    with pytest.raises(Stale):
        places.fill(order="rows", **said)
    with pytest.raises(Stale):
        places.clear(**said)
    with pytest.raises(Stale):
        places.set_size(rows=9, columns=9, **said)
    assert seats(running) == {"hanh": (1, 1)}


def test_everybody_stands_up(running: World) -> None:
    room(running, 4, 4)
    plan = fill(running)
    places.clear(meeting=running.meeting, revision=plan.revision, by=running.secretary, at=running.at())
    assert seats(running) == {}
    assert places.plan_of(running.meeting) is not None


def test_the_next_meeting_begins_with_the_same_seats(running: World) -> None:
    room(running, 4, 4)
    fill(running)
    made = planning.plan_meeting(
        body=running.body,
        term=running.term,
        plan=planning.Plan(
            ordinal=19, title="Phiên 19", starts_at=running.meeting.starts_at + timedelta(days=7), place="Phòng 1"
        ),
        by=running.secretary,
        at=running.at(),
    )
    before = seats(running)
    running.meeting = made
    assert seats(running) == {name: place for name, place in before.items() if name not in ("luc", "en")}


def test_the_proposed_room_seats_everybody(running: World) -> None:
    rows, columns = places.proposed(running.meeting)
    assert rows * columns >= places.seated(running.meeting).count()


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_two_who_want_the_same_seat_at_once() -> None:
    here = world(state="running", present=10)
    room(here)
    results = together([partial(sit, here, who, (1, 1)) for who in ("hanh", "an")])
    assert sorted(type(one).__name__ for one in results) == ["Seat", "Stale"]
    assert list(seats(here).values()) == [(1, 1)]


def test_a_seat_by_its_numbers_swaps_like_any_other(running: World) -> None:
    room(running)
    sit(running, "hanh", (1, 1))
    sit(running, "an", (1, 2))
    number(running, "hanh", (1, 2))
    assert seats(running) == {"hanh": (1, 2), "an": (1, 1)}
    number(running, "hanh", None)
    assert seats(running) == {"an": (1, 1)}


def test_by_numbers_too_nothing_is_overwritten(running: World) -> None:
    plan = room(running)
    sit(running, "an", (1, 2))
    with pytest.raises(Stale):
        number(running, "hanh", (1, 2), revision=plan.revision)
    assert seats(running) == {"an": (1, 2)}


@pytest.mark.parametrize(
    ("row", "column", "where"),
    [("2", "3", {"hanh": (2, 3)}), ("", "", {}), ("2", "", {"hanh": (1, 1)}), ("9", "1", {"hanh": (1, 1)})],
)
def test_the_form_works_without_script(running: World, row: str, column: str, where: dict[str, Place]) -> None:
    room(running)
    sit(running, "hanh", (1, 1))
    client = Client()
    client.force_login(running.secretary, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(reverse("realtime:seats", args=[running.meeting.pk])).content.decode()
    revision = re.search(r'name="revision" value="(\d+)"', page.partition("hall-numbers")[2])
    assert revision is not None
    sent = {"attendee": str(running.attendee("hanh").pk), "row": row, "column": column, "revision": revision[1]}
    address = reverse("meetings:seating-number", args=[running.meeting.pk])
    assert client.post(address, sent).status_code == 303
    assert seats(running) == where


def number(here: World, who: str, place: Place | None, revision: int | None = None) -> Seat | None:
    plan = places.plan_of(here.meeting)
    seen = plan.revision if plan and revision is None else revision or 0
    return places.seat_by_number(
        attendee=here.attendee(who), place=place, revision=seen, by=here.secretary, at=here.at()
    )
