"""What a device is given, page by page, and what the office sees of it."""

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from agenda.models import Item
from documents.models import OfflineCopy, OfflineDevice, PaperVersion, Trace
from documents.models.trace import TraceKind
from documents.offline import keeping
from tests.documents.offline.factories import make_copy, make_device
from tests.documents.pdf import samples
from tests.documents.uploads import add, upload
from tests.factories import World

pytestmark = pytest.mark.django_db
QUIET = {"X-Quiet": "1"}


def signed_in(here: World, name: str) -> Client:
    client = Client(headers=QUIET)
    client.force_login(here.users[name], backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def version(here: World) -> PaperVersion:
    return add(here, file=upload(samples.text_pdf(3))).versions.get()


def address(name: str, version: PaperVersion, *more: object) -> str:
    return reverse(f"documents:{name}", args=[version.paper_id, version.number, *more])


def leaf_of(client: Client, version: PaperVersion, page: int) -> tuple[bytes, str]:
    answer = client.get(address("paper-leaf", version, page))
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    return answer.content, answer["X-Seal"]


def test_taking_a_paper_along(here: World, version: PaperVersion) -> None:
    client = signed_in(here, "hanh")
    device = client.post(reverse("documents:offline-device")).json()
    told: dict[str, Any] = client.post(address("paper-keeping", version)).json()
    trace = Trace.objects.get()
    assert (trace.kind, trace.user) == (TraceKind.OFFLINE, here.users["hanh"])
    assert (told["version"], told["pages"], told["stamp"].split("/")[-1]) == (str(version.pk), 3, f"{trace.code}.svg")
    assert here.users["hanh"].full_name in told["svg"]
    assert told["stamp"] in told["html"]
    assert "Không có mạng" in told["html"]
    proofs = []
    for page in (1, 2, 3):
        data, seal = leaf_of(client, version, page)
        length = int.from_bytes(data[:4], "big")
        assert json.loads(data[4 : 4 + length])["lines"]
        assert data[4 + length :][:4] == b"RIFF"
        proofs.append([keeping.digest_of(data), seal])
    body = {"device": device["device"], "pages": proofs}
    answer = client.post(address("paper-copies", version), body, content_type="application/json")
    assert answer.json() == {"pages": 3, "whole": True}
    assert sorted(row.page for row in trace.pages.all()) == [1, 2, 3]
    assert OfflineCopy.objects.get().device_id.hex == device["device"].replace("-", "")


def test_no_page_is_given_before_it_is_in_the_access_log(here: World, version: PaperVersion) -> None:
    client = signed_in(here, "hanh")
    assert client.get(address("paper-leaf", version, 1)).status_code == 404
    client.post(address("paper-keeping", version))
    assert client.get(address("paper-leaf", version, 1)).status_code == 200
    assert client.get(address("paper-leaf", version, 4)).status_code == 404
    assert signed_in(here, "giao").get(address("paper-leaf", version, 1)).status_code == 404


def test_access_is_asked_at_every_page(here: World, version: PaperVersion) -> None:
    client = signed_in(here, "thuong")
    client.post(address("paper-keeping", version))
    Item.objects.filter(pk=here.items[0].pk).update(restricted=True)
    assert client.get(address("paper-leaf", version, 1)).status_code == 403
    assert client.post(address("paper-keeping", version)).status_code == 403
    assert signed_in(here, "hanh").post(address("paper-keeping", version)).status_code == 404


def test_pages_of_a_paper_that_is_collected_stay_in_no_cache(here: World, version: PaperVersion) -> None:
    page = f"{address('page-image', version, 1)}?v={version.sha256[:16]}"
    assert "immutable" in signed_in(here, "thuong").get(page)["Cache-Control"]
    Item.objects.filter(pk=here.items[0].pk).update(restricted=True)
    assert signed_in(here, "thuong").get(page)["Cache-Control"] == "no-store"


def test_contact_renews_and_says_what_may_stay(here: World, version: PaperVersion) -> None:
    client = signed_in(here, "hanh")
    url = reverse("documents:offline-device")
    began = client.post(url, headers={"User-Agent": "Mozilla/5.0 (iPad) Safari/604.1"})
    first = began.json()
    renewed = client.post(url, {"device": first["device"], "held": str(version.pk)})
    again = renewed.json()
    assert (began["Clear-Site-Data"], "Clear-Site-Data" in renewed) == ('"cache"', False)
    assert (again["share"], again["keep"]) == (first["share"], [str(version.pk)])
    assert again["until"] - again["now"] == 12 * 3600 * 1000
    assert OfflineDevice.objects.get().label == "iPad · Safari"
    Item.objects.filter(pk=here.items[0].pk).update(restricted=True)
    assert client.post(url, {"device": first["device"], "held": str(version.pk)}).json()["keep"] == []
    assert signed_in(here, "giao").post(url, {"device": first["device"]}).status_code == 410
    assert client.post(url, {"held": "x"}).status_code == 422


@pytest.mark.parametrize("sent", ["", "[]", "{}", '{"device": "x", "pages": []}', '{"device": 1, "pages": [[1, 2]]}'])
def test_what_is_no_proof_is_refused(here: World, version: PaperVersion, sent: str) -> None:
    answer = signed_in(here, "hanh").post(address("paper-copies", version), sent, content_type="application/json")
    assert answer.status_code == 422


def test_the_office_sees_who_has_all_and_locks_a_lost_device(here: World, version: PaperVersion) -> None:
    device = make_device(here, minute=0)
    OfflineDevice.objects.update(until=here.at(10**7))
    make_copy(here, version, device)
    office = signed_in(here, "cham")
    page = office.get(reverse("documents:copies", args=[here.meeting.pk])).content.decode()
    assert "1/" in page
    assert "Đủ 3 trang" in page
    assert "iPad · Safari" in page
    office.post(reverse("documents:device-lock", args=[here.meeting.pk, device.pk]))
    page = office.get(reverse("documents:copies", args=[here.meeting.pk])).content.decode()
    assert "Đủ 3 trang" not in page


def test_the_worker_belongs_to_a_build_and_may_serve_every_address(client: Client) -> None:
    answer = client.get(reverse("documents:offline-worker"))
    assert (answer["Service-Worker-Allowed"], answer["Content-Type"]) == ("/", "text/javascript")
    assert '"build": ' in answer.content.decode()


def test_the_page_without_a_network_is_nobodys(here: World) -> None:
    page = signed_in(here, "hanh").get(reverse("documents:offline")).content.decode()
    assert here.users["hanh"].full_name not in page
