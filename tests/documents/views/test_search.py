from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from agenda.models import Recusal
from documents import drawing
from documents.models import Act, Paper
from documents.searching import index
from tests.documents.access import issued
from tests.documents.pdf import samples
from tests.documents.uploads import add, upload
from tests.factories import World, world

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper(here: World) -> Paper:
    made = add(here, file=upload(samples.text_pdf(3)))
    drawing.draw_pages.call(str(made.versions.get().pk))
    return made


def signed_in(here: World, name: str) -> Client:
    client = Client()
    client.force_login(here.users[name])
    return client


def test_the_page_leads_to_the_page_with_the_words_shown(here: World, paper: Paper) -> None:
    text = signed_in(here, "hanh").get("/search/", {"q": "ngan  sach"}).content.decode()
    assert f'href="/papers/{paper.pk}/?page=2&amp;find=ngan%20sach"' in text
    assert text.count('<mark class="found__hit">ngân sách</mark>') == 3
    assert "Tìm thấy 3 chỗ." in text


def test_who_may_not_read_is_told_what_who_finds_nothing_is_told(here: World, paper: Paper) -> None:
    """Word by word the same page, so that not even the existence of a paper shows."""
    client = signed_in(here, "stranger")
    here_it_is = client.get("/search/", {"q": "ngan sach"}).content.decode().partition("<main")[2]
    nowhere = client.get("/search/", {"q": "khong dau"}).content.decode().partition("<main")[2]
    assert "Không thấy “ngan sach”" in here_it_is
    assert here_it_is.replace("ngan sach", "khong dau") == nowhere


def test_what_is_too_short_or_empty_says_what_to_do(here: World) -> None:
    client = signed_in(here, "hanh")
    assert "Từ cần tìm quá ngắn" in client.get("/search/", {"q": "a"}).content.decode()
    assert "Đồng chí cần tìm gì?" in client.get("/search/").content.decode()
    assert "&lt;script&gt;" in client.get("/search/", {"q": "<script>"}).content.decode()


def test_the_reader_opens_at_the_first_place(here: World, paper: Paper) -> None:
    answer = signed_in(here, "hanh").get(f"/papers/{paper.pk}/", {"find": "trang 2"})
    assert (answer.context["page"], answer.context["found"], answer.context["resumed"]) == (2, [2], False)
    text = answer.content.decode()
    assert "“trang 2” có ở 1 trang" in text
    assert 'href="?page=2&amp;find=trang%202"' in text
    assert f"/papers/{paper.pk}/versions/1/pages/2.svg?find=trang%202" in text


def test_the_reader_says_that_the_words_are_not_there(here: World, paper: Paper) -> None:
    text = signed_in(here, "hanh").get(f"/papers/{paper.pk}/", {"find": "vắng mặt", "page": "3"}).content.decode()
    assert "Không thấy “vắng mặt” trong tài liệu này." in text


def test_the_places_are_drawn(here: World, paper: Paper) -> None:
    url = reverse("documents:page-found", args=[paper.pk, 1, 1])
    client = signed_in(here, "hanh")
    answer = client.get(url, {"find": "ngan sach"})
    assert (answer["Content-Type"], answer.content.count(b"<rect")) == ("image/svg+xml", 2)
    assert client.get(url, {"find": "vang mat"}).content.count(b"<rect") == 0
    assert client.get(url).content.count(b"<rect") == 0
    assert client.get(reverse("documents:page-found", args=[paper.pk, 1, 9])).status_code == 404


def test_the_places_of_what_may_not_be_read_are_not_there(here: World, paper: Paper) -> None:
    url = reverse("documents:page-found", args=[paper.pk, 1, 1])
    Recusal.objects.create(
        item=here.items[0], attendee=here.attendee("on"), declared_by=here.clerk, declared_at=here.at()
    )
    assert [signed_in(here, who).get(url, {"find": "ngan"}).status_code for who in ("hanh", "on", "stranger")] == [
        200,
        404,
        404,
    ]


def test_an_act_shows_the_words_on_its_pages(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    here = world(state="closed", present=10)
    act = Act.objects.get(pk=issued(here)["act_id"])
    index.index_one_act.call(str(act.pk))
    client = signed_in(here, "hanh")
    text = client.get("/search/", {"q": "giam it nhat 20"}).content.decode()
    assert f'href="/acts/{act.pk}/?find=giam%20it%20nhat%2020#page-1"' in text
    assert 'class="sheet__found"' in client.get(f"/acts/{act.pk}/", {"find": "giam"}).content.decode()
    found = client.get(f"/acts/{act.pk}/pages/1.svg", {"find": "giam it nhat 20"})
    assert (found.status_code, found.content.count(b"<rect") > 0) == (200, True)
    assert client.get(f"/acts/{act.pk}/pages/99.svg").status_code == 404
