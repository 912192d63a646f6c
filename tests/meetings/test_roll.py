"""The roll of a meeting: who is called, found by name, a page at a time."""

import pytest
from django.test import Client
from django.urls import reverse

from meetings import roll
from meetings.attendance import present
from meetings.models import Attendance, Attendee
from tests.factories import World, make_user, world


@pytest.fixture
def here(db: None) -> World:
    return world(state="convened", present=3)


@pytest.fixture
def office(here: World) -> Client:
    client = Client()
    client.force_login(here.secretary, backend="django.contrib.auth.backends.ModelBackend")
    return client


def more(here: World, count: int) -> None:
    """So many more members, none of them in the room."""
    users = [make_user(f"them{number}", f"Đại biểu {number:03d}") for number in range(count)]
    Attendee.objects.bulk_create(
        Attendee(meeting=here.meeting, user=user, role="member", is_member=True, position=40) for user in users
    )


def names(office: Client, here: World, query: str = "") -> list[str]:
    answer = office.get(reverse("meetings:roll", args=[here.meeting.pk]) + query)
    assert answer.status_code == 200
    return [one.user.username for one in answer.context["page"].object_list]


def test_staff_who_are_no_members_are_not_called(here: World) -> None:
    called = roll.roll(here.meeting)
    assert [one.user.username for one in called][-2:] == ["en", "luc"]
    assert {one.pk for one in called} == {one.pk for one in Attendee.objects.all() if roll.is_called(one)}
    assert not called.filter(user__username__in=["thuong", "cham"]).exists()


def test_the_page_begins_with_those_who_are_missing(office: Client, here: World) -> None:
    assert names(office, here)[:2] == ["giao", "dat"]
    assert names(office, here, "?show=here") == ["khoi", "hanh", "an"]
    assert len(names(office, here, "?show=all")) == 13
    assert names(office, here, "?show=nonsense") == names(office, here)


def test_somebody_is_found_without_marks_wherever_they_are(office: Client, here: World) -> None:
    assert names(office, here, "?q=thu+hanh") == ["hanh"]
    assert names(office, here, "?q=nguyet+dang") == ["nguyet"]
    assert names(office, here, "?q=nobody") == []


def test_a_page_has_so_many_and_the_rest_follow(office: Client, here: World) -> None:
    more(here, 70)
    first, second = names(office, here), names(office, here, "?page=2")
    assert (len(first), len(second)) == (roll.SHOWN, 80 - roll.SHOWN)
    assert not set(first) & set(second)


def test_ticking_goes_back_to_the_same_page_of_the_list(office: Client, here: World) -> None:
    back = reverse("meetings:roll", args=[here.meeting.pk]) + "?show=all&q=dat"
    page = office.get(back).content.decode()
    assert "data-quiet" not in page.partition('class="rows"')[2].partition("</ul>")[0]
    attendee = here.attendee("dat")
    answer = office.post(reverse("meetings:presence", args=[attendee.pk]), {"here": "in", "next": back})
    assert (answer.status_code, answer["Location"]) == (303, back)
    assert "dat" in names(office, here, "?show=here")


def test_of_a_large_meeting_the_desk_shows_the_first_who_are_missing(office: Client, here: World) -> None:
    more(here, 70)
    page = office.get(reverse("realtime:desk", args=[here.meeting.pk])).content.decode()
    assert page.count('class="row roll"') == roll.SHOWN
    assert "Có mặt 3/83" in page
    assert "còn 23 đồng chí khác trong danh sách" in page
    assert f'id="attendee-{here.attendee("khoi").pk}"' not in page
    assert f'id="attendee-{here.attendee("giao").pk}"' in page


def test_of_a_large_meeting_where_everybody_is_here_the_desk_says_so(office: Client, here: World) -> None:
    more(here, 70)
    absent = Attendee.objects.filter(meeting=here.meeting).exclude(pk__in=present(here.meeting))
    at, how = here.at(0), Attendance.How.DESK
    Attendance.objects.bulk_create(
        Attendance(attendee=one, in_at=at, how=how, noted_by=here.secretary) for one in absent
    )
    page = office.get(reverse("realtime:desk", args=[here.meeting.pk])).content.decode()
    assert "Có mặt 83/83" in page
    assert "Mọi đồng chí trong danh sách đều đã có mặt" in page
    assert "chưa có mặt; còn" not in page


def test_of_a_small_meeting_the_desk_shows_everybody(office: Client, here: World) -> None:
    page = office.get(reverse("realtime:desk", args=[here.meeting.pk])).content.decode()
    assert page.count('class="row roll"') == 13
    assert reverse("meetings:roll", args=[here.meeting.pk]) not in page
