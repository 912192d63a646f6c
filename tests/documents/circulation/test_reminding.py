"""Who has opened nothing, and reminding them once."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from documents.circulation import reading_rule, receipts, reminding
from documents.circulation.reading import note_reading, opened
from documents.models import Paper, ReadingReminder
from meetings import session
from meetings.models import Event, Meeting
from people.refusals import NotAllowed
from tests.agenda.factories import make_recusal
from tests.agenda.races import together
from tests.documents.circulation.factories import make_paper
from tests.documents.uploads import add
from tests.factories import VIETNAM, World, world

pytestmark = pytest.mark.django_db

EVENING = datetime(2026, 11, 11, 16, tzinfo=VIETNAM)
READERS = {"khoi", "hanh", "an", "giao", "dat", "nguyet", "quocan", "don", "uoc", "nhi", "on", "luc", "en"}


def convene(here: World) -> World:
    add(here)
    session.convene(meeting=here.meeting, by=here.secretary, at=here.at(-9000))
    here.meeting.refresh_from_db()
    return here


@pytest.fixture
def convened(draft: World, settings: Settings, tmp_path: Path) -> World:
    settings.MEDIA_ROOT = tmp_path
    return convene(draft)


def read(here: World, name: str, minute: float = -100) -> None:
    version = Paper.objects.earliest("circulated_at").versions.get()
    note_reading(version=version, page=2, seen=[1, 2], by=here.users[name], at=here.at(minute))


def silent(here: World) -> set[str]:
    return {one.attendee.user.username for one in receipts.unopened(here.meeting)}


def reminded() -> set[str]:
    return {one.user.username for one in ReadingReminder.objects.select_related("user")}


def facts() -> list[dict[str, object]]:
    return [one.payload for one in Event.objects.filter(kind="PapersReminded").order_by("seq")]


def test_who_opened_nothing_is_told_from_who_opened_something(convened: World) -> None:
    assert silent(convened) == READERS
    read(convened, "hanh")
    assert silent(convened) == READERS - {"hanh"}
    one = next(row for row in receipts.receipts(convened.meeting) if row.attendee.user.username == "hanh")
    assert (one.opened, one.papers, one.pages, one.last_at) == (1, 1, 2, convened.at(-100))


def test_who_has_nothing_to_read_is_not_silent(convened: World) -> None:
    make_recusal(convened, 1, "nguyet")
    assert "nguyet" not in silent(convened)
    assert opened(convened.meeting)[convened.users["nguyet"].pk] == (0, 0)


def test_a_paper_for_the_room_can_be_opened_by_nobody_yet(convened: World) -> None:
    read(convened, "hanh")
    make_paper(convened, "room")
    assert opened(convened.meeting)[convened.users["hanh"].pk] == (1, 1)


def test_the_moment_is_the_working_day_before_at_four(convened: World) -> None:
    assert reading_rule.due_at(convened.meeting) == EVENING
    [planned] = DBTaskResult.objects.filter(task_path__endswith="remind_unread")
    assert planned.run_after == EVENING


def test_one_press_reminds_the_silent_and_a_double_tap_nobody(convened: World) -> None:
    read(convened, "hanh")
    count = reminding.remind(meeting=convened.meeting, by=convened.clerk, at=convened.at(-900))
    assert count == len(READERS) - 1
    assert reminded() == READERS - {"hanh"}
    assert facts() == [{"recipients": count, "automatic": False}]
    with pytest.raises(reminding.NobodyToRemind):
        reminding.remind(meeting=convened.meeting, by=convened.clerk, at=convened.at(-895))


def test_by_hand_who_is_still_silent_is_reminded_again(convened: World) -> None:
    reminding.remind(meeting=convened.meeting, by=convened.clerk, at=convened.at(-900))
    read(convened, "hanh")
    assert reminding.remind(meeting=convened.meeting, by=convened.secretary, at=convened.at(-800)) == len(READERS) - 1
    one = next(row for row in receipts.unopened(convened.meeting) if row.attendee.user.username == "an")
    assert [(row.by, row.at) for row in one.reminders] == [
        (convened.secretary, convened.at(-800)),
        (convened.clerk, convened.at(-900)),
    ]


def test_by_itself_it_reminds_once_those_whom_nobody_has_reminded(convened: World) -> None:
    reminding.remind(meeting=convened.meeting, by=convened.clerk, at=convened.at(-3000))
    ReadingReminder.objects.filter(user__username="an").delete()
    for _again in range(2):
        with time_machine.travel(EVENING, tick=False):
            reminding.remind_unread.call(str(convened.meeting.pk))
    assert facts()[1:] == [{"recipients": 1, "automatic": True}]
    assert ReadingReminder.objects.get(user__username="an").by is None


def test_before_its_moment_it_says_nothing(convened: World) -> None:
    with time_machine.travel(EVENING - timedelta(minutes=1), tick=False):
        reminding.remind_unread.call(str(convened.meeting.pk))
    assert reminded() == set()


def test_from_the_hour_of_the_meeting_on_nobody_is_sent_to_read(convened: World) -> None:
    with time_machine.travel(convened.meeting.starts_at, tick=False):
        reminding.remind_unread.call(str(convened.meeting.pk))
    assert reminded() == set()


@pytest.mark.parametrize("state", ["running", "cancelled"])
def test_a_meeting_that_goes_on_or_was_called_off_reminds_nobody(convened: World, state: str) -> None:
    Meeting.objects.filter(pk=convened.meeting.pk).update(state=state)
    with time_machine.travel(EVENING, tick=False):
        reminding.remind_unread.call(str(convened.meeting.pk))
    assert reminded() == set()
    with pytest.raises(reminding.TooLate):
        reminding.remind(meeting=convened.meeting, by=convened.clerk, at=convened.at(-10))


def test_another_rule_holds_for_what_is_convened(convened: World) -> None:
    rule = {"days": 2, "hour": 9, "automatic": True}
    reminding.change_rule(body=convened.body, **rule, by=convened.clerk, at=convened.at(-8000))  # type: ignore[arg-type]
    moment = datetime(2026, 11, 10, 9, tzinfo=VIETNAM)
    planned = DBTaskResult.objects.filter(task_path__endswith="remind_unread").order_by("run_after")
    assert [one.run_after for one in planned] == [moment, EVENING]
    with time_machine.travel(moment, tick=False):
        reminding.remind_unread.call(str(convened.meeting.pk))
    assert reminded() == READERS


def test_a_body_that_wants_it_by_hand_alone(convened: World) -> None:
    reading_rule.change_rule(body=convened.body, days=1, hour=16, automatic=False, by=convened.clerk)
    with time_machine.travel(EVENING, tick=False):
        reminding.remind_unread.call(str(convened.meeting.pk))
    assert reminded() == set()


@pytest.mark.parametrize(("days", "hour"), [(1, 6), (1, 18), (11, 9), (-1, 9)])
def test_a_moment_outside_working_time_is_refused(convened: World, days: int, hour: int) -> None:
    with pytest.raises(reading_rule.OutOfHours):
        reading_rule.change_rule(body=convened.body, days=days, hour=hour, automatic=True, by=convened.clerk)


def test_only_the_office_reminds_and_sets_the_moment(convened: World) -> None:
    with pytest.raises(NotAllowed):
        reminding.remind(meeting=convened.meeting, by=convened.chair, at=convened.at(-100))
    with pytest.raises(NotAllowed):
        reading_rule.change_rule(body=convened.body, days=1, hour=9, automatic=True, by=convened.chair)


def test_the_database_lets_nobody_be_reminded_twice_by_itself(convened: World) -> None:
    with time_machine.travel(EVENING, tick=False):
        reminding.remind_unread.call(str(convened.meeting.pk))
    with pytest.raises(IntegrityError):
        ReadingReminder.objects.create(meeting=convened.meeting, user=convened.users["an"], at=convened.at(-800))


def test_the_first_page_says_so_until_a_paper_is_opened(convened: World) -> None:
    client = Client()
    client.force_login(convened.users["hanh"])
    said = "Đồng chí chưa mở tài liệu của"
    assert said not in client.get("/").content.decode()
    reminding.remind(meeting=convened.meeting, by=convened.clerk, at=convened.at(-900))
    assert said in client.get("/").content.decode()
    read(convened, "hanh")
    assert said not in client.get("/").content.decode()


def test_the_office_presses_on_the_page_of_the_meeting(convened: World) -> None:
    client = Client()
    client.force_login(convened.clerk)
    page = client.get(reverse("documents:meeting", args=[convened.meeting.pk])).content.decode()
    assert f"Nhắc {len(READERS)} đồng chí" in page
    answer = client.post(reverse("documents:reading-reminders", args=[convened.meeting.pk]), follow=True)
    assert f"Đã nhắc {len(READERS)} đồng chí." in answer.content.decode()
    assert f"{convened.clerk.full_name} · trên hệ thống" in answer.content.decode()


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_two_presses_at_once_remind_everybody_once(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    here = convene(world())
    press = {"meeting": here.meeting, "by": here.clerk, "at": here.at(-900)}
    made = together([lambda: reminding.remind(**press), lambda: reminding.remind(**press)])  # type: ignore[arg-type]
    assert sorted(isinstance(one, reminding.NobodyToRemind) for one in made) == [False, True]
    assert len(facts()) == 1
