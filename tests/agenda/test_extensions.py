"""More time for a task."""

from datetime import date
from functools import partial

import pytest

from agenda.extensions import AlreadyAsked, AlreadyDecided, OwnRequest, ask_extension, decide_extension
from agenda.follow_up import AlreadyDone, NotAssigned, report_task
from agenda.models import Extension, Task, TaskNote
from agenda.queries import rows
from people.models import User
from people.refusals import BadInput, NotAllowed
from tests.agenda.factories import events, kinds, make_task
from tests.agenda.races import together
from tests.factories import World, make_user, world

DAY = date(2026, 12, 20)


def make_issued() -> World:
    here = world(state="concluded")
    board = here.offices["Ban Xây dựng Đảng"]
    here.users["lead"] = make_user("lead", "Lead", office=board)
    here.users["other"] = make_user("other", "Other", office=here.offices["Ủy ban Kiểm tra Đảng ủy"])
    make_task(here, here.items[0], lead=board.name, others=("Ủy ban Kiểm tra Đảng ủy",), state="assigned")
    return here


@pytest.fixture
def issued(db: None) -> World:
    return make_issued()


def ask(here: World, by: User | None = None, day: date = DAY, reason: str = "Chờ hướng dẫn của Tỉnh ủy") -> Extension:
    by = by or here.users["lead"]
    return ask_extension(task=Task.objects.get(), day=day, reason=reason, by=by, at=here.at(60 * 24))


def decide(here: World, by: User | None = None, granted: bool = True, answer: str = "Đồng ý") -> Extension:
    by = by or here.chair
    return decide_extension(extension=Extension.objects.get(), granted=granted, answer=answer, by=by, at=here.at(3000))


def test_asking_changes_no_deadline(issued: World) -> None:
    made = ask(issued)
    task = Task.objects.get()
    assert (made.former_due, made.due, task.last_day, task.due) == (
        date(2026, 11, 19),
        date(2026, 12, 19),
        date(2026, 11, 19),
        date(2026, 11, 19),
    )
    assert events(issued.meeting) == [("TaskExtensionAsked", {"task": str(task.pk)})]
    assert TaskNote.objects.get().text == "Trước ngày 20/12/2026. Chờ hướng dẫn của Tỉnh ủy"


def test_granted_counts_from_then_on_and_the_notice_still_says_the_old_one(issued: World) -> None:
    ask(issued)
    decide(issued)
    task = Task.objects.get()
    assert (task.deadline, task.deadline_now) == ("trước ngày 20/11/2026", "trước ngày 20/12/2026")
    (row,) = rows([task], date(2026, 12, 19))
    assert (row.standing, row.days_late) == ("due_soon", 0)
    assert list(TaskNote.objects.values_list("kind", flat=True)) == ["more_time", "grant"]
    assert kinds(issued.meeting) == ["TaskExtensionAsked", "TaskExtensionDecided"]


def test_refused_leaves_the_deadline_and_may_be_asked_again(issued: World) -> None:
    ask(issued)
    decide(issued, by=issued.secretary, granted=False, answer="Đã lùi hai lần")
    assert (Task.objects.get().last_day, Extension.objects.get().state) == (date(2026, 11, 19), "refused")
    assert ask(issued).state == "pending"


def test_a_second_tap_is_the_same_request_and_another_one_waits(issued: World) -> None:
    assert ask(issued) == ask(issued)
    with pytest.raises(AlreadyAsked):
        ask(issued, day=date(2026, 12, 21))
    assert Extension.objects.count() == 1


def test_a_second_tap_is_the_same_decision_and_another_one_comes_too_late(issued: World) -> None:
    ask(issued)
    assert decide(issued) == decide(issued)
    with pytest.raises(AlreadyDecided):
        decide(issued, by=issued.secretary)
    with pytest.raises(AlreadyDecided):
        decide(issued, granted=False)
    assert TaskNote.objects.filter(kind="grant").count() == 1


@pytest.mark.parametrize("name", ["other", "hanh", "stranger", "khoi"])
def test_only_the_lead_office_and_the_staff_ask(issued: World, name: str) -> None:
    with pytest.raises(NotAllowed):
        ask(issued, by=issued.users[name])


@pytest.mark.parametrize("name", ["lead", "other", "hanh"])
def test_who_follows_decides(issued: World, name: str) -> None:
    ask(issued)
    with pytest.raises(NotAllowed):
        decide(issued, by=issued.users[name])


def test_nobody_grants_what_they_asked_for(issued: World) -> None:
    ask(issued, by=issued.secretary)
    with pytest.raises(OwnRequest):
        decide(issued, by=issued.secretary)
    assert decide(issued, by=issued.clerk).state == "granted"


@pytest.mark.parametrize(
    ("day", "reason"), [(date(2026, 11, 20), "x"), (date(2026, 11, 1), "x"), (DAY, " ")], ids=["same", "past", "mute"]
)
def test_what_is_asked_for_makes_sense(issued: World, day: date, reason: str) -> None:
    with pytest.raises(BadInput):
        ask(issued, day=day, reason=reason)


def test_a_decision_has_its_reason(issued: World) -> None:
    ask(issued)
    with pytest.raises(BadInput):
        decide(issued, answer=" ")


def test_only_open_tasks_with_a_day_get_more_time(issued: World) -> None:
    Task.objects.update(state="draft")
    with pytest.raises(NotAssigned):
        ask(issued)
    Task.objects.update(state="assigned", precision="ongoing", due=None)
    with pytest.raises(BadInput, match="thường xuyên"):
        ask(issued)
    Task.objects.update(precision="day", due=date(2026, 11, 19))
    report_task(task=Task.objects.get(), state="done", text="Xong", by=issued.users["lead"], at=issued.at(60))
    with pytest.raises(AlreadyDone):
        ask(issued)


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_of_two_who_decide_at_once_one_does() -> None:
    here = make_issued()
    ask(here)
    asked = Extension.objects.get()
    calls = [
        partial(decide_extension, extension=asked, granted=granted, answer="x", by=by, at=here.at(3000))
        for by, granted in ((here.chair, True), (here.secretary, False), (here.chair, True), (here.clerk, True))
    ]
    results = together(calls)
    decided = Extension.objects.get()
    assert {type(one).__name__ for one in results} == {"Extension", "AlreadyDecided"}
    assert TaskNote.objects.exclude(kind="more_time").count() == 1
    assert Task.objects.get().extended_due == (date(2026, 12, 19) if decided.state == "granted" else None)


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_asked_eight_times_at_once_is_one_request() -> None:
    here = make_issued()
    results = together([partial(ask, here)] * 8)
    assert {one.pk for one in results if isinstance(one, Extension)} == {Extension.objects.get().pk}
    assert kinds(here.meeting) == ["TaskExtensionAsked"]
