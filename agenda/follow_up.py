"""Tasks after the meeting: handed out with the notice, reported on by the offices."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from agenda.events import TaskReported
from agenda.locks import lock
from agenda.models import Task, TaskNote
from agenda.states import ConclusionState, NoteKind, TaskState
from meetings import journal
from meetings.access import is_chair, may_prepare, must
from meetings.models import Meeting
from people.models import User
from people.refusals import BadInput, Refusal
from people.text import nfc

REPORTABLE = {TaskState.IN_PROGRESS: NoteKind.PROGRESS, TaskState.DONE: NoteKind.COMPLETION}
CLOSED = (TaskState.DONE, TaskState.STOPPED)
SAME_TAP = timedelta(minutes=10)  # the same words again from the same person are the same report


class NotAssigned(Refusal):
    """The task was not handed out yet."""


class AlreadyDone(Refusal):
    """The task is done or was stopped; only the secretary may take it up again."""


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
    notes = [TaskNote(task=task, kind=NoteKind.ASSIGNMENT, state=TaskState.ASSIGNED, by=by, at=at) for task in tasks]
    TaskNote.objects.bulk_create(notes)
    return tasks


def may_report(user: User, task: Task) -> bool:
    """People of the lead office and of the co-ordinating ones, and the staff of the body that gave the task."""
    if may_finish(user, task):
        return True
    return user.office_id is not None and task.others.filter(pk=user.office_id).exists()


def may_finish(user: User, task: Task) -> bool:
    """Only the lead office or the staff says that the whole task is done, or asks for more time."""
    return (user.office_id is not None and user.office_id == task.lead_id) or may_prepare(user, task.item.meeting)


def may_decide(user: User, task: Task) -> bool:
    """The office that follows the task and the chair who gave it: more time, done, back, stopped."""
    return may_prepare(user, task.item.meeting) or is_chair(user, task.item.meeting)


@transaction.atomic
def report_task(*, task: Task, state: str, text: str, by: User, at: datetime) -> TaskNote:
    """Notes how far a task is. `state` is in_progress or done.

    Done means on the local day of `at`, and waits to be confirmed (`agenda.completion`). What a co-ordinating office
    reports leaves a completion as it is; a lead office that is still working takes its own back. The same words from
    the same person within ten minutes are one report. Raises `NotAssigned`, `AlreadyDone`, `BadInput` for an empty
    report, `NotAllowed`.
    """
    task = locked(task.pk)
    must(may_report(by, task), _("Chỉ cơ quan chủ trì, cơ quan phối hợp hoặc thư ký báo cáo được nhiệm vụ này."))
    if state not in REPORTABLE or (state == TaskState.IN_PROGRESS and not text.strip()):
        raise BadInput(_("Báo cáo chưa có nội dung. Ghi kết quả hoặc tiến độ thực hiện."))
    ensure_handed_out(task)
    if state == TaskState.DONE:
        must(may_finish(by, task), _("Chỉ cơ quan chủ trì hoặc thư ký báo cáo hoàn thành được nhiệm vụ này."))
    if (again := same_as_last(task, REPORTABLE[TaskState(state)], text, by, at)) is not None:
        return again
    if task.state in CLOSED and not may_prepare(by, task.item.meeting):
        raise AlreadyDone(_("Nhiệm vụ đã kết thúc. Nếu cần mở lại, xin báo thư ký."))
    if state == TaskState.DONE:
        move(task, TaskState.REPORTED, done_on=task.done_on or timezone.localdate(at))
    elif task.state != TaskState.REPORTED or may_finish(by, task):
        move(task, TaskState.IN_PROGRESS)
    journal.record(task.item.meeting, TaskReported(task=str(task.pk), state=task.state), by=by, at=at)
    return note(task, REPORTABLE[TaskState(state)], text, by, at)


def locked(task_id: UUID) -> Task:
    """The task as it is now, its item's and its meeting's rows locked."""
    item = lock(Task.objects.values_list("item_id", flat=True).get(pk=task_id))
    task = Task.objects.select_related("lead").get(pk=task_id)
    task.item = item
    return task


def ensure_handed_out(task: Task) -> None:
    """Raises `NotAssigned` for a task that stands in a draft."""
    if task.state == TaskState.DRAFT:
        raise NotAssigned(_("Nhiệm vụ chưa được giao nên chưa báo cáo được."))


def move(task: Task, state: TaskState, *, done_on: date | None = None, stopped_on: date | None = None) -> None:
    """Writes the state of a locked task with the day that belongs to it."""
    task.state, task.done_on, task.stopped_on = state, done_on, stopped_on
    task.save(update_fields=["state", "done_on", "stopped_on"])


def note(task: Task, kind: NoteKind, text: str, by: User, at: datetime) -> TaskNote:
    """Adds to the history of a locked task."""
    last = TaskNote.objects.filter(task=task).aggregate(last=Max("number"))["last"] or 0
    return TaskNote.objects.create(
        task=task, number=last + 1, kind=kind, state=task.state, text=text.strip(), by=by, at=at
    )


def same_as_last(task: Task, kind: NoteKind, text: str, by: User, at: datetime) -> TaskNote | None:
    """The last entry of the history, if the same person has just written the same."""
    last = TaskNote.objects.filter(task=task).order_by("number").last()
    if last is None or (last.kind, last.text, last.by_id) != (kind, nfc(text.strip()), by.pk):
        return None
    return last if at - last.at < SAME_TAP else None
