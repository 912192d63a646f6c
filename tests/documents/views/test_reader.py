import json
import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from documents import papers
from documents.models import Paper, Reading
from documents.pdf import demand
from documents.pdf.refusals import UnreadablePage
from tests.documents.pdf import samples
from tests.documents.uploads import add, upload
from tests.factories import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper(here: World) -> Paper:
    return add(here, file=upload(samples.text_pdf(9)))


@pytest.fixture
def member(here: World) -> Client:
    return signed_in(here, "hanh")


def signed_in(here: World, name: str) -> Client:
    client = Client()
    client.force_login(here.users[name])
    return client


def at(name: str, paper: Paper, *rest: Any) -> str:
    return reverse(f"documents:{name}", args=[paper.pk, *rest])


def test_the_reader_opens_at_the_first_page(member: Client, paper: Paper) -> None:
    context = member.get(at("paper", paper)).context
    assert (context["page"], context["resumed"], context["version"].pages) == (1, False, 9)
    assert (context["previous"], context["next"]) == (1, 2)
    assert context["back_url"] == reverse("realtime:room", args=[paper.meeting_id])


def test_the_policy_allows_the_styles_of_the_first_page(member: Client, paper: Paper) -> None:
    answer = member.get(at("paper", paper))
    (style,) = re.findall(r"<style>(.*?)</style>", answer.content.decode())
    digest = b64encode(sha256(style.encode()).digest()).decode()
    rules = [rule.strip() for rule in answer["Content-Security-Policy"].split(";")]  # they come in no order
    assert f"style-src 'self' 'sha256-{digest}'" in rules
    assert "sha256" not in member.get(reverse("documents:meeting", args=[paper.meeting_id]))["Content-Security-Policy"]


def test_the_page_looks_as_the_person_chose(member: Client, paper: Paper) -> None:
    member.cookies["theme"] = "dark"
    assert '<html lang="vi" data-theme="dark">' in member.get(at("paper", paper)).content.decode()


def test_the_office_goes_back_to_its_desk(here: World, paper: Paper) -> None:
    context = signed_in(here, "cham").get(at("paper", paper)).context
    assert context["back_url"] == reverse("realtime:desk", args=[paper.meeting_id])


def test_reading_goes_on_where_it_stopped(member: Client, paper: Paper) -> None:
    answer = member.post(at("paper-reading", paper, 1), {"page": 7, "seen": [6, 7]})
    assert (answer.status_code, Reading.objects.get().seen) == (204, [6, 7])
    context = member.get(at("paper", paper)).context
    assert (context["page"], context["resumed"]) == (7, True)
    context = member.get(at("paper", paper) + "?page=2").context
    assert (context["page"], context["resumed"]) == (2, False)


@pytest.mark.parametrize(("asked", "shown"), [("0", 1), ("99", 9), ("x", 1), ("-1", 1), ("9" * 5000, 1)])
def test_a_page_out_of_range_is_the_nearest(member: Client, paper: Paper, asked: str, shown: int) -> None:
    assert member.get(at("paper", paper), {"page": asked}).context["page"] == shown


@pytest.mark.parametrize("data", [{}, {"page": "x"}, {"page": "0"}, {"page": "1", "seen": "99"}])
def test_a_reading_that_makes_no_sense_is_refused(member: Client, paper: Paper, data: dict[str, str]) -> None:
    answer = member.post(at("paper-reading", paper, 1), data, headers={"X-Quiet": "1"})
    assert (answer.status_code, Reading.objects.count()) == (422, 0)


def test_a_page_image_is_kept_when_its_address_names_the_content(member: Client, paper: Paper) -> None:
    key = paper.versions.get().sha256[:16]
    answer = member.get(at("page-image", paper, 1, 2), {"w": "1200", "v": key})
    assert (answer.status_code, answer["Content-Type"], answer.content[:4]) == (200, "image/webp", b"RIFF")
    assert answer["Cache-Control"] == "private, max-age=31536000, immutable"
    for other in ({"w": "1200"}, {"w": "1200", "v": "0" * 16}):
        assert member.get(at("page-image", paper, 1, 2), other)["Cache-Control"] == "no-store"


@pytest.mark.parametrize(("page", "width"), [(0, "1200"), (10, "1200"), (1, "1201"), (1, "99999"), (1, "x"), (1, "")])
def test_only_these_images_exist(member: Client, paper: Paper, page: int, width: str) -> None:
    assert member.get(at("page-image", paper, 1, page), {"w": width}).status_code == 404


def test_the_text_of_a_page(member: Client, paper: Paper) -> None:
    answer = member.get(at("page-lines", paper, 1, 3))
    found = json.loads(answer.content)
    assert answer["Content-Type"] == "application/json"
    assert [line[4] for line in found["lines"]] == [samples.VIETNAMESE, "Trang 3"]
    assert member.get(at("page-lines", paper, 1, 10)).status_code == 404


def test_a_page_that_cannot_be_drawn_says_so(member: Client, paper: Paper, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> Path:
        raise UnreadablePage

    monkeypatch.setattr(demand, "image", refuse)
    answer = member.get(at("page-image", paper, 1, 1))
    assert (answer.status_code, list(answer.json())) == (422, ["message"])


def test_a_withdrawn_paper_is_gone_at_once(here: World, member: Client, paper: Paper) -> None:
    address = at("page-image", paper, 1, 1)
    assert member.get(address).status_code == 200
    papers.withdraw_paper(paper=paper, by=here.clerk, at=here.at(5))
    for url in (address, at("paper", paper), at("page-lines", paper, 1, 1)):
        assert member.get(url).status_code == 404
    assert member.post(at("paper-reading", paper, 1), {"page": 1}).status_code == 404


def test_a_guest_reads_the_papers_of_their_items_alone(here: World, paper: Paper) -> None:
    other = add(here, item=1)
    guest = signed_in(here, "luc")
    assert guest.get(at("paper", paper)).status_code == 200
    assert [
        guest.get(at(name, other, *rest)).status_code for name, rest in (("paper", []), ("page-image", [1, 1]))
    ] == [
        404,
        404,
    ]


def test_the_newest_version_is_read_and_the_old_one_can_be(here: World, member: Client, paper: Paper) -> None:
    papers.replace_paper(paper=paper, upload=upload(samples.text_pdf(2)), reason="Sửa", by=here.clerk, at=here.at(1))
    assert member.get(at("paper", paper)).context["version"].pages == 2
    assert member.get(at("paper-version", paper, 1)).context["version"].pages == 9
    assert member.get(at("paper-version", paper, 3)).status_code == 404


def test_reading_costs_the_same_whatever_the_number_of_papers(
    here: World, member: Client, paper: Paper, django_assert_num_queries: Any
) -> None:
    address = at("page-image", paper, 1, 1)
    member.get(address)
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as first:
        member.get(address)
    for _ in range(3):
        add(here)
    with django_assert_num_queries(len(first)):
        member.get(address)
