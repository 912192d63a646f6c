"""Where people get mail: who writes it, what is refused, what stays."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from documents.dispatching import mail
from people.addresses import NewerAddress, set_address
from people.models import AddressChange, Membership, User
from people.refusals import BadInput, NotAllowed
from tests.factories import DAY, World, make_user, world


@pytest.fixture
def here(db: None) -> World:
    return world()


def write(here: World, email: str, by: User, seen: str = "", **more: Any) -> User:
    return set_address(user=here.users["hanh"], email=email, seen=seen, by=by, at=here.at(), **more)


def test_the_person_and_the_secretary_write_and_every_change_stays(here: World) -> None:
    write(here, "hanh@phuong.vn", here.secretary)
    write(here, " hanh@tinh.vn ", here.users["hanh"], seen="hanh@phuong.vn", wanted=False)
    write(here, "hanh@tinh.vn", here.secretary, seen="")  # what stands there already is no change
    kept = [(one.email, one.wanted, one.by) for one in AddressChange.objects.order_by("email")]
    assert kept == [("hanh@phuong.vn", True, here.secretary), ("hanh@tinh.vn", False, here.users["hanh"])]
    here.users["hanh"].refresh_from_db()
    assert (here.users["hanh"].email, here.users["hanh"].wants_mail) == ("hanh@tinh.vn", False)


def test_whether_mail_is_wanted_only_the_person_says(here: World) -> None:
    with pytest.raises(NotAllowed):
        write(here, "hanh@phuong.vn", here.secretary, wanted=True)


@pytest.mark.parametrize("who", ["cham", "khoi", "luc", "stranger"])
def test_nobody_else_writes_it(here: World, who: str) -> None:
    by = here.users.get(who) or make_user("la", "Người Lạ")
    with pytest.raises(NotAllowed):
        write(here, "hanh@phuong.vn", by)


def test_a_secretary_writes_of_members_who_left_no_more(here: World) -> None:
    Membership.objects.filter(user=here.users["hanh"]).update(ends=DAY - timedelta(days=30))
    with pytest.raises(NotAllowed):
        write(here, "hanh@phuong.vn", here.secretary)


@pytest.mark.parametrize(
    "email", ["hanh", "hanh@", "hạnh@phuong.vn", "a@b.vn, c@d.vn", "a@b.vn\nBcc: x@y.vn", "a" * 250 + "@b.vn"]
)
def test_what_is_no_address_is_refused(here: World, email: str) -> None:
    with pytest.raises(BadInput):
        write(here, email, here.secretary)
    assert not AddressChange.objects.exists()


def test_who_saw_another_address_is_told_and_overwrites_nothing(here: World) -> None:
    write(here, "hanh@phuong.vn", here.users["hanh"])
    with pytest.raises(NewerAddress, match=r"hanh@phuong\.vn"):
        write(here, "cu@phuong.vn", here.secretary)
    write(here, "", here.users["hanh"], seen="hanh@phuong.vn")
    with pytest.raises(NewerAddress, match="vừa được người khác xóa"):
        write(here, "cu@phuong.vn", here.secretary, seen="hanh@phuong.vn")


@pytest.mark.django_db(transaction=True)
def test_two_at_once_write_one_address(transactional_db: None) -> None:
    made = world()

    def one(email: str) -> bool:
        try:
            write(made, email, made.secretary)
        except NewerAddress:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(one, ["a@b.vn", "c@d.vn"]))
    assert (sorted(done), AddressChange.objects.count()) == ([False, True], 1)


def as_(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_both_pages_write_and_keep_what_was_typed(here: World) -> None:
    own = reverse("people:profile")
    shown = as_(here.users["hanh"]).post(own, {"email": "hạnh@", "seen": "", "wanted": "on"}).content.decode()
    assert ("Địa chỉ chưa đúng" in shown, 'value="hạnh@"' in shown) == (True, True)
    assert as_(here.users["hanh"]).post(own, {"email": "h@b.vn", "seen": ""}).status_code == 303
    seat = Membership.objects.get(user=here.users["hanh"])
    page = as_(here.secretary).get(reverse("meetings:member", args=[seat.pk])).content.decode()
    assert ("h@b.vn" in page, "chọn không nhận thư nhắc" in page) == (True, True)
    to = reverse("meetings:member-address", args=[seat.pk])
    as_(here.secretary).post(to, {"email": "h2@b.vn", "seen": "h@b.vn"})
    here.users["hanh"].refresh_from_db()
    assert (here.users["hanh"].email, here.users["hanh"].wants_mail) == ("h2@b.vn", False)


def test_the_clerk_sees_no_address(here: World) -> None:
    write(here, "hanh@phuong.vn", here.users["hanh"])
    seat = Membership.objects.get(user=here.users["hanh"])
    assert "hanh@phuong.vn" not in as_(here.clerk).get(reverse("meetings:member", args=[seat.pk])).content.decode()


def test_reminders_go_where_mail_is_wanted(here: World, settings: Settings) -> None:
    settings.EMAIL_BACKEND, settings.PUBLIC_URL = "django.core.mail.backends.locmem.EmailBackend", "https://hop.vn"
    here.meeting.items.update(restricted=False)
    hanh = write(here, "hanh@phuong.vn", here.users["hanh"])
    where: Callable[[User], str] = mail.addresses(here.meeting.pk)
    assert where(hanh) == "hanh@phuong.vn"
    hanh.wants_mail = False
    assert where(hanh) == ""
