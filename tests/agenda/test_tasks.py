"""Tasks in a draft conclusion."""

from dataclasses import replace
from datetime import date

import pytest

from agenda.drafting import AlreadyApproved
from agenda.locks import MeetingOver
from agenda.models import Conclusion, Task
from agenda.secrecy import OnPaperOnly
from agenda.states import TaskState
from agenda.tasks import TaskGone, TaskPlan, change_task, propose_task, remove_task
from people.refusals import BadInput, NotAllowed
from tests.agenda.factories import events, make_conclusion, make_secret, make_task
from tests.factories import World, world


def plan_of(here: World) -> TaskPlan:
    return TaskPlan(
        action="rà soát các nhiệm vụ quá hạn, báo cáo Thường trực Đảng ủy",
        lead=here.offices["Văn phòng Đảng ủy"],
        others=(here.offices["Ban Xây dựng Đảng"],),
        day=date(2026, 11, 20),
    )


def test_a_task_is_proposed(running: World) -> None:
    item = running.items[0]
    task = propose_task(item=item, plan=plan_of(running), by=running.secretary, at=running.at(5))
    stored = Task.objects.get(pk=task.pk)
    assert (stored.position, stored.action, stored.lead, stored.due, stored.state) == (
        1,
        "rà soát các nhiệm vụ quá hạn, báo cáo Thường trực Đảng ủy",
        running.offices["Văn phòng Đảng ủy"],
        date(2026, 11, 19),
        TaskState.DRAFT,
    )
    assert list(stored.others.all()) == [running.offices["Ban Xây dựng Đảng"]]
    assert Conclusion.objects.filter(item=item).count() == 1
    assert events(running.meeting) == [("TaskProposed", {"item": str(item.pk)})]


def test_tasks_are_numbered_in_their_item(running: World) -> None:
    for _again in range(2):
        propose_task(item=running.items[0], plan=plan_of(running), by=running.secretary, at=running.at(5))
    propose_task(item=running.items[1], plan=plan_of(running), by=running.secretary, at=running.at(5))
    numbers = Task.objects.values_list("item__position", "position")
    assert list(numbers) == [(1, 1), (1, 2), (2, 1)]


def test_a_task_changes(running: World) -> None:
    task = make_task(running, running.items[0], others=("Ban Xây dựng Đảng",))
    plan = TaskPlan(
        action="hoàn thành số hóa hồ sơ lưu trữ",
        lead=running.offices["Đảng ủy Ủy ban nhân dân phường"],
        precision="month",
        day=date(2026, 12, 1),
    )
    change_task(task=task, plan=plan, by=running.secretary, at=running.at(6))
    stored = Task.objects.get(pk=task.pk)
    assert (stored.action, stored.precision, stored.due, list(stored.others.all())) == (
        "hoàn thành số hóa hồ sơ lưu trữ",
        "month",
        date(2026, 12, 31),
        [],
    )
    assert events(running.meeting) == [("TaskProposed", {"item": str(running.items[0].pk)})]


def test_an_ongoing_task_has_no_day(running: World) -> None:
    plan = replace(plan_of(running), precision="ongoing", day=None)
    assert propose_task(item=running.items[0], plan=plan, by=running.chair, at=running.at(5)).due is None


def test_taking_a_task_out_closes_the_gap(running: World) -> None:
    item = running.items[0]
    tasks = [make_task(running, item, action=action) for action in ("một", "hai", "ba")]
    remove_task(task=tasks[1], by=running.secretary, at=running.at(6))
    assert list(Task.objects.values_list("position", "action")) == [(1, "một"), (2, "ba")]
    with pytest.raises(TaskGone):
        remove_task(task=tasks[1], by=running.secretary, at=running.at(6))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"action": "  "}, "chưa có nội dung"),
        ({"day": None}, "chưa có ngày"),
        ({"precision": "month", "day": None}, "chưa có ngày"),
        ({"precision": "soon"}, "chưa có ngày"),
    ],
)
def test_a_task_says_what_and_until_when(running: World, change: dict[str, object], message: str) -> None:
    plan = replace(plan_of(running), **change)  # type: ignore[arg-type]
    with pytest.raises(BadInput, match=message):
        propose_task(item=running.items[0], plan=plan, by=running.secretary, at=running.at(5))


def test_offices_are_ours_and_named_once(running: World) -> None:
    foreign = world(code="noi-khac").offices["Văn phòng Đảng ủy"]
    plan = plan_of(running)
    for wrong, message in [
        (replace(plan, lead=foreign), "không thuộc"),
        (replace(plan, others=(foreign,)), "không thuộc"),
        (replace(plan, others=(plan.lead,)), "vừa chủ trì vừa phối hợp"),
    ]:
        with pytest.raises(BadInput, match=message):
            propose_task(item=running.items[0], plan=wrong, by=running.secretary, at=running.at(5))
    assert Task.objects.count() == 0


def test_a_secret_item_hands_out_nothing_here(running: World) -> None:
    with pytest.raises(OnPaperOnly):
        propose_task(item=make_secret(running), plan=plan_of(running), by=running.secretary, at=running.at(5))


def test_an_approved_conclusion_keeps_its_tasks(running: World) -> None:
    item = running.items[0]
    task = make_task(running, item)
    make_conclusion(running, item, approved=True)
    with pytest.raises(AlreadyApproved):
        propose_task(item=item, plan=plan_of(running), by=running.secretary, at=running.at(5))
    with pytest.raises(AlreadyApproved):
        change_task(task=task, plan=plan_of(running), by=running.secretary, at=running.at(5))
    with pytest.raises(AlreadyApproved):
        remove_task(task=task, by=running.secretary, at=running.at(5))


def test_an_assigned_task_is_not_drafted_any_more(running: World) -> None:
    task = make_task(running, running.items[0], state=TaskState.ASSIGNED)
    with pytest.raises(TaskGone, match="đã giao"):
        change_task(task=task, plan=plan_of(running), by=running.secretary, at=running.at(5))


def test_after_the_issue_nothing_is_added(db: None) -> None:
    here = world(state="concluded")
    with pytest.raises(MeetingOver):
        propose_task(item=here.items[0], plan=plan_of(here), by=here.secretary, at=here.at(5))


@pytest.mark.parametrize("name", ["hanh", "luc", "stranger"])
def test_who_drafts_tasks(running: World, name: str) -> None:
    task = make_task(running, running.items[1])
    by = running.users[name]
    with pytest.raises(NotAllowed):
        propose_task(item=running.items[0], plan=plan_of(running), by=by, at=running.at(5))
    with pytest.raises(NotAllowed):
        change_task(task=task, plan=plan_of(running), by=by, at=running.at(5))
    with pytest.raises(NotAllowed):
        remove_task(task=task, by=by, at=running.at(5))
