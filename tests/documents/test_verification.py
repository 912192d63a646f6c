"""Genuine or not, and nothing else of what is confidential."""

import io
from datetime import date

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from agenda.models import Item
from agenda.states import Secrecy
from documents import checking, drafts, issuing, verification
from documents.models import Act
from tests.documents.factories import conclude
from tests.documents.test_follow_ups import issued, notice, out
from tests.factories import World, world

BACKEND = "django.contrib.auth.backends.ModelBackend"
CALLER = "192.0.2.7"


@pytest.fixture
def act(db: None) -> Act:
    cache.clear()
    here = world(state="closed", present=10)
    conclude(here)
    return issue(here)


def issue(here: World) -> Act:
    act = checking.check_act(act=drafts.act_of(here.meeting, "notice"), by=here.clerk, at=here.at(210))
    return issuing.issue_act(act=act, revision=act.revision, by=here.chair, at=here.at(215))


def ask(sha256: str) -> str:
    answer = Client().get(reverse("documents:verify"), {"sha256": sha256}, headers={"accept-language": "vi"})
    return answer.content.decode()


def test_of_an_open_notice_number_and_day_are_told(act: Act) -> None:
    Item.objects.update(restricted=False, secrecy="")
    found = verification.find(act.file_sha256, CALLER)
    assert found == verification.Finding(True, False, "87-TB/ĐU", date(2026, 11, 12))
    assert "Số 87-TB/ĐU, ngày 12/11/2026" in ask(act.file_sha256)


SECRET = {"secrecy": Secrecy.CONFIDENTIAL, "title": "", "presenter": "", "kind": "", "office": None}


@pytest.mark.parametrize("what", [{"restricted": True}, SECRET])
def test_of_a_confidential_one_only_that_it_is_genuine(act: Act, what: dict[str, object]) -> None:
    Item.objects.filter(meeting=act.meeting).update(restricted=False, secrecy="")
    Item.objects.filter(pk=act.meeting.items.earliest("position").pk).update(**what)
    assert verification.find(act.file_sha256, CALLER) == verification.Finding(genuine=True)
    said = ask(act.file_sha256)
    assert ("Đúng là văn bản đã ban hành" in said, "87-TB" in said) == (True, False)


def test_one_byte_more_is_another_file(act: Act) -> None:
    other = act.file_sha256[:-1] + ("0" if act.file_sha256[-1] != "0" else "1")
    assert verification.find(other, CALLER) == verification.Finding(genuine=False)
    assert "Không phải văn bản đã ban hành ở đây" in ask(other)


def test_a_draft_is_not_genuine(act: Act) -> None:
    minutes = Act.objects.create(
        meeting=act.meeting, kind="minutes", profile=act.profile, state="checked", file_sha256="d" * 64
    )
    assert not verification.find(minutes.file_sha256, CALLER).genuine


def test_what_is_no_fingerprint_is_refused_in_words(act: Act) -> None:
    assert "Mã trên phiếu gồm 16 chữ số" in ask("xin chào")


def test_a_caller_who_asks_without_end_has_to_wait(act: Act) -> None:
    for _time in range(verification.ASKED_AT_MOST):
        verification.find(act.file_sha256, CALLER)
    with pytest.raises(verification.TooManyQuestions):
        verification.find(act.file_sha256, CALLER)
    assert verification.find(act.file_sha256, "192.0.2.8").genuine


def test_the_sheet_is_a_page_of_its_own_with_the_code(act: Act) -> None:
    client = Client()
    client.force_login(act.meeting.attendees.get(role="chair").user, backend=BACKEND)
    pages = PdfReader(io.BytesIO(client.get(reverse("documents:verification-sheet", args=[act.pk])).content)).pages
    assert (len(pages), len(pages[0].images)) == (1, 1)
    assert "87-TB/ĐU" in pages[0].extract_text()


def test_the_code_on_the_sheet_can_be_typed(act: Act) -> None:
    Item.objects.update(restricted=False, secrecy="")
    code = verification.short(act.file_sha256)
    assert (len(code), code.replace("-", "")) == (19, act.file_sha256[:16])
    for typed in (code, code.upper(), code.replace("-", " ")):
        assert verification.find(typed, CALLER).number == "87-TB/ĐU"
    said = ask(code)
    assert ("Mã này là của văn bản đã ban hành ở đây" in said, "không bị thay đổi</p>" in said) == (True, False)
    assert not verification.find("0" * 16, CALLER).genuine
    for typed in (code[:-1], "g" * 16):
        with pytest.raises(verification.NoFingerprint):
            verification.find(typed, CALLER)


def test_a_typed_code_of_a_confidential_one_tells_no_more(act: Act) -> None:
    assert verification.find(verification.short(act.file_sha256), CALLER) == verification.Finding(genuine=True)


@pytest.mark.parametrize(
    ("kind", "word"),
    [("recall", "đã được thu hồi"), ("replacing", "đã được thay thế"), ("correction", "đã được đính chính")],
)
def test_what_became_of_a_notice_is_told_with_it(db: None, kind: str, word: str) -> None:
    cache.clear()
    here = out()
    Item.objects.update(restricted=False, secrecy="")
    first, later = notice(), issued(here, kind)
    assert later.entry is not None
    said = ask(first.file_sha256)
    assert ("Đúng là văn bản đã ban hành" in said, word in said, later.entry.written in said) == (True, True, True)
    assert ("không còn giá trị thi hành" in said) is (kind != "correction")
    assert word not in ask(later.file_sha256)


def test_of_a_confidential_one_it_is_not_told_what_became_of_it(db: None) -> None:
    cache.clear()
    here = out()
    Item.objects.filter(meeting=here.meeting).update(restricted=True, secrecy="")
    first = notice()
    issued(here, "recall")
    assert verification.find(first.file_sha256, CALLER) == verification.Finding(genuine=True)
