"""Letters: written with the issue, sent in the background, tried again, never twice by two who try at once."""

import smtplib
from datetime import timedelta

import pytest
from django.core import mail
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from agenda.models import Item
from documents.dispatching import outbox
from documents.dispatching.mail import link
from documents.dispatching.rule import change_rule
from documents.models import Dispatch, Letter, RecipientLine
from people.refusals import BadInput, NotAllowed
from tests.documents.dispatching.conftest import issue
from tests.factories import World


def written(here: World) -> Letter:
    """The notice is issued to one outside address; nothing is sent yet."""
    RecipientLine.objects.filter(meeting=here.meeting, position=2).update(email="vp@tinh.example")
    issue(here)
    Letter.objects.update(next_at=timezone.now())
    return Letter.objects.get()


def run(letter: Letter) -> Letter:
    outbox.send_letter.call(str(letter.pk))
    letter.refresh_from_db()
    return letter


def way(letter: Letter) -> Dispatch:
    assert letter.dispatch is not None
    return letter.dispatch


def failing(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def fail(_self: object, _messages: object) -> None:
        raise error

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", fail)


def test_the_letter_is_queued_in_the_transaction_of_the_issue(closed: World) -> None:
    RecipientLine.objects.filter(meeting=closed.meeting, position=2).update(email="vp@tinh.example")

    with transaction.atomic():
        issue(closed)
        transaction.set_rollback(True)
    assert (Letter.objects.count(), DBTaskResult.objects.count()) == (0, 0)
    issue(closed)
    paths = DBTaskResult.objects.values_list("task_path", flat=True)
    assert sum(path.endswith("send_letter") for path in paths) == Letter.objects.count() == 1


def test_what_the_recipient_reads(closed: World) -> None:
    letter = run(written(closed))
    (message,) = mail.outbox
    assert message.to == ["vp@tinh.example"]
    assert message.subject == "Đảng ủy phường Tân Hòa Bắc gửi văn bản số 87-TB/ĐU"
    assert link(way(letter)) in message.body
    assert link(way(letter)).startswith("https://hop.example/received/")
    assert message.attachments == []
    assert message.message()["Message-ID"] == f"<{letter.pk}@hop.example>"
    assert (letter.sent_at is not None, letter.next_at, Dispatch.objects.get().sent_at) == (True, None, letter.sent_at)


def test_the_file_comes_along_if_the_body_says_so(closed: World) -> None:
    change_rule(body=closed.body, mail_form="file", remind_after=48, by=closed.clerk)
    run(written(closed))
    ((name, pdf, kind),) = mail.outbox[0].attachments
    assert (name, str(kind), bytes(pdf)[:5]) == ("87-TB-ĐU.pdf", "application/pdf", b"%PDF-")


def test_a_letter_that_was_taken_is_not_sent_twice(closed: World) -> None:
    letter = run(written(closed))
    run(letter)
    assert len(mail.outbox) == 1


def test_who_holds_a_letter_has_it_alone_and_the_other_comes_back_later(closed: World) -> None:
    letter = written(closed)
    Letter.objects.update(held_until=timezone.now() + timedelta(minutes=2))
    before = DBTaskResult.objects.count()
    run(letter)
    assert (len(mail.outbox), letter.attempts, DBTaskResult.objects.count()) == (0, 0, before + 1)
    assert DBTaskResult.objects.latest("enqueued_at").run_after == letter.held_until


def test_a_server_that_is_away_is_tried_again_later_and_later(closed: World, monkeypatch: pytest.MonkeyPatch) -> None:
    letter = written(closed)
    failing(monkeypatch, ConnectionRefusedError())
    waited = []
    for _attempt in outbox.PAUSES:
        began = timezone.now()
        run(letter)
        assert letter.next_at is not None
        waited.append(round((letter.next_at - began).total_seconds() / 60))
        Letter.objects.update(next_at=timezone.now())
    assert (waited, letter.problem) == ([1, 5, 15, 60, 180, 360, 720], "offline")
    assert run(letter).next_at is None


@pytest.mark.parametrize(
    ("error", "problem"),
    [
        (smtplib.SMTPRecipientsRefused({"vp@tinh.example": (550, b"no such user")}), "refused"),
        (smtplib.SMTPAuthenticationError(535, b"no"), "sign_in"),
        (smtplib.SMTPDataError(554, b"spam"), "rejected"),
    ],
)
def test_what_does_not_pass_by_itself_is_given_to_the_office(
    closed: World, monkeypatch: pytest.MonkeyPatch, error: Exception, problem: str
) -> None:
    letter = written(closed)
    failing(monkeypatch, error)
    run(letter)
    assert (letter.problem, letter.next_at, letter.sent_at) == (problem, None, None)


@pytest.mark.parametrize(
    "error", [smtplib.SMTPRecipientsRefused({"a": (450, b"later")}), smtplib.SMTPDataError(451, b"later")]
)
def test_what_passes_is_tried_again(closed: World, monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    letter = written(closed)
    failing(monkeypatch, error)
    assert run(letter).next_at is not None


def test_what_became_confidential_stays_in_the_outbox(closed: World) -> None:
    letter = written(closed)
    Item.objects.filter(position=3).update(restricted=True)
    run(letter)
    assert (letter.problem, letter.next_at, mail.outbox) == ("closed", None, [])


def test_the_office_sends_again_to_a_corrected_address(closed: World, monkeypatch: pytest.MonkeyPatch) -> None:
    letter = written(closed)
    with monkeypatch.context() as broken:
        failing(broken, smtplib.SMTPRecipientsRefused({"vp@tinh.example": (550, b"")}))
        run(letter)
    outbox.send_again(dispatch=way(letter), email="vanphong@tinh.example", by=closed.clerk, at=timezone.now())
    run(letter)
    assert (mail.outbox[0].to, letter.problem) == (["vanphong@tinh.example"], "")
    with pytest.raises(outbox.AlreadySent):
        outbox.send_again(dispatch=way(letter), email="", by=closed.clerk, at=timezone.now())


def test_a_letter_under_way_is_left_alone_and_others_may_not(closed: World) -> None:
    letter = written(closed)
    with pytest.raises(NotAllowed):
        outbox.send_again(dispatch=way(letter), email="", by=closed.users["hanh"], at=timezone.now())
    Letter.objects.update(held_until=timezone.now() + timedelta(minutes=1))
    with pytest.raises(outbox.BeingSent):
        outbox.send_again(dispatch=way(letter), email="", by=closed.clerk, at=timezone.now())


def test_the_rule_is_the_offices_and_within_reason(closed: World, settings: Settings) -> None:
    with pytest.raises(NotAllowed):
        change_rule(body=closed.body, mail_form="file", remind_after=24, by=closed.chair)
    for form, hours in (("fax", 24), ("link", -1), ("link", 721)):
        with pytest.raises(BadInput):
            change_rule(body=closed.body, mail_form=form, remind_after=hours, by=closed.clerk)
