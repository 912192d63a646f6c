"""The list of tasks: whose, which, in what order."""

from collections.abc import Iterator
from datetime import date

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from agenda.access import visible_tasks
from agenda.deadlines import Standing
from agenda.models import Task
from agenda.queries import by_office, conclusion_of, floor_of, leading_offices, narrowed, rows, task_numbers, tasks_of
from agenda.states import TaskState
from tests.agenda.factories import make_conclusion, make_current, make_task, make_turn
from tests.factories import VIETNAM, World, make_user, world

TODAY = date(2026, 11, 16)


@pytest.fixture
def issued(db: None) -> Iterator[World]:
    """Five tasks of three offices on 16/11/2026, and one that is a draft still."""
    here = world(state="concluded")
    here.users["dat-office"] = make_user("kt", "Phan Kiểm Tra", office=here.offices["Ủy ban Kiểm tra Đảng ủy"])
    here.users["board"] = make_user("xd", "Hoàng Xây Dựng", office=here.offices["Ban Xây dựng Đảng"])
    item = here.items[0]
    make_task(here, item, "late", lead="Ban Xây dựng Đảng", state="assigned", due=date(2026, 11, 15))
    make_task(here, item, "soon", lead="Văn phòng Đảng ủy", state="in_progress", due=date(2026, 11, 18))
    make_task(
        here, item, "shared", "Văn phòng Đảng ủy", ("Ban Xây dựng Đảng",), state="assigned", due=date(2026, 12, 31)
    )
    make_task(here, item, "ongoing", lead="Văn phòng Đảng ủy", state="in_progress", due=None)
    make_task(here, item, "done", "Ban Xây dựng Đảng", state="done", due=date(2026, 11, 10), done_on=date(2026, 11, 12))
    make_task(here, item, "draft", lead="Ban Xây dựng Đảng")
    with time_machine.travel(here.at(60 * 24 * 4), tick=False):
        yield here


def seen(here: World, name: str) -> list[str]:
    return [task.action for task in visible_tasks(here.users[name])]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("thuong", ["done", "late", "soon", "shared", "ongoing"]),
        ("cham", ["done", "late", "soon", "shared", "ongoing"]),
        ("khoi", ["done", "late", "soon", "shared", "ongoing"]),
        ("board", ["done", "late", "shared"]),
        ("dat-office", []),
        ("hanh", []),
        ("stranger", []),
    ],
)
def test_whose_tasks_by_due_day(issued: World, name: str, expected: list[str]) -> None:
    assert seen(issued, name) == expected


def test_the_secretary_of_another_organisation_sees_none(issued: World) -> None:
    assert list(visible_tasks(world(code="noi-khac").secretary)) == []


@pytest.mark.parametrize(
    ("show", "expected"),
    [
        ("open", ["late", "soon", "shared", "ongoing"]),
        ("late", ["late"]),
        ("done", ["done"]),
        ("all", ["done", "late", "soon", "shared", "ongoing"]),
    ],
)
def test_narrowed_by_state(issued: World, show: str, expected: list[str]) -> None:
    tasks = visible_tasks(issued.secretary)
    assert [task.action for task in narrowed(tasks, show, TODAY)] == expected
    assert task_numbers(tasks, TODAY)[show] == len(expected)


def test_how_each_stands(issued: World) -> None:
    found = rows(visible_tasks(issued.secretary), TODAY)
    assert [(row.task.action, row.standing, row.days_late) for row in found] == [
        ("done", Standing.DONE_LATE, 2),
        ("late", Standing.LATE, 1),
        ("soon", Standing.DUE_SOON, 0),
        ("shared", Standing.ON_TIME, 0),
        ("ongoing", Standing.ON_TIME, 0),
    ]


def test_under_their_offices(issued: World) -> None:
    groups = by_office(rows(visible_tasks(issued.secretary), TODAY))
    assert [(group.office.name, [row.task.action for row in group.rows]) for group in groups] == [
        ("Văn phòng Đảng ủy", ["soon", "shared", "ongoing"]),
        ("Ban Xây dựng Đảng", ["done", "late"]),
    ]
    assert [office.name for office in leading_offices(issued.users["board"])] == [
        "Văn phòng Đảng ủy",
        "Ban Xây dựng Đảng",
    ]


