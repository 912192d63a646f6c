"""Whether a task that was reported as done is done: confirmed or returned; and tasks that are given up."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from agenda.events import TaskConfirmed, TaskReturned, TaskStopped
from agenda.follow_up import CLOSED, ensure_handed_out, locked, may_decide, move, note
from agenda.models import Extension, Task, TaskNote
from agenda.states import ExtensionState, NoteKind, TaskState
from meetings import journal
from meetings.access import must
from people.models import User
from people.refusals import BadInput, Refusal, Stale


class NotReported(Refusal):
    """Nothing was reported that could be confirmed, or somebody decided on it first."""


class OwnWork(Refusal):
    """Who reported the work of their own office does not confirm it."""


class TimeUndecided(Refusal):
    """Whether the task was in time hangs on a request for more time that nobody has decided."""


def completion_of(task: Task) -> TaskNote | None:
    """The report of completion that waits to be confirmed, the newest; None where none does."""
    if task.state != TaskState.REPORTED:
        return None
    found = TaskNote.objects.filter(task=task, kind=NoteKind.COMPLETION).select_related("by__office")
    return found.order_by("number").last()


def is_own_work(user: User, task: Task, report: TaskNote | None) -> bool:
    """Whether the person would confirm what they reported of their own office."""
    return report is not None and report.by_id == user.pk and user.office_id == task.lead_id


@transaction.atomic
def confirm_completion(*, task: Task, report: UUID, text: str = "", by: User, at: datetime) -> Task:
    """The task is done, on the day on which it was reported. `report` is the note that the person read.

    Raises `NotAllowed`, `NotReported`, `Stale` if there is a newer report, `OwnWork`, `TimeUndecided`.
    """
    task = _to_decide(task, report, by)
    if is_own_work(by, task, completion_of(task)):
        raise OwnWork(_("Đồng chí đã báo cáo hoàn thành việc của cơ quan mình, cần người khác xác nhận."))
    _ensure_time_decided(task)
    move(task, TaskState.DONE, done_on=task.done_on)
    note(task, NoteKind.CONFIRMATION, text, by, at)
    journal.record(task.item.meeting, TaskConfirmed(task=str(task.pk)), by=by, at=at)
    return task


@transaction.atomic
def return_completion(*, task: Task, report: UUID, reason: str, by: User, at: datetime) -> Task:
    """The task is to be worked on further. Raises `BadInput` without a reason, and as `confirm_completion`."""
    _ensure_reason(reason, _("Ghi lý do trả lại để cơ quan chủ trì biết phải làm gì tiếp."))
    task = _to_decide(task, report, by)
    move(task, TaskState.IN_PROGRESS)
    note(task, NoteKind.RETURN, reason, by, at)
    journal.record(task.item.meeting, TaskReturned(task=str(task.pk)), by=by, at=at)
    return task


@transaction.atomic
def stop_task(*, task: Task, reason: str, by: User, at: datetime) -> Task:
    """The task is not carried out any more, from the local day of `at`. A second tap changes nothing.

    Raises `NotAllowed`, `BadInput` without a reason, `NotAssigned`, `NotReported` if it is done, `TimeUndecided`.
    """
    _ensure_reason(reason, _("Ghi lý do dừng thực hiện nhiệm vụ."))
    task = locked(task.pk)
    _ensure_may_decide(by, task)
    ensure_handed_out(task)
    if task.state == TaskState.STOPPED:
        return task
    if task.state in CLOSED:
        raise NotReported(_("Nhiệm vụ đã hoàn thành nên không dừng được nữa."))
    _ensure_time_decided(task)
    move(task, TaskState.STOPPED, stopped_on=timezone.localdate(at))
    note(task, NoteKind.STOP, reason, by, at)
    journal.record(task.item.meeting, TaskStopped(task=str(task.pk)), by=by, at=at)
    return task


def _to_decide(task: Task, report: UUID, by: User) -> Task:
    """The locked task, if the report that the person read is the newest and waits."""
    task = locked(task.pk)
    _ensure_may_decide(by, task)
    found = completion_of(task)
    if found is None:
        raise NotReported(_("Nhiệm vụ này không còn chờ xác nhận: đã có người quyết định. Tải lại trang để xem."))
    if found.pk != report:
        raise Stale(_("Cơ quan chủ trì vừa gửi báo cáo mới. Xem báo cáo mới rồi quyết định."))
    return task


def _ensure_may_decide(by: User, task: Task) -> None:
    must(may_decide(by, task), _("Chỉ văn phòng theo dõi hoặc chủ trì phiên họp quyết định được việc này."))


def _ensure_time_decided(task: Task) -> None:
    if Extension.objects.filter(task=task, state=ExtensionState.PENDING).exists():
        raise TimeUndecided(_("Còn đề nghị lùi hạn chưa quyết định. Quyết định đề nghị ấy trước."))


def _ensure_reason(reason: str, why: str) -> None:
    if not reason.strip():
        raise BadInput(why)
