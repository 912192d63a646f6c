"""The pages of a paper ballot as the secretary, a teller, the chair and a delegate see them."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import World, world
from tests.voting.elections.factories import (
    enter,
    make_counted,
    make_counting,
    make_declared,
    make_election,
    make_round,
    tally,
)
from voting.models import Candidate, Election, Entry, Round

pytestmark = pytest.mark.django_db
COUNT = {"revision": "0", "issued": "10", "collected": "10", "valid": "10", "yes-0": "9", "yes-1": "8", "yes-2": "3"}
COUNT |= {"yes-3": "6"} | {f"invalid-{reason}": "0" for reason in ("foreign", "over", "nobody", "outside", "marked")}


@pytest.fixture
def here() -> World:
    return world(state="running", present=10)


def as_(here: World, name: str) -> Client:
    client = Client()
    client.force_login(here.users[name], backend="django.contrib.auth.backends.ModelBackend")
    return client


def page(here: World, name: str, election: Election) -> str:
    return as_(here, name).get(reverse("voting:election", args=[election.pk])).content.decode()


def test_a_ballot_is_prepared_by_its_forms(here: World) -> None:
    client = as_(here, "thuong")
    plan = {"title": "Ban Thường vụ", "kind": "election", "matter": "election", "posts": "1"}
    client.post(reverse("voting:election-put", args=[here.items[1].pk]), plan)
    election = Election.objects.get()
    for name in ("an", "dat"):
        person = {"attendee": str(here.attendee(name).pk), "source": "prepared"}
        client.post(reverse("voting:candidate-add", args=[election.pk]), person)
    assert [(one.name, one.office) for one in Candidate.objects.all()] == [
        ("Nguyễn Đức Ân", "Phó Bí thư, Chủ tịch UBND phường"),
        ("Võ Thành Đạt", "Chủ nhiệm Ủy ban Kiểm tra Đảng ủy"),
    ]
    shown = page(here, "thuong", election)
    assert "tối đa 1 khi bầu 1" in shown
    assert "Chốt danh sách</button>" not in shown


def test_a_refusal_keeps_what_was_typed(here: World) -> None:
    election = make_election(here)
    form = {"name": "Phạm Quỳnh Giao", "office": "Chủ tịch UBMTTQ", "source": "prepared"}
    shown = as_(here, "thuong").post(reverse("voting:candidate-add", args=[election.pk]), form).content.decode()
    assert "đang ở ban kiểm phiếu" in shown
    assert 'value="Chủ tịch UBMTTQ"' in shown


def test_what_a_delegate_sees_before_and_after(here: World) -> None:
    round_ = make_counted(here, 9, 8, 3, 6)
    before = page(here, "hanh", round_.election)
    assert "Nguyễn Đức Ân" in before
    assert "được 9" not in before
    assert "Biên bản kiểm phiếu" not in before
    as_(here, "khoi").post(reverse("voting:round-declaration", args=[round_.pk]))
    assert "Cần 6/11; được 9: trúng cử" in page(here, "hanh", round_.election)


def test_a_teller_does_not_see_the_other_count(here: World) -> None:
    round_ = make_counting(here)
    enter(here, round_, "don", tally(round_, 10, 7, 4, 5))
    address = reverse("voting:count", args=[round_.pk])
    teller = as_(here, "giao")
    blank = teller.get(address).content.decode()
    assert "Hai bản nhập" not in blank
    assert not [number for number in ("10", "7", "4", "5") if f'value="{number}"' in blank]
    teller.post(address, COUNT)
    told = teller.get(address).content.decode()
    assert "Hai bản nhập khác nhau 4 chỗ" in told
    assert "Võ Thành Đạt – Đồng ý" in told
    assert "Xác nhận kết quả kiểm phiếu" not in told


def test_an_impossible_count_stays_in_the_form(here: World) -> None:
    round_ = make_counting(here)
    shown = as_(here, "giao").post(reverse("voting:count", args=[round_.pk]), COUNT | {"collected": "11"})
    assert "Thu về 11 phiếu, nhiều hơn 10 phiếu phát ra" in shown.content.decode()
    assert not Entry.objects.exists()


def test_the_way_to_the_next_round(here: World) -> None:
    round_ = make_declared(here, 9, 8, 5, 5)
    assert "Lập danh sách vòng sau" in page(here, "khoi", round_.election)
    assert "Lập danh sách vòng sau" not in page(here, "hanh", round_.election)
    as_(here, "khoi").post(reverse("voting:round-next", args=[round_.election_id]))
    assert Round.objects.get(number=2).lines.count() == 2
    assert "Vòng 2" in page(here, "hanh", round_.election)


def test_a_list_in_the_making_is_for_the_office(here: World) -> None:
    election = make_election(here)
    address = reverse("voting:election", args=[election.pk])
    assert as_(here, "hanh").get(address).status_code == 404
    listed = as_(here, "hanh").get(reverse("voting:votes", args=[here.meeting.pk])).content.decode()
    assert election.title not in listed
    make_round(here, election)
    assert as_(here, "hanh").get(address).status_code == 200
