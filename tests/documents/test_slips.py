"""Slips of a vote by name: three boxes, a place to sign, as many as there are voters."""

import io
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from agenda.models import Recusal
from documents.composition.slips import compose_slip, has_slips, voters
from meetings.models import Attendee
from tests.factories import World, world
from tests.voting.factories import QUESTION
from voting.models import Vote
from voting.questions import put_question

BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def here(db: None) -> World:
    return world(state="running", present=10)


def put(here: World, **more: Any) -> Vote:
    return put_question(item=here.items[1], question=QUESTION, by=here.secretary, at=here.at(1), **more)


def test_a_slip_has_a_box_for_each_answer_and_is_signed(here: World) -> None:
    slip = compose_slip(put(here), 11)
    assert (slip.title, slip.signed, slip.copies) == ("Phiếu biểu quyết", True, 11)
    assert slip.columns == ("Tán thành", "Không tán thành", "Ý kiến khác")
    assert slip.abstract == "về dự thảo Đề án giảm hội họp, giảm văn bản giấy giai đoạn 2026 - 2028"
    assert (slip.lines[0].name, slip.instruction) == (QUESTION, "Đánh dấu X vào một trong ba ô.")


def test_one_for_each_member_who_takes_part(here: World) -> None:
    vote = put(here)
    assert voters(vote) == Attendee.objects.filter(meeting=here.meeting, is_member=True).count()
    Recusal.objects.create(
        item=here.items[1], attendee=here.attendee("an"), declared_by=here.secretary, declared_at=here.at(2)
    )
    assert voters(vote) == Attendee.objects.filter(meeting=here.meeting, is_member=True).count() - 1


@pytest.mark.parametrize("more", [{"secret": True}, {"kind": "rating", "lines": ("Tốt", "Khá")}])
def test_no_slips_where_nobody_enters_them(here: World, more: dict[str, Any]) -> None:
    assert not has_slips(put(here, **more))


def test_printed_and_as_word_until_the_vote_closes(here: World, client: Client) -> None:
    vote = put(here)
    client.force_login(here.secretary, BACKEND)
    page = client.get(reverse("voting:vote", args=[vote.pk])).content.decode()
    for name in ("documents:voting-slips", "documents:slips-word"):
        assert reverse(name, args=[vote.pk]) in page
    pdf = client.get(reverse("documents:voting-slips", args=[vote.pk]), {"copies": "3"}).content
    sheets = [" ".join(one.extract_text().split()) for one in PdfReader(io.BytesIO(pdf)).pages]
    assert [one.count("PHIẾU BIỂU QUYẾT") for one in sheets] == [2, 1]
    assert [one.count("Chữ ký:") for one in sheets] == [2, 1]
    assert client.get(reverse("documents:slips-word", args=[vote.pk])).content.startswith(b"PK")
    Vote.objects.filter(pk=vote.pk).update(state="closed", closed_at=here.at(9))
    for name in ("documents:voting-slips", "documents:slips-word"):
        assert client.get(reverse(name, args=[vote.pk])).status_code == 404
