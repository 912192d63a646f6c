from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from meetings import attendance, gate
from meetings.models import Meeting
from tests.factories import PASSWORD, World, world


def test_a_code_is_good_for_its_step_and_the_next(draft: World) -> None:
    at = draft.at().replace(second=0)
    code = gate.code(draft.meeting, at)
    gate.verify(draft.meeting, code, at)
    gate.verify(draft.meeting, code, at + timedelta(seconds=19.9))
    with pytest.raises(gate.CodeExpired):
        gate.verify(draft.meeting, code, at + timedelta(seconds=20))


def test_a_code_of_the_future_is_refused(draft: World) -> None:
    at = draft.at()
    with pytest.raises(gate.CodeExpired):
        gate.verify(draft.meeting, gate.code(draft.meeting, at + timedelta(seconds=10)), at)


def test_a_code_of_another_meeting_is_refused(draft: World) -> None:
    other = world(code="noi-khac")
    with pytest.raises(gate.CodeExpired):
        gate.verify(draft.meeting, gate.code(other.meeting, draft.at()), draft.at())


@pytest.mark.parametrize("junk", ["", "x", "===", "ơ" * 10, "A" * 28, "%00", "A" * 5000])
def test_junk_is_refused(draft: World, junk: str) -> None:
    with pytest.raises(gate.CodeExpired):
        gate.verify(draft.meeting, junk, draft.at())


def entry(meeting: Meeting) -> str:
    return reverse("meetings:gate-entry", args=[meeting.pk, gate.code(meeting, timezone.now())])


def check_in(meeting: Meeting) -> str:
    return reverse("meetings:check-in", args=[meeting.pk])


def test_a_delegate_scans_and_taps_once(world_convened: World) -> None:
    here = world_convened
    client = Client()
    client.force_login(here.users["hanh"], backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(entry(here.meeting)).headers["Location"] == check_in(here.meeting)
    assert attendance.is_present(here.attendee("hanh")) is False  # a GET changes nothing
    assert client.post(check_in(here.meeting)).status_code == 303
    assert attendance.is_present(here.attendee("hanh"))
    assert here.attendee("hanh").stays.get().how == "qr"


def test_scanning_before_signing_in_still_works(world_convened: World) -> None:
    here = world_convened
    client = Client()
    client.get(entry(here.meeting))
    assert client.get(check_in(here.meeting)).status_code == 302
    client.post(reverse("people:sign-in"), {"username": "hanh", "password": PASSWORD})
    assert client.post(check_in(here.meeting)).status_code == 303
    assert attendance.is_present(here.attendee("hanh"))


def test_without_a_scan_nobody_checks_in(world_convened: World) -> None:
    client = Client(headers={"X-Quiet": "1"})
    client.force_login(world_convened.users["hanh"], backend="django.contrib.auth.backends.ModelBackend")
    assert client.post(check_in(world_convened.meeting)).status_code == 409


def test_a_ticket_is_spent_once(world_convened: World) -> None:
    here = world_convened
    client = Client(headers={"X-Quiet": "1"})
    client.force_login(here.users["hanh"], backend="django.contrib.auth.backends.ModelBackend")
    client.get(entry(here.meeting))
    assert client.post(check_in(here.meeting)).status_code == 200
    attendance.leave(attendee=here.attendee("hanh"), by=here.secretary, at=timezone.now())
    assert client.post(check_in(here.meeting)).status_code == 409


def test_a_ticket_belongs_to_the_person_who_scanned(world_convened: World) -> None:
    here = world_convened
    client = Client(headers={"X-Quiet": "1"})
    client.force_login(here.users["hanh"], backend="django.contrib.auth.backends.ModelBackend")
    client.get(entry(here.meeting))
    taken = client.session["gate_ticket"]
    client.force_login(here.users["an"], backend="django.contrib.auth.backends.ModelBackend")
    assert client.post(check_in(here.meeting)).status_code == 409  # another person's session knows nothing of it
    session = client.session
    session["gate_ticket"] = taken
    session.save()
    assert client.post(check_in(here.meeting)).status_code == 409
    assert not attendance.is_present(here.attendee("an"))


def test_a_ticket_from_before_sign_in_ends_with_the_first_person(world_convened: World) -> None:
    here = world_convened
    client = Client(headers={"X-Quiet": "1"})
    client.get(entry(here.meeting))
    for name in ("hanh", "an"):
        client.post(reverse("people:sign-in"), {"username": name, "password": PASSWORD})
        assert client.post(check_in(here.meeting)).status_code == (200 if name == "hanh" else 409)
        client.post(reverse("people:sign-out"))


def test_a_ticket_of_another_meeting_opens_no_door(world_convened: World) -> None:
    here, other = world_convened, world(state="convened", code="noi-khac")
    client = Client(headers={"X-Quiet": "1"})
    client.force_login(here.users["hanh"], backend="django.contrib.auth.backends.ModelBackend")
    client.get(entry(other.meeting))
    assert client.post(check_in(here.meeting)).status_code == 409


def test_a_ticket_gets_old() -> None:
    here = Meeting(gate_key="00" * 32)
    given = gate.ticket(here.pk, "an")
    gate.accept(here, given, "hanh", "an")
    later = timezone.now() + timedelta(seconds=gate.TICKET_SECONDS + 1)
    with time_machine.travel(later), pytest.raises(gate.CodeExpired):
        gate.accept(here, given, "an")


@pytest.mark.parametrize("given", ["", "x", "a:b:c"])
def test_without_a_ticket_no_holder_is_right(given: str) -> None:
    with pytest.raises(gate.CodeExpired):
        gate.accept(Meeting(gate_key="00" * 32), given, "", "an")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("state", "shown"),
    [("draft", False), ("convened", True), ("recess", True), ("closed", False), ("cancelled", False)],
)
def test_codes_are_shown_while_people_may_come_in(state: str, shown: bool) -> None:
    here = world(state=state)
    client = Client()
    client.force_login(here.secretary, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(reverse("meetings:gate", args=[here.meeting.pk])).content.decode()
    assert ("data-gate=" in page) is shown
    assert ("Chỉ điểm danh được từ khi đã mời họp đến khi bế mạc." in page) is not shown


@pytest.mark.django_db
def test_after_the_meeting_the_check_in_page_says_so() -> None:
    here = world(state="closed")
    client = Client()
    client.force_login(here.users["hanh"], backend="django.contrib.auth.backends.ModelBackend")
    client.get(entry(here.meeting))
    page = client.get(check_in(here.meeting)).content.decode()
    assert "Tôi có mặt" not in page
    assert "Chỉ điểm danh được từ khi đã mời họp đến khi bế mạc." in page


@pytest.fixture
def world_convened(db: None) -> World:
    return world(state="convened")
