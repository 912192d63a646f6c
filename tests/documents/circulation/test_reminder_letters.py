"""Reminding by letter too: to whom, what it says, and what the office sees of it."""

import smtplib
from pathlib import Path

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from agenda.models import Item
from documents.circulation import receipts, reminding
from documents.dispatching import outbox
from documents.models import Letter, ReadingReminder
from people.models import User
from tests.documents.circulation.test_reminding import READERS, convene, read
from tests.factories import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def convened(draft: World, settings: Settings, tmp_path: Path) -> World:
    """Two have an address, one of them no account any more; nothing of the meeting is restricted."""
    settings.MEDIA_ROOT = tmp_path
    settings.PUBLIC_URL = "https://hop.example"
    Item.objects.update(restricted=False)
    User.objects.filter(username="an").update(email="an@hop.example")
    User.objects.filter(username="giao").update(email="giao@hop.example", is_active=False)
    return convene(draft)


def remind(here: World) -> None:
    reminding.remind(meeting=here.meeting, by=here.clerk, at=here.at(-900))
    Letter.objects.update(next_at=timezone.now())


def send() -> Letter:
    letter = Letter.objects.get()
    outbox.send_letter.call(str(letter.pk))
    letter.refresh_from_db()
    return letter


def shown(here: World) -> str:
    client = Client()
    client.force_login(here.clerk)
    return client.get(reverse("documents:receipts", args=[here.meeting.pk])).content.decode()


def test_everybody_is_told_here_and_by_letter_who_has_an_address(convened: World) -> None:
    remind(convened)
    assert ReadingReminder.objects.count() == len(READERS)
    assert "thư đến an@hop.example đang gửi" in shown(convened)
    letter = send()
    (message,) = mail.outbox
    assert message.to == ["an@hop.example"]
    assert message.subject == f"Nhắc đọc tài liệu: {convened.meeting.title}"
    assert f"https://hop.example/meetings/{convened.meeting.pk}/" in message.body
    assert "08:00, 12/11/2026" in message.body
    assert letter.sent_at is not None
    assert "thư đến an@hop.example đã gửi" in shown(convened)
    assert shown(convened).count("không có địa chỉ thư") == len(READERS) - 1


def test_in_the_language_of_who_reads_it(convened: World) -> None:
    User.objects.filter(username="an").update(language="en")
    remind(convened)
    send()
    assert mail.outbox[0].subject == f"Reminder to read papers: {convened.meeting.title}"


def test_who_opened_a_paper_meanwhile_gets_no_letter(convened: World) -> None:
    remind(convened)
    read(convened, "an")
    assert (send().problem, len(mail.outbox)) == ("needless", 0)


def test_an_address_that_is_refused_is_said(convened: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_self: object, _messages: object) -> None:
        raise smtplib.SMTPRecipientsRefused({"an@hop.example": (550, b"unknown")})

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", fail)
    remind(convened)
    before = receipts.opened_sign(convened.meeting.pk, timezone.now())
    assert send().next_at is None
    assert "không gửi được: máy chủ thư không nhận địa chỉ này" in shown(convened)
    assert receipts.opened_sign(convened.meeting.pk, timezone.now()) != before


def test_nothing_is_mailed_about_a_meeting_with_a_restricted_item(convened: World) -> None:
    Item.objects.filter(meeting=convened.meeting, position=4).update(restricted=True)
    remind(convened)
    assert (ReadingReminder.objects.count(), Letter.objects.count()) == (len(READERS), 0)


def test_an_item_that_becomes_restricted_stops_the_letter(convened: World) -> None:
    remind(convened)
    Item.objects.filter(meeting=convened.meeting, position=4).update(restricted=True)
    assert (send().problem, len(mail.outbox)) == ("closed", 0)


def test_without_a_mail_server_nothing_is_written(convened: World, settings: Settings) -> None:
    settings.PUBLIC_URL = ""
    remind(convened)
    assert Letter.objects.count() == 0


def test_the_database_wants_one_thing_for_each_letter(convened: World) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Letter.objects.create(made_at=timezone.now())
