"""Tasks after the meeting."""

from datetime import date, datetime

import pytest

from agenda.follow_up import AlreadyDone, NotAssigned, assign_tasks, may_finish, may_report, report_task
from agenda.models import Task, TaskNote
from agenda.states import TaskState
from people.models import User
from people.refusals import BadInput, NotAllowed
from tests.agenda.factories import events, make_conclusion, make_task
from tests.factories import VIETNAM, World, make_user, world


@pytest.fixture
def issued(db: None) -> World:
    """The meeting after its notice: one task of the Party-building Board with the Inspection Commission."""
    here = world(state="concluded")
    for name, office in [
        ("lead", "Ban Xây dựng Đảng"),
        ("other", "Ủy ban Kiểm tra Đảng ủy"),
        ("third", "Đảng ủy Ủy ban nhân dân phường"),
    ]:
        here.users[name] = make_user(name, name, office=here.offices[office])
    return here


def task_of(here: World, state: str = TaskState.ASSIGNED) -> Task:
    done_on = date(2026, 11, 13) if state == TaskState.DONE else None
    return make_task(
        here,
        here.items[0],
        lead="Ban Xây dựng Đảng",
        others=("Ủy ban Kiểm tra Đảng ủy",),
        state=state,
        done_on=done_on,
    )


def report(here: World, task: Task, by: User, state: str = "in_progress", text: str = "Đang làm.") -> TaskNote:
    return report_task(task=task, state=state, text=text, by=by, at=here.at(60 * 24))


def test_the_issue_hands_out_what_was_approved(running: World) -> None:
    approved, draft = running.items[0], running.items[1]
    tasks = [make_task(running, approved), make_task(running, approved, action="báo cáo")]
    make_task(running, draft)
    earlier = make_task(running, approved, action="việc cũ", state=TaskState.IN_PROGRESS)
    make_conclusion(running, approved, approved=True)
    make_conclusion(running, draft)
    assert assign_tasks(meeting=running.meeting, by=running.clerk, at=running.at(120)) == tasks
    assert list(Task.objects.order_by("item__position", "position").values_list("state", flat=True)) == [
        "assigned",
        "assigned",
        "in_progress",
        "draft",
    ]
    notes = TaskNote.objects.values_list("state", "by__username", "at", "text")
    assert list(notes) == [("assigned", "cham", running.at(120), "")] * 2
    assert TaskNote.objects.filter(task=earlier).count() == 0
    assert events(running.meeting) == []


def test_handing_out_again_finds_nothing_new(running: World) -> None:
    make_task(running, running.items[0])
    make_conclusion(running, running.items[0], approved=True)
    assign_tasks(meeting=running.meeting, by=running.clerk, at=running.at(120))
    assert assign_tasks(meeting=running.meeting, by=running.clerk, at=running.at(121)) == []
    assert TaskNote.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "reports", "finishes"),
    [
        ("lead", True, True),
        ("other", True, False),
        ("third", False, False),
        ("thuong", True, True),
        ("cham", True, True),
        ("khoi", False, False),
        ("stranger", False, False),
    ],
)
def test_who_reports_and_who_finishes(issued: World, name: str, reports: bool, finishes: bool) -> None:
    task = task_of(issued)
    user = issued.users[name]
    assert (may_report(user, task), may_finish(user, task)) == (reports, finishes)


def test_a_report_is_noted(issued: World) -> None:
    task = task_of(issued)
    note = report(issued, task, issued.users["other"], text="Đã có văn bản đôn đốc.")
    assert (note.state, note.text, note.by, note.at) == (
        "in_progress",
        "Đã có văn bản đôn đốc.",
        issued.users["other"],
        issued.at(60 * 24),
    )
    stored = Task.objects.get(pk=task.pk)
    assert (stored.state, stored.done_on) == (TaskState.IN_PROGRESS, None)
    assert events(issued.meeting) == [("TaskReported", {"task": str(task.pk), "state": "in_progress"})]


def test_done_is_done_on_the_local_day(issued: World) -> None:
    task = task_of(issued)
    late_evening_utc = datetime(2026, 11, 19, 0, 30, tzinfo=VIETNAM)  # still the 18th in UTC
    report_task(task=task, state="done", text="", by=issued.users["lead"], at=late_evening_utc)
    stored = Task.objects.get(pk=task.pk)
    assert (stored.state, stored.done_on) == (TaskState.REPORTED, date(2026, 11, 19))


def test_a_co_ordinating_office_does_not_finish_the_task(issued: World) -> None:
    task = task_of(issued)
    with pytest.raises(NotAllowed, match="cơ quan chủ trì"):
        report(issued, task, issued.users["other"], state="done")
    assert Task.objects.get(pk=task.pk).state == TaskState.ASSIGNED


@pytest.mark.parametrize("name", ["third", "stranger", "khoi"])
def test_others_do_not_report(issued: World, name: str) -> None:
    with pytest.raises(NotAllowed):
        report(issued, task_of(issued), issued.users[name])


@pytest.mark.parametrize(("state", "text"), [("in_progress", " "), ("assigned", "x"), ("draft", "x"), ("gone", "x")])
def test_a_report_says_something(issued: World, state: str, text: str) -> None:
    with pytest.raises(BadInput):
        report(issued, task_of(issued), issued.users["lead"], state=state, text=text)


def test_what_is_not_handed_out_is_not_reported(issued: World) -> None:
    with pytest.raises(NotAssigned):
        report(issued, task_of(issued, TaskState.DRAFT), issued.users["lead"])


def test_only_the_secretary_takes_up_what_is_done(issued: World) -> None:
    task = task_of(issued, TaskState.DONE)
    with pytest.raises(AlreadyDone):
        report(issued, task, issued.users["lead"])
    report(issued, task, issued.secretary, text="Chưa đủ minh chứng.")
    stored = Task.objects.get(pk=task.pk)
    assert (stored.state, stored.done_on) == (TaskState.IN_PROGRESS, None)


def test_the_same_words_twice_are_one_report(issued: World) -> None:
    task = task_of(issued)
    first = report(issued, task, issued.users["lead"], text="Đang làm. ")
    assert report(issued, task, issued.users["lead"], text="Đang làm.") == first
    report(issued, task, issued.users["other"], text="Đang làm.")
    assert (TaskNote.objects.count(), len(events(issued.meeting))) == (2, 2)


def test_a_completion_stands_against_a_co_ordinating_office_and_is_taken_back_by_the_lead(issued: World) -> None:
    task = task_of(issued)
    report(issued, task, issued.users["lead"], state="done", text="Xong.")
    report(issued, task, issued.users["other"], text="Góp thêm số liệu.")
    assert Task.objects.get().state == TaskState.REPORTED
    report(issued, task, issued.users["lead"], text="Còn thiếu một xã.")
    stored = Task.objects.get()
    assert (stored.state, stored.done_on) == (TaskState.IN_PROGRESS, None)
