"""The stamp in the reader, the stamped copy, and the page where a code is looked up."""

import io

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from documents import papers
from documents.circulation import trace_codes
from documents.models import Paper, Trace, TraceLookup
from tests.documents.pdf import samples
from tests.documents.uploads import add, upload
from tests.factories import World, world

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper(here: World) -> Paper:
    return add(here, file=upload(samples.text_pdf(2)))


def signed_in(here: World, name: str) -> Client:
    client = Client()
    client.force_login(here.users[name])
    return client


def test_the_reader_lays_the_persons_own_stamp_over_every_page(here: World, paper: Paper) -> None:
    member = signed_in(here, "hanh")
    page = member.get(reverse("documents:paper", args=[paper.pk]))
    trace = Trace.objects.get()
    # On the page when it has come, without script at once, and in the mould of all other pages.
    assert page.content.decode().count(f"stamps/{trace.code}.svg") == 3
    answer = member.get(page.context["stamp_url"])
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/svg+xml")
    assert here.users["hanh"].full_name in answer.content.decode()
    assert signed_in(here, "giao").get(page.context["stamp_url"]).status_code == 404


def test_a_code_leads_to_reader_time_and_pages(here: World, paper: Paper) -> None:
    member = signed_in(here, "hanh")
    member.get(reverse("documents:paper", args=[paper.pk]))
    member.post(reverse("documents:paper-reading", args=[paper.pk, 1]), {"page": 2, "seen": [1, 2]})
    trace = Trace.objects.get()
    office = signed_in(here, "cham")
    answer = office.post(reverse("documents:traces"), {"code": trace_codes.shown(trace.code).lower()}, follow=True)
    text = answer.content.decode()
    for said in (trace.name, paper.title, "Trang 1", "Trang 2", paper.meeting.title):
        assert said in text
    assert TraceLookup.objects.get().by == here.clerk
    again = signed_in(here, "thuong").post(reverse("documents:traces"), {"code": trace.code}, follow=True)
    assert str(here.clerk) in again.content.decode()


def test_another_office_is_told_nothing(here: World, paper: Paper) -> None:
    signed_in(here, "hanh").get(reverse("documents:paper", args=[paper.pk]))
    elsewhere = world(code="noi-khac")
    code = Trace.objects.get().code
    client = Client()
    client.force_login(elsewhere.clerk)
    known = client.post(reverse("documents:traces"), {"code": code}, follow=True)
    assert "Không có mã này" in known.content.decode()
    assert here.users["hanh"].full_name not in known.content.decode()
    assert TraceLookup.objects.filter(code=code, trace=None, by=elsewhere.clerk).exists()


def test_what_was_found_is_seen_by_the_one_who_looked(here: World, paper: Paper) -> None:
    signed_in(here, "hanh").get(reverse("documents:paper", args=[paper.pk]))
    signed_in(here, "cham").post(reverse("documents:traces"), {"code": Trace.objects.get().code})
    address = reverse("documents:trace", args=[TraceLookup.objects.get().pk])
    assert signed_in(here, "cham").get(address).status_code == 200
    assert signed_in(here, "thuong").get(address).status_code == 404


def test_half_a_code_is_answered_in_words(here: World) -> None:
    answer = signed_in(here, "cham").post(reverse("documents:traces"), {"code": "K7M2"})
    assert answer.status_code == 422
    assert "8 ký tự" in answer.content.decode()
    assert 'value="K7M2"' in answer.content.decode()


def test_a_copy_has_the_offices_own_stamp_on_every_page(here: World, paper: Paper) -> None:
    answer = signed_in(here, "cham").post(reverse("documents:paper-stamped", args=[paper.pk, 1]))
    trace = Trace.objects.get(kind="copy")
    assert trace.code in answer["Content-Disposition"]
    for page in PdfReader(io.BytesIO(answer.content)).pages:
        assert trace_codes.shown(trace.code) in page.extract_text()


def test_an_original_keeps_its_bytes_and_has_the_code_in_its_name(here: World, paper: Paper) -> None:
    answer = signed_in(here, "cham").get(reverse("documents:paper-file", args=[paper.pk, 1]))
    trace = Trace.objects.get(kind="original")
    assert answer.content == samples.text_pdf(2)
    assert trace.code in answer["Content-Disposition"]


def test_a_withdrawn_paper_can_still_be_traced(here: World, paper: Paper) -> None:
    member = signed_in(here, "hanh")
    stamp = member.get(reverse("documents:paper", args=[paper.pk])).context["stamp_url"]
    papers.withdraw_paper(paper=paper, by=here.clerk, at=here.at(5))
    assert member.get(stamp).status_code == 404
    found = signed_in(here, "cham").post(reverse("documents:traces"), {"code": Trace.objects.get().code}, follow=True)
    assert here.users["hanh"].full_name in found.content.decode()
