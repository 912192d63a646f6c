"""The page from which a notice is taken to another network."""

from django.urls import reverse

from agenda.models import Item
from documents.exchange import package
from documents.models import Act
from tests.documents.dispatching.test_pages import as_
from tests.factories import World


def test_package_and_message_are_downloaded_and_the_code_is_kept(closed: World, act: Act) -> None:
    office = as_(closed, "cham")
    page = reverse("documents:exchange", args=[act.pk])
    assert "Tải gói tài liệu" in office.get(page).content.decode()
    assert office.get(reverse("documents:package", args=[act.pk])).content == package.packed(act)
    said = {"code": "H53.15", "receivers": "H53.07 Sở Nội vụ", "next": page}
    message = office.post(reverse("documents:edxml", args=[act.pk]), said)
    assert (message.status_code, b"Bussiness" in message.content) == (200, True)
    assert 'value="H53.15"' in office.get(page).content.decode()


def test_a_wrong_line_comes_back_in_words(closed: World, act: Act) -> None:
    page = reverse("documents:exchange", args=[act.pk])
    said = {"code": "H53.15", "receivers": "Sở Nội vụ", "next": page}
    office = as_(closed, "cham")
    assert office.post(reverse("documents:edxml", args=[act.pk]), said).headers["Location"] == page
    assert "không phải mã định danh" in office.get(page).content.decode()


def test_what_is_confidential_is_not_put_into_a_message(closed: World, act: Act) -> None:
    Item.objects.filter(position=3).update(restricted=True)
    said = {"code": "H53.15", "receivers": "H53.07 Sở Nội vụ"}
    answer = as_(closed, "cham").post(reverse("documents:edxml", args=[act.pk]), said, headers={"X-Quiet": "1"})
    assert (answer.status_code, "không gửi qua trục" in answer.json()["message"]) == (403, True)
