"""The address of a person's marks on a version."""

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from documents import papers
from documents.models import Mark, Paper
from tests.documents.marks.makers import data
from tests.documents.uploads import add
from tests.factories import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper(here: World) -> Paper:
    return add(here)


def client(here: World, name: str = "hanh") -> Client:
    found = Client()
    found.force_login(here.users[name])
    return found


def address(paper: Paper) -> str:
    return reverse("documents:paper-marks", args=[paper.pk, 1])


def send(to: Client, paper: Paper, body: Any) -> Any:
    text = body if isinstance(body, str) else json.dumps(body)
    return to.post(address(paper), text, content_type="application/json", headers={"X-Quiet": "1"})


def test_marks_are_kept_and_come_back_on_another_device(here: World, paper: Paper) -> None:
    one, note = data(), data("note", share="office")
    answer = send(client(here), paper, {"changes": [one, note]}).json()
    assert answer["saved"] == [{"id": one["id"], "revision": 1}, {"id": note["id"], "revision": 1}]
    found = client(here).get(address(paper)).json()
    assert (found["head"], {mark["id"] for mark in found["own"]}, found["shared"]) == (2, {one["id"], note["id"]}, [])
    assert client(here).get(address(paper), {"since": "1", "only": "own"}).json().keys() == {"head", "own"}
    (seen,) = client(here, "thuong").get(address(paper)).json()["shared"]
    assert (seen["id"], seen["by"]) == (note["id"], str(here.users["hanh"]))
    assert client(here, "an").get(address(paper)).json() == {"head": 0, "own": [], "shared": [], "waiting": 0}


def test_a_page_learns_what_could_not_be_kept_and_why(here: World, paper: Paper) -> None:
    bad = data(page=99)
    answer = send(client(here), paper, {"changes": [bad, data()]}).json()
    assert (len(answer["saved"]), [one["id"] for one in answer["refused"]]) == (1, [bad["id"]])


@pytest.mark.parametrize("body", ["", "{", "[]", "[" * 100000])
def test_what_cannot_be_read_is_refused(here: World, paper: Paper, body: str) -> None:
    assert send(client(here), paper, body).status_code == 422


def test_marks_of_a_withdrawn_paper_are_gone_for_all(here: World, paper: Paper) -> None:
    send(client(here), paper, {"changes": [data("note", share="meeting")]})
    papers.withdraw_paper(paper=paper, by=here.clerk, at=here.at(5))
    for name in ("hanh", "an", "thuong"):
        assert client(here, name).get(address(paper)).status_code == 404
    assert send(client(here), paper, {"changes": [data()]}).status_code == 404
    assert Mark.objects.count() == 1


def test_an_item_that_is_not_theirs_any_more_takes_the_marks_along(here: World, paper: Paper) -> None:
    send(client(here, "luc"), paper, {"changes": [data()]})
    here.items[0].guests.all().delete()
    assert client(here, "luc").get(address(paper)).status_code == 404
