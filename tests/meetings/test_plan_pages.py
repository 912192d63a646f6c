"""The pages on which the office enters and changes a meeting and asks people."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from meetings import planning
from meetings.models import Attendee, Meeting
from people.models import Membership, Term
from tests.factories import World, world

pytestmark = pytest.mark.django_db
FIELDS = {
    "ordinal": "19",
    "title": "Phiên họp thứ 19",
    "starts_at": "2026-12-10T08:00",
    "place": "Phòng họp số 1",
    "mode": "in_person",
    "note": "",
}


@pytest.fixture
def here() -> World:
    return world(state="convened")


@pytest.fixture
def office(here: World) -> Client:
    client = Client()
    client.force_login(here.secretary, backend="django.contrib.auth.backends.ModelBackend")
    return client


def new(office: Client, here: World, **changed: str) -> Any:
    return office.post(reverse("meetings:new", args=[here.body.pk]), FIELDS | changed)


def test_a_meeting_is_entered_in_vietnamese_time(office: Client, here: World) -> None:
    assert new(office, here).status_code == 303
    made = Meeting.objects.get(ordinal=19)
    assert (made.starts_at.isoformat(), made.state) == ("2026-12-10T01:00:00+00:00", "draft")


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"ordinal": "18"}, "Phiên thứ 18 của nhiệm kỳ này đã có. Chọn số khác."),
        ({"ordinal": "0"}, "Ordinal"),
        ({"ordinal": "99999999999"}, "Ordinal"),
        ({"starts_at": "0001-01-01T00:00"}, "Năm họp không đúng. Kiểm tra lại ngày họp."),
        ({"starts_at": "9999-12-31T23:59"}, "Năm họp không đúng. Kiểm tra lại ngày họp."),
        ({"starts_at": "2020-01-01T08:00"}, "Chưa có nhiệm kỳ nào vào ngày họp này. Kiểm tra lại ngày họp."),
        ({"starts_at": "mai"}, "Starts"),
        ({"mode": "bay"}, "Mode"),
        ({"title": "x" * 251}, "Title"),
        ({"title": "  "}, "Title"),
        ({"note": "x" * 4001}, "Note"),
    ],
)
def test_what_cannot_be_is_told_on_the_form(office: Client, here: World, changed: dict[str, str], said: str) -> None:
    answer = new(office, here, **changed)
    assert answer.status_code == 200
    errors = [error for found in answer.context["form"].errors.values() for error in found]
    assert len(errors) == 1
    if said[0].isascii() and said in ("Ordinal", "Starts", "Mode", "Title", "Note"):
        assert next(iter(answer.context["form"].errors)).startswith(said.lower())
    else:
        assert errors == [said]
    assert Meeting.objects.count() == 1


def test_without_a_term_the_form_still_opens_and_says_why(office: Client, here: World) -> None:
    Term.objects.update(ends=date(2026, 11, 30))
    assert office.get(reverse("meetings:new", args=[here.body.pk])).status_code == 200
    assert "Chưa có nhiệm kỳ nào" in new(office, here).content.decode()


def test_a_meeting_does_not_leave_its_term(office: Client, here: World) -> None:
    Term.objects.update(ends=date(2026, 11, 30))
    answer = office.post(reverse("meetings:edit", args=[here.meeting.pk]), FIELDS | {"ordinal": "18"})
    assert "Ngày họp nằm ngoài nhiệm kỳ 2025-2030." in answer.content.decode()


def test_the_second_of_two_forms_that_were_open_is_not_saved(office: Client, here: World) -> None:
    url = reverse("meetings:edit", args=[here.meeting.pk])
    mark = office.get(url).context["mark"]
    first = FIELDS | {"ordinal": "18", "starts_at": "2026-11-12T08:00", "mark": mark}
    assert office.post(url, first | {"place": "Phòng 2"}).status_code == 303
    late = office.post(url, first | {"place": "Phòng 3"})
    assert "Có người vừa sửa phiên họp này." in late.content.decode()
    assert late.context["mark"] == mark  # sending the same page again does not get through either
    here.meeting.refresh_from_db()
    assert here.meeting.place == "Phòng 2"
    assert planning.seen(here.meeting) != mark


def test_guests_are_found_without_their_marks(office: Client, here: World) -> None:
    url = reverse("meetings:guests", args=[here.meeting.pk])
    office_of = here.offices["Ban Xây dựng Đảng"]
    stranger = here.users["stranger"]
    stranger.office, stranger.full_name = office_of, "Đỗ Thị Hường"
    stranger.save()
    offered = office.get(url, {"q": "do thi huong"}).context["form"].fields["user"].queryset
    assert list(offered) == [stranger]
    assert list(office.get(url, {"q": "hanh phuc"}).context["form"].fields["user"].queryset) == []


def test_a_guest_who_becomes_a_member_can_still_be_convened(here: World, office: Client) -> None:
    Meeting.objects.update(state="draft")
    guest = Attendee.objects.get(user=here.users["luc"])
    Membership.objects.create(body=here.body, user=guest.user, position=12, starts=date(2026, 11, 1))
    answer = office.post(reverse("meetings:convening", args=[here.meeting.pk]))
    assert answer.status_code == 303
    assert Attendee.objects.filter(is_member=True).count() == 12
