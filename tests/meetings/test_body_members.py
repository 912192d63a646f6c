"""The list of a body's members: added, as what they stand, gone; and the meetings that follow it."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from meetings import session
from meetings.body_members import HasLeft, SitsAlready, StandsOtherwise, Terms, end_seat, give_standing, seat_member
from meetings.models import Attendee, Event
from people.models import Body, Membership, SeatChange, User
from people.queries import members_on, standings_on
from people.refusals import BadInput, NotAllowed
from tests.factories import World, world

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 1)


@pytest.fixture
def here() -> World:
    made = world()
    Body.objects.update(kind="cb")
    made.body.refresh_from_db()
    stranger = made.users["stranger"]
    stranger.office = made.offices["Ban Xây dựng Đảng"]
    stranger.save()
    return made


def seat_of(here: World, name: str) -> Membership:
    return Membership.objects.get(user=here.users[name])


def stand(here: World, name: str, kind: str, starts: date, ends: date | None = None, by: User | None = None) -> None:
    terms = Terms(kind=kind, starts=starts, ends=ends, decision="Quyết định số 5-QĐ/ĐU")
    give_standing(seat_id=seat_of(here, name).pk, terms=terms, by=by or here.secretary, at=here.at(-9000))


def told(here: World, name: str) -> list[tuple[str, date, date | None]]:
    return list(seat_of(here, name).standings.order_by("starts").values_list("kind", "starts", "ends"))


def add(here: World, kind: str = "", starts: date = DAY) -> Membership:
    terms = Terms(kind=kind, starts=starts)
    who = here.users["stranger"]
    return seat_member(body=here.body, user=who, title="", terms=terms, by=here.secretary, at=here.at(-9000))


def test_whoever_is_added_sits_in_the_meetings_that_have_not_begun(here: World) -> None:
    add(here, "probationary")
    row = here.attendee("stranger")
    assert (row.role, row.is_member, row.standing, row.part) == ("member", False, "probationary", "đảng viên dự bị")
    assert Event.objects.filter(kind="AttendeeAdded").count() == 1
    assert [one.what for one in SeatChange.objects.all()] == ["seated"]
    with pytest.raises(SitsAlready):
        add(here)


def test_a_change_of_standing_reaches_a_convened_meeting(here: World) -> None:
    session.convene(meeting=here.meeting, by=here.secretary, at=here.at(-9500))
    stand(here, "on", "away", DAY)
    assert (here.attendee("on").is_member, here.attendee("on").standing) == (False, "away")
    stand(here, "on", "", date(2026, 11, 5))
    assert (here.attendee("on").is_member, here.attendee("on").standing) == (True, "")
    stand(here, "on", "suspended", date(2026, 11, 6))
    assert not Attendee.objects.filter(user=here.users["on"]).exists()


def test_a_meeting_that_runs_keeps_its_list(here: World) -> None:
    here.meeting.state = "running"
    here.meeting.save()
    stand(here, "on", "suspended", DAY)
    assert here.attendee("on").is_member


def test_what_was_said_before_goes_on_after_a_time(here: World) -> None:
    stand(here, "on", "probationary", date(2026, 1, 1))
    stand(here, "on", "suspended", date(2026, 3, 1), date(2026, 6, 30))
    assert told(here, "on") == [
        ("probationary", date(2026, 1, 1), date(2026, 2, 28)),
        ("suspended", date(2026, 3, 1), date(2026, 6, 30)),
        ("probationary", date(2026, 7, 1), None),
    ]
    with pytest.raises(StandsOtherwise, match="01/03/2026"):
        stand(here, "on", "away", date(2026, 2, 1), date(2026, 4, 1))
    stand(here, "on", "", date(2026, 5, 1))
    assert told(here, "on")[1:] == [("suspended", date(2026, 3, 1), date(2026, 4, 30))]
    assert standings_on(here.body, date(2026, 5, 1)) == {}
    assert SeatChange.objects.count() == 3


def test_a_correction_on_the_same_day_replaces_what_was_said(here: World) -> None:
    stand(here, "on", "away", DAY)
    stand(here, "on", "exempt", DAY)
    assert told(here, "on") == [("exempt", DAY, None)]


def test_who_leaves_has_no_standing_afterwards(here: World) -> None:
    stand(here, "on", "away", date(2026, 1, 1))
    seat = seat_of(here, "on")
    end_seat(seat_id=seat.pk, last=DAY, reason="Chuyển sinh hoạt đảng", by=here.secretary, at=here.at(-9000))
    assert told(here, "on") == [("away", date(2026, 1, 1), DAY)]
    assert here.users["on"].pk not in {one.user_id for one in members_on(here.body, date(2026, 11, 2))}
    with pytest.raises(HasLeft):
        end_seat(seat_id=seat.pk, last=DAY, reason="", by=here.secretary, at=here.at())
    with pytest.raises(HasLeft):
        stand(here, "on", "", date(2026, 11, 2))


@pytest.mark.parametrize(
    "terms",
    [
        Terms(kind="exempt", starts=DAY),
        Terms(kind="away", starts=DAY, ends=date(2026, 10, 1), reason="x"),
        Terms(kind="away", starts=date(2020, 1, 1), reason="x"),
        Terms(kind="observer", starts=DAY, reason="x"),
    ],
)
def test_what_cannot_be_is_refused(here: World, terms: Terms) -> None:
    with pytest.raises(BadInput):
        give_standing(seat_id=seat_of(here, "on").pk, terms=terms, by=here.secretary, at=here.at())
    assert told(here, "on") == []


def test_bodies_that_are_no_cell_know_suspensions_alone(here: World) -> None:
    Body.objects.update(kind="btv")
    with pytest.raises(BadInput, match="loại cơ quan"):
        stand(here, "on", "away", DAY)
    stand(here, "on", "suspended", DAY)


@pytest.mark.parametrize("name", ["cham", "khoi", "stranger"])
def test_the_secretary_alone_keeps_the_list(here: World, name: str) -> None:
    with pytest.raises(NotAllowed):
        stand(here, "on", "away", DAY, by=here.users[name])


def test_the_pages_say_what_was_kept(here: World) -> None:
    client = Client()
    client.force_login(here.secretary)
    page = reverse("meetings:members", args=[here.body.pk])
    form = {"user": here.users["stranger"].pk, "kind": "probationary", "starts": "2026-11-01"}
    assert client.post(page, form).status_code == 303
    read = client.get(page).content.decode()
    assert "12 đảng viên: 11 chính thức, 1 dự bị" in read
    assert "thêm vào danh sách" in read
    member = reverse("meetings:member", args=[seat_of(here, "stranger").pk])
    refused = client.post(member, {"kind": "exempt", "starts": "2026-11-02"})
    assert "Ghi số quyết định hoặc lý do" in refused.content.decode()
    assert client.post(member, {"kind": "", "starts": "2026-11-02"}).status_code == 303
    assert "ghi tư cách" in client.get(member).content.decode().lower()
    end = reverse("meetings:member-end", args=[seat_of(here, "stranger").pk])
    assert client.post(end, {"last": "2026-11-03"}).status_code == 303
    assert seat_of(here, "stranger").ends == date(2026, 11, 3)
