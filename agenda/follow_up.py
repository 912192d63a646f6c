"""Tasks after the meeting: handed out with the notice, reported on by the offices."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from agenda.events import TaskReported
from agenda.locks import lock
from agenda.models import Task, TaskNote
from agenda.states import ConclusionState, TaskState
from meetings import journal
from meetings.access import may_prepare, must
from meetings.models import Meeting
from people.models import User
from people.refusals import BadInput, Refusal

REPORTABLE = (TaskState.IN_PROGRESS, TaskState.DONE)


class NotAssigned(Refusal):
    """The task was not handed out yet."""


class AlreadyDone(Refusal):
    """The task was reported as done; only the secretary may take it up again."""


@transaction.atomic
def assign_tasks(*, meeting: Meeting, by: User, at: datetime) -> list[Task]:
    """Hands out the tasks of all approved conclusions of a meeting, when its notice is issued.

    Called in the transaction of the issue, after the meeting's lock is held; records no event of its own.
    Tasks that were handed out before stay as they are. Returns the tasks that are new.
    """
    meeting = journal.lock(meeting.pk)
    approved = {"item__meeting": meeting, "item__conclusion__state": ConclusionState.APPROVED}
    tasks = list(Task.objects.filter(state=TaskState.DRAFT, **approved).select_related("lead", "item"))
    for task in tasks:
        task.state = TaskState.ASSIGNED
    Task.objects.bulk_update(tasks, ["state"])
    TaskNote.objects.bulk_create(TaskNote(task=task, state=TaskState.ASSIGNED, by=by, at=at) for task in tasks)
    return tasks


def may_report(user: User, task: Task) -> bool:
    """People of the lead office and of the co-ordinating ones, and the staff of the body that gave the task."""
    if may_prepare(user, task.item.meeting) or (user.office_id is not None and user.office_id == task.lead_id):
        return True
    return user.office_id is not None and task.others.filter(pk=user.office_id).exists()


def may_finish(user: User, task: Task) -> bool:
    """Only the lead office or the staff says that the whole task is done."""
    return user.office_id == task.lead_id or may_prepare(user, task.item.meeting)


@transaction.atomic
def report_task(*, task: Task, state: str, text: str, by: User, at: datetime) -> TaskNote:
    """Notes how far a task is. `state` is in_progress or done; done on the local day of `at`.

    Raises `NotAssigned`, `AlreadyDone`, `BadInput` for an empty report, `NotAllowed`.
    """
    task = _locked(task.pk)
    must(may_report(by, task), _("Chỉ cơ quan chủ trì, cơ quan phối hợp hoặc thư ký báo cáo được nhiệm vụ này."))
    if state not in REPORTABLE or (state == TaskState.IN_PROGRESS and not text.strip()):
        raise BadInput(_("Báo cáo chưa có nội dung. Ghi kết quả hoặc tiến độ thực hiện."))
    if task.state == TaskState.DRAFT:
        raise NotAssigned(_("Nhiệm vụ chưa được giao nên chưa báo cáo được."))
    if task.state == TaskState.DONE and not may_prepare(by, task.item.meeting):
        raise AlreadyDone(_("Nhiệm vụ đã báo cáo hoàn thành. Nếu cần mở lại, xin báo thư ký."))
    if state == TaskState.DONE:
        must(may_finish(by, task), _("Chỉ cơ quan chủ trì hoặc thư ký xác nhận hoàn thành được nhiệm vụ này."))
    task.state = state
    task.done_on = timezone.localdate(at) if state == TaskState.DONE else None
    task.save(update_fields=["state", "done_on"])
    note = TaskNote.objects.create(task=task, state=state, text=text, by=by, at=at)
    journal.record(task.item.meeting, TaskReported(task=str(task.pk), state=state), by=by, at=at)
    return note


def _locked(task_id: UUID) -> Task:
    item = lock(Task.objects.values_list("item_id", flat=True).get(pk=task_id))
    task = Task.objects.select_related("lead").get(pk=task_id)
    task.item = item
    return task