def page(here: World, name: str, query: str = "") -> str:
    client = Client()
    client.force_login(here.users[name], backend="django.contrib.auth.backends.ModelBackend")
    return client.get(reverse("agenda:tasks") + query).content.decode()


def shown(html: str) -> list[str]:
    return [word for word in ("Late", "Soon", "Shared", "Ongoing", "Done") if f">{word}</a>" in html]


def test_the_page_shows_what_is_open_first(issued: World) -> None:
    html = page(issued, "thuong")
    assert shown(html) == ["Late", "Soon", "Shared", "Ongoing"]
    assert ("Chậm 1 ngày" in html, "Sắp đến hạn" in html, html.count('<h2 id="office-')) == (True, True, 2)


def test_the_page_is_narrowed(issued: World) -> None:
    office = issued.offices["Ban Xây dựng Đảng"].pk
    assert shown(page(issued, "thuong", f"?show=all&office={office}")) == ["Late", "Done"]
    assert shown(page(issued, "thuong", "?show=late")) == ["Late"]
    assert shown(page(issued, "board", "?show=all")) == ["Late", "Shared", "Done"]


def test_nonsense_in_the_address_is_the_plain_list(issued: World) -> None:
    assert shown(page(issued, "thuong", "?show=never&office=x")) == ["Late", "Soon", "Shared", "Ongoing"]


def test_nothing_to_do_is_said(issued: World) -> None:
    assert "Không có nhiệm vụ nào" in page(issued, "stranger")


def test_a_person_of_the_office_reads_the_task_and_not_the_item(issued: World) -> None:
    client = Client()
    client.force_login(issued.users["board"], backend="django.contrib.auth.backends.ModelBackend")
    task = Task.objects.get(action="late")
    response = client.get(reverse("documents:task", args=[task.pk]))
    assert (response.context["item"], response.context["opens_meeting"]) == (None, False)
    assert issued.items[0].title not in response.content.decode()


@pytest.mark.parametrize("more", [0, 8])
def test_the_list_does_not_ask_for_every_row(issued: World, django_assert_num_queries: object, more: int) -> None:
    for number in range(more):
        make_task(issued, issued.items[1], f"more {number}", state=TaskState.ASSIGNED, others=("Ban Xây dựng Đảng",))
    with django_assert_num_queries(2):  # type: ignore[operator]
        by_office(rows(visible_tasks(issued.secretary), TODAY))


def test_the_floor_in_one_query(running: World, django_assert_num_queries: object) -> None:
    item = make_current(running)
    make_turn(running, item, "giao", "done", minute=1)
    make_turn(running, item, "hanh", "speaking", minute=2)
    make_turn(running, item, "dat", minute=4)
    make_turn(running, item, "an", minute=3)
    make_turn(running, item, "don", "withdrawn", minute=5)
    with django_assert_num_queries(1):  # type: ignore[operator]
        floor = floor_of(item)
    names = [turn.attendee.user.username for turn in floor.waiting]
    assert (floor.speaking and floor.speaking.attendee.user.username, names) == ("hanh", ["an", "dat"])
    assert [turn.attendee.user.username for turn in floor.spoken] == ["giao"]


def test_a_conclusion_with_its_tasks(running: World) -> None:
    item = running.items[0]
    assert (conclusion_of(item), tasks_of(item)) == (None, [])
    kept = make_conclusion(running, item)
    tasks = [make_task(running, item), make_task(running, item, "báo cáo")]
    assert (conclusion_of(item), tasks_of(item)) == (kept, tasks)


def test_today_is_the_day_here(issued: World) -> None:
    """At one in the morning in Viet Nam it is still yesterday in UTC: the task due yesterday is late already."""
    with time_machine.travel(issued.at(0).replace(day=19, hour=1, tzinfo=VIETNAM), tick=False):
        assert "Chậm 1 ngày" in page(issued, "cham", f"?office={issued.offices['Văn phòng Đảng ủy'].pk}")
