"""Reminders by rule, and urging."""

from datetime import date, timedelta
from functools import partial

import pytest

from agenda.follow_up import report_task
from agenda.models import ReminderRule, Task, TaskNote
from agenda.queries import to_decide
from agenda.reminders import receive_reminder, reminder_days, rule_of, set_rule, waiting_for
from agenda.urging import NothingToUrge, urge_tasks
from meetings.calendar import working_days, working_days_after, working_days_before
from meetings.models import Holiday
from people.refusals import BadInput, NotAllowed
from tests.agenda.factories import kinds, make_task
from tests.agenda.races import together
from tests.agenda.test_extensions import issued, make_issued
from tests.factories import DAY, World

__all__ = ["issued"]

DUE = date(2026, 11, 19)  # a Thursday


def days() -> list[date]:
    return working_days(date(2026, 9, 1), date(2027, 3, 1))


@pytest.mark.django_db
def test_the_days_of_the_usual_rule() -> None:
    found = reminder_days(DUE, ReminderRule(), days(), date(2026, 11, 30))
    assert found == [date(2026, 11, day) for day in (10, 17, 19, 24, 27)]
    assert found[0] == working_days_before(DUE, 7)
    assert found[3] == working_days_after(DUE, 3)


@pytest.mark.django_db
def test_holidays_of_the_office_count() -> None:
    Holiday.objects.create(day=date(2026, 11, 18), name="Nghỉ bù")
    assert reminder_days(DUE, ReminderRule(before=[2]), days(), DUE) == [date(2026, 11, 16)]


@pytest.mark.django_db
def test_a_last_day_on_a_sunday_is_reminded_of_on_friday() -> None:
    sunday = date(2026, 11, 22)
    assert reminder_days(sunday, ReminderRule(before=[0], late=5), days(), date(2026, 11, 27)) == [
        date(2026, 11, 20),
        date(2026, 11, 27),
    ]


def reminded(here: World, day: date, name: str = "lead") -> list[tuple[date | None, str]]:
    return [(one.day, one.urging.text if one.urging else "") for one in waiting_for(here.users[name], day)]


def test_each_person_of_the_lead_office_until_they_take_note(issued: World) -> None:
    assert reminded(issued, date(2026, 11, 9)) == []
    assert reminded(issued, date(2026, 11, 12)) == [(date(2026, 11, 10), "")]
    assert reminded(issued, date(2026, 11, 12), "other") == []
    for _tap in range(2):
        receive_reminder(task=Task.objects.get(), by=issued.users["lead"], at=issued.at(60))
    assert kinds(issued.meeting) == ["TaskReminderReceived"]
    assert reminded(issued, DAY) == []
    assert reminded(issued, date(2026, 11, 17)) == [(date(2026, 11, 17), "")]


def test_what_fell_before_the_task_was_given_is_not_reminded_of(issued: World) -> None:
    given = {"kind": "assignment", "state": "assigned", "by": issued.clerk, "at": issued.at(0)}
    TaskNote.objects.create(task=Task.objects.get(), **given)
    assert reminded(issued, date(2026, 11, 16)) == []
    assert reminded(issued, date(2026, 11, 17)) == [(date(2026, 11, 17), "")]


def test_a_report_answers_for_the_office_and_done_is_not_reminded_of(issued: World) -> None:
    task, by = Task.objects.get(), issued.users["lead"]
    report_task(task=task, state="in_progress", text="Đang làm", by=by, at=issued.at(60))
    assert reminded(issued, DAY) == []
    report_task(task=task, state="done", text="Xong", by=by, at=issued.at(70))
    assert reminded(issued, date(2027, 1, 4)) == []
    assert (to_decide(issued.secretary), to_decide(issued.chair), to_decide(by)) == (1, 1, 0)


def test_an_urging_is_kept_counted_and_shown(issued: World) -> None:
    task = Task.objects.get()
    urge = partial(urge_tasks, tasks=[task.pk], text="Chậm 2 lần", by=issued.secretary)
    for minute in (60, 61):
        assert urge(at=issued.at(minute)) == [task]
    assert list(TaskNote.objects.values_list("kind", "text", "number")) == [("urging", "Chậm 2 lần", 1)]
    assert reminded(issued, DAY) == [(date(2026, 11, 10), "Chậm 2 lần")]
    receive_reminder(task=task, by=issued.users["lead"], at=issued.at(62))
    assert reminded(issued, DAY) == []
    urge(at=issued.at(60 * 24))
    assert (reminded(issued, DAY + timedelta(1)), TaskNote.objects.filter(kind="urging").count()) == (
        [(None, "Chậm 2 lần")],
        2,
    )


def test_who_urges_what(issued: World) -> None:
    task = Task.objects.get()
    urge = partial(urge_tasks, at=issued.at(60))
    for name in ("lead", "other", "hanh"):
        with pytest.raises(NotAllowed):
            urge(tasks=[task.pk], text="x", by=issued.users[name])
    for tasks, text in (([task.pk], " "), ([], "x")):
        with pytest.raises(BadInput):
            urge(tasks=tasks, text=text, by=issued.chair)
    Task.objects.update(state="done", done_on=DAY)
    with pytest.raises(NothingToUrge):
        urge(tasks=[task.pk], text="x", by=issued.chair)
    open_one = make_task(issued, issued.items[1], state="assigned")
    assert urge(tasks=[task.pk, open_one.pk], text="x", by=issued.chair) == [open_one]


def test_only_the_lead_office_takes_note(issued: World) -> None:
    with pytest.raises(NotAllowed):
        receive_reminder(task=Task.objects.get(), by=issued.users["other"], at=issued.at(60))


def test_a_rule_of_the_body(issued: World) -> None:
    assert (rule_of(issued.body).before, rule_of(issued.body).late) == ([7, 2, 0], 3)
    set_rule(body=issued.body, before=[1, 10, 1], late=5, by=issued.secretary, at=issued.at(0))
    assert rule_of(issued.body).before == [10, 1]
    assert reminded(issued, date(2026, 11, 9)) == [(date(2026, 11, 5), "")]
    for before, late in (([61], 3), (range(7), 3), ([1], 0)):
        with pytest.raises(BadInput):
            set_rule(body=issued.body, before=before, late=late, by=issued.secretary, at=issued.at(0))


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_two_who_urge_the_same_tasks_at_once_wait_for_each_other() -> None:
    here = make_issued()
    keys = [Task.objects.get().pk, *(make_task(here, item, state="assigned").pk for item in here.items[1:3])]
    calls = [
        partial(urge_tasks, tasks=tasks, text="Gấp", by=by, at=here.at(60))
        for tasks, by in ((keys, here.secretary), (keys[::-1], here.chair))
    ]
    results = together(calls * 2)
    assert [len(one) for one in results if isinstance(one, list)] == [3] * 4
    counted = [TaskNote.objects.filter(task=key, kind="urging").count() for key in keys]
    assert min(counted) >= 2
    assert sum(counted) == len(kinds(here.meeting))
