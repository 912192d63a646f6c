"""The server's half of a device's key: given to its person alone, put off by contact, thrown away for good."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from documents.models import OfflineCopy, OfflineDevice
from documents.offline import labels, leases
from people.refusals import NotAllowed
from tests.documents.offline.factories import make_copy, make_device
from tests.documents.uploads import add
from tests.factories import World, world

pytestmark = pytest.mark.django_db


def renewed(here: World, device: OfflineDevice, name: str = "hanh", minute: float = 60) -> OfflineDevice:
    return leases.renew(device_id=device.pk, held=[], by=here.users[name], at=here.at(minute))


def test_a_lease_lasts_twelve_hours_from_the_last_contact(here: World) -> None:
    device = make_device(here)
    assert (len(device.share), device.until) == (64, here.at(12 * 60))
    again = renewed(here, device)
    assert (again.share, again.seen_at, again.until) == (device.share, here.at(60), here.at(13 * 60))


def test_how_long_is_a_setting(here: World, settings: Settings) -> None:
    settings.OFFLINE_LEASE = timedelta(hours=2)
    assert make_device(here).until == here.at(120)


def test_without_hours_no_device_keeps_anything(here: World, settings: Settings) -> None:
    device = make_device(here)
    settings.OFFLINE_LEASE = timedelta(0)
    with pytest.raises(leases.SwitchedOff):
        make_device(here)
    with pytest.raises(leases.Ended):
        renewed(here, device)


def test_the_half_is_given_to_nobody_else(here: World) -> None:
    with pytest.raises(leases.Ended):
        renewed(here, make_device(here), "giao")
    with pytest.raises(leases.Ended):
        leases.renew(device_id=uuid4(), held=[], by=here.users["hanh"], at=here.at(1))


def test_halves_are_random(here: World) -> None:
    assert len({make_device(here).share for _ in range(20)}) == 20


def test_the_half_of_an_ended_device_is_gone(here: World) -> None:
    device = make_device(here)
    make_copy(here, add(here).versions.get(), device)
    leases.end_device(device_id=device.pk, at=here.at(5))
    leases.end_device(device_id=device.pk, at=here.at(9))
    device.refresh_from_db()
    assert (device.share, device.ended_at, OfflineCopy.objects.count()) == ("", here.at(5), 0)
    with pytest.raises(leases.Ended):
        renewed(here, device)


def test_the_database_lets_no_ended_device_keep_its_half(here: World) -> None:
    make_device(here)
    with pytest.raises(IntegrityError), transaction.atomic():
        OfflineDevice.objects.update(ended_at=here.at(5))
    with pytest.raises(IntegrityError), transaction.atomic():
        OfflineDevice.objects.update(share="")


def test_copies_that_a_device_lost_are_forgotten(here: World) -> None:
    device = make_device(here)
    kept, lost = add(here).versions.get(), add(here, item=1).versions.get()
    make_copy(here, kept, device)
    make_copy(here, lost, device)
    leases.renew(device_id=device.pk, held=[kept.pk], by=here.users["hanh"], at=here.at(9))
    assert [copy.version for copy in OfflineCopy.objects.all()] == [kept]


def test_the_office_locks_the_device_of_who_is_asked(here: World) -> None:
    device = make_device(here)
    leases.lock_device(device_id=device.pk, meeting=here.meeting, by=here.clerk, at=here.at(5))
    device.refresh_from_db()
    assert device.ended_at == here.at(5)


@pytest.mark.parametrize("name", ["hanh", "giao", "khoi", "stranger"])
def test_nobody_else_locks_devices(here: World, name: str) -> None:
    device = make_device(here)
    with pytest.raises(NotAllowed):
        leases.lock_device(device_id=device.pk, meeting=here.meeting, by=here.users[name], at=here.at(5))


def test_an_office_does_not_lock_devices_of_other_meetings(here: World) -> None:
    device, elsewhere = make_device(here), world(code="noi-khac")
    with pytest.raises(NotAllowed):
        leases.lock_device(device_id=device.pk, meeting=elsewhere.meeting, by=elsewhere.clerk, at=here.at(5))


def test_signing_out_ends_the_device_of_that_session_alone(here: World) -> None:
    other = make_device(here)
    client = Client()
    client.force_login(here.users["hanh"], backend="django.contrib.auth.backends.ModelBackend")
    said = client.post("/offline/device/", {}, headers={"X-Quiet": "1"}).json()
    client.post("/sign-out/")
    device = OfflineDevice.objects.get(pk=said["device"])
    other.refresh_from_db()
    assert (device.share, device.ended_at is None, other.ended_at) == ("", False, None)


@given(st.text(max_size=300))
def test_any_browser_gets_a_short_name(sent: str) -> None:
    assert 0 < len(labels.of(sent)) <= 80


@pytest.mark.parametrize(
    ("sent", "name"),
    [
        ("Mozilla/5.0 (iPad; CPU OS 16_5 like Mac OS X) AppleWebKit/605 Version/16.5 Safari/604.1", "iPad · Safari"),
        ("Mozilla/5.0 (Linux; Android 13; SM-X200) AppleWebKit/537 Chrome/120.0 Safari/537", "Android · Chrome"),
        ("Mozilla/5.0 (Windows NT 10.0; Win64) Chrome/120.0 Safari/537.36 Edg/120.0", "Windows · Edge"),
        ("curl/8", "máy không rõ loại"),
    ],
)
def test_the_name_says_which_device_it_may_be(sent: str, name: str) -> None:
    assert labels.of(sent) == name
