"""Who sees which item."""

import pytest

from agenda.access import may_arrange, may_see_item, must_arrange, must_lead, visible_items
from meetings.models import Attendee
from people.refusals import NotAllowed
from tests.agenda.factories import make_secret
from tests.factories import World, world


def seen(here: World, name: str) -> list[int]:
    return [item.position for item in visible_items(here.users[name], here.meeting)]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("khoi", [1, 2, 3, 4]),
        ("hanh", [1, 2, 3, 4]),
        ("thuong", [1, 2, 3, 4]),
        ("cham", [1, 2, 3, 4]),
        ("luc", [1]),
        ("en", [1, 2, 4]),
        ("stranger", []),
    ],
)
def test_guests_see_the_items_they_are_asked_to(running: World, name: str, expected: list[int]) -> None:
    assert seen(running, name) == expected


def test_a_guest_asked_to_a_restricted_item_sees_it(running: World) -> None:
    running.items[2].guests.create(attendee=running.attendee("luc"))
    assert seen(running, "luc") == [1, 3]


def test_a_guest_asked_by_none_sees_nothing(running: World) -> None:
    Attendee.objects.get(pk=running.attendee("luc").pk).guest_items.all().delete()
    assert seen(running, "luc") == []


@pytest.mark.parametrize(("name", "expected"), [("hanh", []), ("luc", []), ("thuong", [1, 2, 3, 4])])
def test_before_the_invitation_only_staff_sees_the_agenda(draft: World, name: str, expected: list[int]) -> None:
    assert seen(draft, name) == expected


def test_the_secretary_of_another_body_sees_nothing(running: World) -> None:
    elsewhere = world(code="noi-khac")
    assert list(visible_items(elsewhere.secretary, running.meeting)) == []


@pytest.mark.parametrize(("name", "expected"), [("hanh", True), ("luc", False), ("stranger", False)])
def test_one_item(running: World, name: str, expected: bool) -> None:
    assert may_see_item(running.users[name], running.items[1]) is expected


def test_an_attendee_is_asked_like_their_person(running: World) -> None:
    assert [may_see_item(running.attendee("en"), item) for item in running.items] == [True, True, False, True]


def test_a_secret_item_shows_its_number_alone(running: World) -> None:
    make_secret(running)
    titles = [item.shown_title for item in visible_items(running.users["hanh"], running.meeting)]
    assert titles[4] == "Nội dung số 5 - tài liệu giấy, phát và thu hồi tại hội nghị"


@pytest.mark.parametrize(
    ("name", "expected"),
    [("khoi", True), ("thuong", True), ("cham", True), ("hanh", False), ("luc", False), ("stranger", False)],
)
def test_staff_and_chair_arrange_the_agenda(running: World, name: str, expected: bool) -> None:
    assert may_arrange(running.users[name], running.meeting) is expected


def test_the_refusals_say_who_may(running: World) -> None:
    with pytest.raises(NotAllowed, match="thư ký hoặc chủ trì"):
        must_arrange(running.users["hanh"], running.meeting)
    with pytest.raises(NotAllowed, match="chủ trì hoặc thư ký"):
        must_lead(running.clerk, running.meeting)
