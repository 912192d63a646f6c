"""Confirmed, returned, stopped."""

from datetime import date
from functools import partial
from uuid import UUID, uuid4

import pytest

from agenda.completion import (
    NotReported,
    OwnWork,
    TimeUndecided,
    completion_of,
    confirm_completion,
    return_completion,
    stop_task,
)
from agenda.follow_up import AlreadyDone, NotAssigned, report_task
from agenda.models import Task, TaskNote
from agenda.queries import rows
from people.models import User
from people.refusals import BadInput, NotAllowed, Stale
from tests.agenda.factories import kinds
from tests.agenda.races import together
from tests.agenda.test_extensions import ask, issued, make_issued
from tests.factories import World

__all__ = ["issued"]


def report(here: World, text: str = "Đã ban hành kế hoạch.", by: User | None = None) -> TaskNote:
    by = by or here.users["lead"]
    return report_task(task=Task.objects.get(), state="done", text=text, by=by, at=here.at(60 * 24))


def seen() -> UUID:
    return TaskNote.objects.filter(kind="completion").latest("number").pk


def confirm(here: World, by: User | None = None, report: UUID | None = None) -> Task:
    by = by or here.secretary
    return confirm_completion(task=Task.objects.get(), report=report or seen(), by=by, at=here.at(60 * 240))


def send_back(here: World, reason: str = "Thiếu biên bản.", by: User | None = None) -> Task:
    by = by or here.chair
    return return_completion(task=Task.objects.get(), report=seen(), reason=reason, by=by, at=here.at(3000))


def test_confirmed_it_is_done_on_the_day_of_the_report(issued: World) -> None:
    report(issued)
    assert rows([Task.objects.get()], date(2026, 12, 1))[0].standing == "waiting"
    confirm(issued)
    task = Task.objects.get()
    assert (task.state, task.done_on) == ("done", date(2026, 11, 13))
    assert rows([task], date(2026, 12, 1))[0].standing == "done_on_time"
    assert kinds(issued.meeting) == ["TaskReported", "TaskConfirmed"]


def test_returned_it_goes_on_and_the_reason_is_kept(issued: World) -> None:
    report(issued)
    send_back(issued)
    task = Task.objects.get()
    assert (task.state, task.done_on, completion_of(task)) == ("in_progress", None, None)
    assert TaskNote.objects.latest("number").text == "Thiếu biên bản."
    assert rows([task], date(2026, 11, 25))[0].days_late == 6


def test_who_confirms_has_read_the_newest_report(issued: World) -> None:
    first = report(issued).pk
    report_task(task=Task.objects.get(), state="done", text="Gửi bổ sung.", by=issued.users["lead"], at=issued.at(2000))
    with pytest.raises(Stale):
        confirm(issued, report=first)
    assert confirm(issued).done_on == date(2026, 11, 13)


def test_what_nobody_reported_or_somebody_decided_is_not_confirmed(issued: World) -> None:
    with pytest.raises(NotReported):
        confirm(issued, report=uuid4())
    report(issued)
    confirm(issued)
    with pytest.raises(NotReported):
        send_back(issued)


@pytest.mark.parametrize("name", ["lead", "other", "hanh"])
def test_who_follows_decides(issued: World, name: str) -> None:
    report(issued)
    for step in (confirm, partial(send_back, reason="x")):
        with pytest.raises(NotAllowed):
            step(issued, by=issued.users[name])


def test_a_return_has_its_reason(issued: World) -> None:
    report(issued)
    with pytest.raises(BadInput):
        send_back(issued, reason=" ")


def test_nobody_confirms_their_own_report_of_their_own_office(issued: World) -> None:
    Task.objects.update(lead=issued.offices["Văn phòng Đảng ủy"])
    report(issued, by=issued.secretary)
    with pytest.raises(OwnWork):
        confirm(issued)
    assert confirm(issued, by=issued.clerk).state == "done"


def test_the_office_may_note_what_another_one_reports_on_paper(issued: World) -> None:
    report(issued, by=issued.secretary)
    assert confirm(issued).state == "done"


def test_time_is_decided_before_completion(issued: World) -> None:
    ask(issued)
    report(issued)
    with pytest.raises(TimeUndecided):
        confirm(issued)


def test_stopped(issued: World) -> None:
    stop = partial(stop_task, task=Task.objects.get(), by=issued.chair, at=issued.at(3000))
    with pytest.raises(BadInput):
        stop(reason="")
    with pytest.raises(NotAllowed):
        stop_task(task=Task.objects.get(), reason="x", by=issued.users["lead"], at=issued.at(3000))
    assert stop(reason="Đã nhập vào Đề án") == stop(reason="Đã nhập vào Đề án")
    task = Task.objects.get()
    assert (task.state, task.stopped_on) == ("stopped", date(2026, 11, 14))
    assert (rows([task], date(2027, 1, 1))[0].standing, rows([task], date(2027, 1, 1))[0].days_late) == ("stopped", 0)
    assert TaskNote.objects.count() == 1
    with pytest.raises(AlreadyDone):
        report(issued)


def test_neither_a_draft_nor_what_is_done_is_stopped(issued: World) -> None:
    stop = partial(stop_task, reason="x", by=issued.chair, at=issued.at(3000))
    Task.objects.update(state="draft")
    with pytest.raises(NotAssigned):
        stop(task=Task.objects.get())
    Task.objects.update(state="done", done_on=date(2026, 11, 12))
    with pytest.raises(NotReported):
        stop(task=Task.objects.get())


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_of_a_confirmation_and_a_return_at_once_one_holds() -> None:
    here = make_issued()
    report(here)
    results = together([partial(confirm, here), partial(send_back, here)] * 3)
    assert sorted(type(one).__name__ for one in results) == ["NotReported"] * 5 + ["Task"]
    assert TaskNote.objects.exclude(kind="completion").count() == 1
    task = Task.objects.get()
    assert (task.state, task.done_on is None) in {("done", False), ("in_progress", True)}


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_a_new_report_and_a_confirmation_at_once_never_confirm_what_was_not_read() -> None:
    here = make_issued()
    report(here)
    read = seen()
    more = partial(report, here, "Gửi bổ sung.")
    first, second = together([partial(confirm, here, report=read), more])
    if isinstance(first, Stale):
        assert (Task.objects.get().state, isinstance(second, TaskNote)) == ("reported", True)
    else:
        assert (Task.objects.get().state, isinstance(second, AlreadyDone)) == ("done", True)
