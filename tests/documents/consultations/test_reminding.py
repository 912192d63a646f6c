"""Members who have not answered are reminded two working days before the deadline and one, by letter too."""

from datetime import datetime

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.urls import reverse
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from agenda.models import Item
from documents.consultations.deadlines import moment, nearness
from documents.consultations.opening import cancel_consultation
from documents.consultations.reminding import remind_silent
from documents.dispatching import outbox
from documents.models import Consultation, Letter, OpinionReminder
from meetings.models import Event
from people.models import User
from tests.documents.consultations.factories import DEADLINE, answer, answer_all, make_round
from tests.factories import VIETNAM, World, world

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 11, 9, 8, tzinfo=VIETNAM)
TUESDAY = datetime(2026, 11, 10, 8, tzinfo=VIETNAM)


@pytest.fixture
def here(settings: Settings) -> World:
    settings.PUBLIC_URL = "https://hop.example"
    made = world(state="convened")
    Item.objects.update(restricted=False)
    User.objects.filter(username="on").update(email="on@hop.example")
    return made


@pytest.fixture
def asked(here: World) -> Consultation:
    """Two have not answered: Nhi, who has no address, and Ôn."""
    consultation = make_round(here)
    answer_all(here, consultation, agree=9)
    return consultation


def comes(consultation: Consultation, at: datetime, days: int) -> None:
    with time_machine.travel(at, tick=False):
        remind_silent.call(str(consultation.pk), days)


def send() -> None:
    with time_machine.travel(TUESDAY, tick=False):
        for letter in Letter.objects.filter(sent_at=None):
            outbox.send_letter.call(str(letter.pk))


def reminded() -> list[tuple[str, int, str]]:
    rows = OpinionReminder.objects.order_by("at", "opinion__position")
    return list(rows.values_list("opinion__user__username", "days", "email"))


def test_each_day_is_planned_with_the_round(here: World) -> None:
    consultation = make_round(here)
    assert [moment(consultation.deadline, days) for days in (2, 1)] == [MONDAY, TUESDAY]
    planned = DBTaskResult.objects.filter(task_path__endswith="consultations.reminding.remind_silent")
    assert [one.run_after for one in planned.order_by("run_after")] == [MONDAY, TUESDAY]


def test_a_day_that_has_gone_is_not_planned(here: World) -> None:
    make_round(here, minute=-3500)  # Monday 09/11, 21:40
    planned = DBTaskResult.objects.filter(task_path__endswith="consultations.reminding.remind_silent")
    assert [one.run_after for one in planned] == [TUESDAY]


def test_on_each_day_the_silent_are_reminded_once(here: World, asked: Consultation) -> None:
    for _again in range(2):
        comes(asked, MONDAY, 2)
    answer(here, asked, "nhi", minute=-4000)
    comes(asked, TUESDAY, 1)
    assert reminded() == [("nhi", 2, ""), ("on", 2, "on@hop.example"), ("on", 1, "on@hop.example")]
    facts = [one.payload for one in Event.objects.filter(kind="OpinionsReminded").order_by("seq")]
    assert [(one["recipients"], one["days"]) for one in facts] == [(2, 2), (1, 1)]


@pytest.mark.parametrize(("at", "days"), [(MONDAY, 1), (TUESDAY, 2)])
def test_neither_too_early_nor_when_the_next_is_due(asked: Consultation, at: datetime, days: int) -> None:
    comes(asked, at, days)
    assert reminded() == []


def test_a_server_that_was_off_reminds_late(asked: Consultation) -> None:
    comes(asked, MONDAY.replace(hour=15), 2)
    assert len(reminded()) == 2


def test_a_round_that_is_over_reminds_nobody(here: World, asked: Consultation) -> None:
    cancel_consultation(consultation=asked, reason="Nhầm", by=here.secretary, at=here.at(-7000))
    comes(asked, MONDAY, 2)
    assert reminded() == []


def test_what_the_member_reads(asked: Consultation) -> None:
    comes(asked, MONDAY, 2)
    send()
    (message,) = mail.outbox
    assert message.to == ["on@hop.example"]
    assert message.subject == "Nhắc gửi ý kiến bằng văn bản: Ban Thường vụ Đảng ủy phường, hạn 15:20, 11/11/2026"
    assert f"https://hop.example/consultations/{asked.pk}/" in message.body
    assert asked.paper.title not in message.subject + message.body


def test_who_answered_before_the_letter_went_gets_none(here: World, asked: Consultation) -> None:
    comes(asked, MONDAY, 2)
    answer(here, asked, "on", minute=-4000)
    send()
    assert (len(mail.outbox), Letter.objects.get().problem) == (0, "needless")


def test_nothing_is_mailed_about_a_meeting_with_a_restricted_item(asked: Consultation) -> None:
    Item.objects.filter(meeting=asked.paper.meeting, position=4).update(restricted=True)
    comes(asked, MONDAY, 2)
    assert (reminded(), Letter.objects.count()) == ([("nhi", 2, ""), ("on", 2, "")], 0)


def test_the_office_sees_who_was_reminded_how(here: World, asked: Consultation) -> None:
    comes(asked, MONDAY, 2)
    send()
    client = Client()
    client.force_login(here.secretary)
    page = client.get(reverse("documents:consultation", args=[asked.pk])).content.decode()
    assert "nhắc 08:00, 09/11" in page
    assert "thư đến on@hop.example đã gửi 08:00, 10/11" in page
    assert "không có địa chỉ thư" in page


def test_the_sign_changes_when_the_deadline_comes_near_and_passes(here: World, asked: Consultation) -> None:
    found = [nearness(here.meeting.pk, here.at(minute)) for minute in (-7999, -7000, -3000, DEADLINE)]
    assert [found.index(one) for one in found] == [0, 0, 2, 3]
