"""Reminders: to the silent alone, never twice by a double tap, once by themselves."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from documents import delivery
from documents.dispatching import outbox, reminding
from documents.dispatching.rule import change_rule
from documents.models import Delivery, Dispatch, Letter, RecipientLine
from meetings.models import Event
from people.refusals import NotAllowed
from tests.documents.dispatching.conftest import issue
from tests.factories import World


def test_the_silent_are_reminded_and_a_double_tap_reminds_nobody(closed: World) -> None:
    act = issue(closed)
    delivery.acknowledge(act=act, by=closed.users["hanh"], at=closed.at(216))
    silent = Delivery.objects.filter(acknowledged_at=None).count()
    assert reminding.remind(act=act, by=closed.clerk, at=closed.at(300)) == silent
    with pytest.raises(reminding.NobodyToRemind):
        reminding.remind(act=act, by=closed.clerk, at=closed.at(300.1))
    assert Delivery.objects.get(user=closed.users["hanh"]).reminded_at is None
    assert [event.payload["recipients"] for event in Event.objects.filter(kind="ActReminded")] == [silent]
    assert reminding.remind(act=act, by=closed.clerk, at=closed.at(311)) == silent


def test_an_outside_address_is_reminded_only_of_what_it_got(closed: World) -> None:
    RecipientLine.objects.filter(meeting=closed.meeting, position=2).update(email="vp@tinh.example")
    act = issue(closed)
    reminding.remind(act=act, by=closed.clerk, at=closed.at(300))
    assert Letter.objects.count() == 1
    Dispatch.objects.update(sent_at=closed.at(301))
    reminding.remind(act=act, by=closed.clerk, at=closed.at(320))
    reminder = Letter.objects.get(kind="reminder")
    Letter.objects.filter(pk=reminder.pk).update(next_at=timezone.now())
    outbox.send_letter.call(str(reminder.pk))
    assert [message.subject for message in mail.outbox] == [
        "Nhắc xác nhận: Đảng ủy phường Tân Hòa Bắc gửi văn bản số 87-TB/ĐU"
    ]


def test_it_reminds_by_itself_once_after_the_time_of_the_rule(closed: World) -> None:
    change_rule(body=closed.body, mail_form="link", remind_after=48, by=closed.clerk)
    act = issue(closed)
    planned = DBTaskResult.objects.get(task_path__endswith="remind_silent")
    assert planned.run_after == closed.at(215) + timedelta(hours=48)
    for _again in range(2):
        reminding.remind_silent.call(str(act.pk))
    (event,) = Event.objects.filter(kind="ActReminded")
    assert event.payload["automatic"] is True


def test_a_body_that_wants_no_reminder_has_none(closed: World) -> None:
    change_rule(body=closed.body, mail_form="link", remind_after=0, by=closed.clerk)
    issue(closed)
    assert not DBTaskResult.objects.filter(task_path__endswith="remind_silent").exists()


def test_only_the_office_reminds(closed: World) -> None:
    act = issue(closed)
    with pytest.raises(NotAllowed):
        reminding.remind(act=act, by=closed.users["hanh"], at=closed.at(300))
