"""The pages of the way of an act: the office's, the clerk's of a body, the outside recipient's."""

import smtplib

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from agenda.models import Item
from documents.dispatching import outbox
from documents.models import Delivery, Dispatch, Letter, RecipientLine
from tests.documents.dispatching.conftest import issue
from tests.documents.dispatching.test_rows import with_ways
from tests.factories import World

BACKEND = "django.contrib.auth.backends.ModelBackend"


def as_(here: World, name: str) -> Client:
    client = Client()
    client.force_login(here.users[name], backend=BACKEND)
    return client


def test_the_page_says_what_is_owed_and_serves_it(closed: World) -> None:
    act = issue(closed)
    page = reverse("documents:dispatch", args=[act.pk])
    office = as_(closed, "cham")
    text = office.get(page).content.decode()
    assert ("Còn 7 nơi nhận chưa gửi" in text, "Số liệu lúc" in text) == (True, True)
    left = RecipientLine.objects.get(meeting=closed.meeting, position=2)
    sent = office.post(reverse("documents:dispatches", args=[act.pk]), {"line": left.pk, "email": "vp@tinh.example"})
    assert sent.headers["Location"] == page
    text = office.get(page).content.decode()
    assert ("Còn 6 nơi nhận chưa gửi" in text, "Đang gửi" in text, "vp@tinh.example" in text) == (True, True, True)


def test_a_failed_letter_is_told_in_words_with_a_button(closed: World, monkeypatch: pytest.MonkeyPatch) -> None:
    with_ways(closed)
    act = issue(closed)
    letter = Letter.objects.filter(dispatch__email="vp@tinh.example").get()
    Letter.objects.update(next_at=timezone.now())

    def fail(_self: object, _messages: object) -> None:
        raise smtplib.SMTPRecipientsRefused({"vp@tinh.example": (550, b"")})

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", fail)
    outbox.send_letter.call(str(letter.pk))
    text = as_(closed, "cham").get(reverse("documents:dispatch", args=[act.pk])).content.decode()
    assert "Máy chủ thư không nhận địa chỉ này" in text
    assert reverse("documents:letters", args=[letter.dispatch_id]) in text
    answer = as_(closed, "cham").post(
        reverse("documents:letters", args=[letter.dispatch_id]), {"email": "moi@tinh.example"}
    )
    letter.refresh_from_db()
    assert letter.dispatch is not None
    assert (answer.status_code, letter.dispatch.email, letter.problem) == (303, "moi@tinh.example", "")


def test_without_a_mail_server_the_page_offers_paper_and_the_file(closed: World, settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    act = issue(closed)
    text = as_(closed, "cham").get(reverse("documents:dispatch", args=[act.pk])).content.decode()
    assert ("chưa nối máy chủ thư" in text, "Tải tệp PDF" in text, 'type="email"' in text) == (True, True, False)


def test_the_bodys_clerk_finds_it_on_the_first_page_opens_and_confirms(closed: World) -> None:
    with_ways(closed)
    act = issue(closed)
    clerk = as_(closed, "thu")
    page = reverse("documents:act", args=[act.pk])
    assert page in clerk.get(reverse("documents:home")).content.decode()
    assert page in clerk.get(reverse("documents:notices")).content.decode()
    assert "Xác nhận cơ quan đã nhận" in clerk.get(page).content.decode()
    row = Dispatch.objects.get(way="tray")
    assert (row.opened_at is not None, row.acknowledged_at) == (True, None)
    assert clerk.post(reverse("documents:confirmation", args=[row.pk])).headers["Location"] == page
    assert "Văn Thị Thư xác nhận lúc" in clerk.get(page).content.decode()
    assert page not in clerk.get(reverse("documents:home")).content.decode()


def test_a_page_that_tells_of_it_has_delivered_it(closed: World) -> None:
    issue(closed)
    as_(closed, "hanh").get(reverse("documents:home"))
    row = Delivery.objects.get(user=closed.users["hanh"])
    assert (row.delivered_at is not None, row.opened_at) == (True, None)


def test_the_outside_recipient_reads_and_confirms_without_an_account(closed: World) -> None:
    with_ways(closed)
    act = issue(closed)
    row = Dispatch.objects.get(email="vp@tinh.example")
    page, client = reverse("documents:received", args=[row.token]), Client()
    text = client.get(page).content.decode()
    assert ("Số 87-TB/ĐU" in text, "Xác nhận đã nhận" in text) == (True, True)
    row.refresh_from_db()
    assert (row.opened_at is not None, row.acknowledged_at) == (True, None)
    pdf = client.get(reverse("documents:received-file", args=[row.token]))
    assert (pdf.status_code, pdf.content[:5]) == (200, b"%PDF-")
    for _again in range(2):
        assert client.post(page).headers["Location"] == page
    row.refresh_from_db()
    assert (row.acknowledged_at is not None, row.acknowledged_by) == (True, None)
    assert client.get(reverse("documents:act", args=[act.pk])).status_code == 302


@pytest.mark.parametrize("way", ["unknown", "confidential", "paper"])
def test_an_address_that_leads_nowhere_says_so(closed: World, way: str) -> None:
    with_ways(closed)
    issue(closed)
    row = Dispatch.objects.get(way="paper") if way == "paper" else Dispatch.objects.get(email="vp@tinh.example")
    if way == "confidential":
        Item.objects.filter(position=3).update(restricted=True)
    token = "x" * 43 if way == "unknown" else row.token
    for name in ("documents:received", "documents:received-file"):
        answer = Client().get(reverse(name, args=[token]))
        assert (answer.status_code, "liên hệ nơi gửi" in answer.content.decode()) == (404, True)
    assert Client().post(reverse("documents:received", args=[token])).status_code == 404


def test_the_list_is_edited_on_its_page(closed: World) -> None:
    office = as_(closed, "cham")
    page = reverse("documents:recipients", args=[closed.meeting.pk])
    assert office.post(page, {"text": "Sở Nội vụ", "email": "sai"}).status_code == 422
    assert office.post(page, {"text": "Sở Nội vụ", "email": "snv@tinh.example"}).headers["Location"] == page
    line = RecipientLine.objects.get(text="Sở Nội vụ")
    edit = reverse("documents:recipient", args=[line.pk])
    assert "snv@tinh.example" in office.get(edit).content.decode()
    office.post(edit, {"text": "Sở Nội vụ tỉnh", "paper_reason": "để lưu"})
    line.refresh_from_db()
    assert (line.text, line.email, line.paper_reason) == ("Sở Nội vụ tỉnh", "", "để lưu")
    office.post(reverse("documents:recipient-rise", args=[line.pk]))
    office.post(reverse("documents:recipient-removal", args=[line.pk]))
    assert not RecipientLine.objects.filter(pk=line.pk).exists()
    rule = reverse("documents:dispatch-rule", args=[closed.body.pk])
    assert office.post(rule, {"mail_form": "file", "remind_after": "12", "next": page}).headers["Location"] == page
    closed.body.refresh_from_db()
    assert (closed.body.dispatch_rule.mail_form, closed.body.dispatch_rule.remind_after) == ("file", 12)
